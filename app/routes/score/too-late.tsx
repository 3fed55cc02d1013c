import { Link, useRevalidator } from "@remix-run/react";
import type { HeldChoice } from "#app/domain/score/device-queue.ts";
import type { Pass, Score } from "#app/domain/score/score.ts";
import { queueOf } from "#app/ui/waiting/queue.ts";
import { useQueue } from "#app/ui/waiting/use-queue.ts";
import { answerWords } from "./answer-words.ts";
import { SaidWords } from "./row-saving-state.tsx";

type Props = {
  member: string;
  round: string;
  row: string;
  /** The pass that takes a score on the page as it stands. */
  pass: Pass | null;
  /** What the page knows to be stored in the pass that was missed. */
  stored: Score["answer"];
  levelNames: readonly string[];
  discussHref: string;
};

/** Choices on a row that reached the service after it was revealed: told until they are read. */
export function TooLate({ member, round, row, pass, stored, levelNames, discussHref }: Props) {
  const { revalidate } = useRevalidator();
  const { held } = useQueue(member);
  const late = held.filter(
    (each) => each.round === round && each.row === row && each.state === "late",
  );
  return late.map((choice) => {
    // The page still shows the pass that has ended.
    const isOld = pass === choice.pass;
    const open = isOld ? choice.refusal?.open : pass;
    const first = choice.stored ? choice.stored.words.answer : stored;
    return (
      <div className="hw-score__trouble" role="alert" key={choice.pass}>
        <p>
          <strong>Your choice came too late, so it was not saved.</strong>{" "}
          {choice.refusal?.sentence}
        </p>
        <dl className="hw-score__both">
          <dt>You had chosen</dt>
          <dd>
            <SaidWords said={choice.words} levelNames={levelNames} />
          </dd>
          {choice.pass === 1 && (
            <>
              <dt>Your first score</dt>
              <dd>
                {first === null || first === ""
                  ? "none was saved in time"
                  : `${answerWords(first, levelNames)} stands`}
              </dd>
            </>
          )}
        </dl>
        <p>
          {open === 2 ? (
            "This row is open for a second score: choose again there if you still mean it."
          ) : (
            <>
              You can <Link to={discussHref}>raise it in the discussion</Link>.
            </>
          )}
        </p>
        {isOld && (
          <button
            type="button"
            className="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
            onClick={revalidate}
          >
            {open === 2 ? "Show the second score" : "Show the page as it is now"}
          </button>
        )}
        <button
          type="button"
          className="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
          onClick={() => void forget(choice)}
        >
          I have read this
        </button>
      </div>
    );
  });
}

const forget = (choice: HeldChoice) => queueOf(choice.member).drop(choice);
