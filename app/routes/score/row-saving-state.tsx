import { SavedState } from "#app/ui/saved-state.tsx";
import { answerWords } from "./answer-words.ts";
import type { Saving } from "./row-saver.ts";
import type { Words } from "./words.ts";

type Props = {
  saving: Saving;
  levelNames: readonly string[];
  discussHref: string;
  signInHref: string;
  onRetry: () => void;
  onKeepMine: () => void;
  onTakeStored: () => void;
};

/** What became of the row's last choice, and what can be done about it. */
export function RowSavingState({ saving, levelNames, onRetry, ...more }: Props) {
  const words = (said: Words) => <SaidWords said={said} levelNames={levelNames} />;
  if (saving.state === "conflict") {
    return (
      <div className="hw-score__trouble" role="alert">
        <p>
          <strong>This row was saved in another window meanwhile.</strong> Which stands?
        </p>
        <dl className="hw-score__both">
          <dt>Saved there</dt>
          <dd>{words(saving.stored)}</dd>
          <dt>Chosen here</dt>
          <dd>{words(saving.mine)}</dd>
        </dl>
        <button
          type="button"
          className="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
          onClick={more.onKeepMine}
        >
          Keep what I chose here
        </button>
        <button
          type="button"
          className="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
          onClick={more.onTakeStored}
        >
          Take what was saved there
        </button>
      </div>
    );
  }
  if (saving.state === "ended") {
    return (
      <div className="hw-score__trouble" role="alert">
        <p>
          <strong>Not saved.</strong> {saving.sentence}
        </p>
        <dl className="hw-score__both">
          <dt>Chosen here</dt>
          <dd>{words(saving.mine)}</dd>
        </dl>
        <a href={more.discussHref}>See the discussion</a>
      </div>
    );
  }
  if (saving.state === "failed") {
    return (
      <div className="hw-score__trouble" role="alert">
        <p>
          {saving.sentence}
          {saving.signedOut && (
            <>
              {" "}
              What you chose is kept on this page.{" "}
              <a href={more.signInHref} target="_blank" rel="noreferrer">
                Sign in in a new tab
              </a>
              , then try again.
            </>
          )}
        </p>
        <button
          type="button"
          className="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
          onClick={onRetry}
        >
          Try again
        </button>
      </div>
    );
  }
  return <SavedState state={saving.state} />;
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
