import { Link } from "@remix-run/react";
import type { Level } from "#app/domain/model/edition.ts";
import type { Score } from "#app/domain/score/score.ts";
import { LevelChip } from "#app/ui/level-chip.tsx";
import { answerWords } from "./answer-words.ts";
import { TooLate } from "./too-late.tsx";

type ClosedRow = {
  key: string;
  topic: string;
  descriptors: readonly string[];
  answer: Score["answer"];
  /** The first answer, where there is a second one beside it. */
  first: Score["answer"];
  hasSecond: boolean;
  reason: string;
  why: string;
  revealed: boolean;
};

type Props = {
  row: ClosedRow;
  index: number;
  member: string;
  round: string;
  levelNames: readonly string[];
  discussHref: string;
};

/** A row that takes no score now: what the viewer said, and why it cannot be changed. */
export function ReadOnlyRow({ row, index, member, round, levelNames, discussHref }: Props) {
  const level = typeof row.answer === "number" ? (row.answer as Level) : null;
  return (
    <section className="hw-score__row" id={`row-${index}`} aria-labelledby={`row-${index}-topic`}>
      <h2 className="nhsuk-heading-m" id={`row-${index}-topic`}>
        {row.topic}
      </h2>
      <TooLate
        {...{ member, round, row: row.key, pass: null, levelNames, discussHref }}
        stored={row.hasSecond ? row.first : row.answer}
      />
      {row.hasSecond && (
        <p className="hw-reading">
          Your first score: <strong>{answerWords(row.first, levelNames)}</strong>
        </p>
      )}
      <p className="hw-row">
        <span>{row.hasSecond ? "Your second score:" : "You said"}</span>
        {level === null ? (
          <strong>{answerWords(row.answer, levelNames)}</strong>
        ) : (
          <LevelChip level={level} name={levelNames[level - 1] ?? ""} />
        )}
      </p>
      {level !== null && <p className="hw-reading">{row.descriptors[level - 1]}</p>}
      {row.reason && <p className="hw-reading hw-quiet">Your reason: {row.reason}</p>}
      {(row.why || row.revealed) && (
        <p className="hw-reading">
          {row.why}
          {row.revealed &&
            row.why &&
            row.answer === null &&
            " You gave no score before that. If the room opens a second score of this row, you can give yours then."}{" "}
          {row.revealed && <Link to={discussHref}>Discuss it</Link>}
        </p>
      )}
    </section>
  );
}
