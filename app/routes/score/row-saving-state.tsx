import type { HeldChoice } from "#app/domain/score/device-queue.ts";
import type { Words } from "#app/domain/score/words.ts";
import { SavedState } from "#app/ui/saved-state.tsx";
import type { Trouble } from "#app/ui/waiting/queue.ts";
import { answerWords } from "./answer-words.ts";

type Props = {
  held: HeldChoice | undefined;
  trouble: Trouble;
  /** The version the page came with: 0 when nothing is stored. */
  version: number;
  levelNames: readonly string[];
  onDecide: (mine: boolean) => void;
};

/** What became of the row's last choice, and what can be done about it. */
export function RowSavingState({ held, trouble, version, levelNames, onDecide }: Props) {
  if (held?.state === "conflict" && held.stored) {
    return (
      <div className="hw-score__trouble" role="alert">
        <p>
          <strong>This row was saved somewhere else meanwhile.</strong> Which stands?
        </p>
        <dl className="hw-score__both">
          <dt>Saved there</dt>
          <dd>
            <SaidWords said={held.stored.words} levelNames={levelNames} />
          </dd>
          <dt>Chosen here</dt>
          <dd>
            <SaidWords said={held.words} levelNames={levelNames} />
          </dd>
        </dl>
        <button
          type="button"
          className="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
          onClick={() => onDecide(true)}
        >
          Keep what I chose here
        </button>
        <button
          type="button"
          className="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
          onClick={() => onDecide(false)}
        >
          Take what was saved there
        </button>
      </div>
    );
  }
  if (held?.state === "refused") {
    return (
      <div className="hw-score__trouble" role="alert">
        <p>
          <strong>Not saved.</strong> {held.refusal?.sentence} It is sent again when you change it.
        </p>
      </div>
    );
  }
  if (held?.state === "waiting") {
    return <SavedState state={trouble === "none" ? "saving" : "waiting"} />;
  }
  return <SavedState state={held?.state === "saved" || version > 0 ? "saved" : "idle"} />;
}

/** An answer with its reason and evidence, for comparing two of them. */
export function SaidWords({ said, levelNames }: { said: Words; levelNames: readonly string[] }) {
  return (
    <>
      {answerWords(said.answer, levelNames)}
      {[said.reason, said.evidence, said.evidenceLink].filter(Boolean).map((text) => (
        <span className="hw-score__said" key={text}>
          {text}
        </span>
      ))}
    </>
  );
}
