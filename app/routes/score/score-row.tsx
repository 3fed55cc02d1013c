import { type KeyboardEvent, type RefObject, useEffect, useState } from "react";
import type { Level } from "#app/domain/model/edition.ts";
import type { Score } from "#app/domain/score/score.ts";
import type { Words } from "#app/domain/score/words.ts";
import { LevelChoice } from "#app/ui/level-choice.tsx";
import { answerWords } from "./answer-words.ts";
import { LastTime, type LastTimeSaid } from "./last-time.tsx";
import { ReasonFields } from "./reason-fields.tsx";
import { RowSavingState, SaidWords } from "./row-saving-state.tsx";
import { TooLate } from "./too-late.tsx";
import { useRowSaving } from "./use-row-saving.ts";

export type ScoringRow = {
  key: string;
  topic: string;
  descriptors: readonly string[];
  pass: 1 | 2;
  version: number;
  mark: string;
  /** Of the plain form: see makeFormKey. */
  formKey: string;
  /** What is stored, which saving starts from. */
  stored: Words;
  /** What the fields show: what was typed, when the form came back. */
  shown: Words;
  firstAnswer: Score["answer"];
  errors: Record<string, string>;
  /** The answer that is stored in the row's open pass. */
  storedAnswer: Score["answer"];
  /** Without scripts: what was saved elsewhere meanwhile, or why the row was not saved. */
  conflict: Words | null;
  refused: string | null;
};

type Props = {
  row: ScoringRow;
  index: number;
  levelNames: readonly string[];
  evidenceFrom: Level;
  form: RefObject<HTMLFormElement>;
  member: string;
  round: string;
  change: number;
  address: string;
  discussHref: string;
  last: { rowKey: string; href: string; asAt: string; said: LastTimeSaid | null } | null;
  onAnswered: (index: number, answered: boolean) => void;
};

/** One row to score: its choices, why, and whether it is saved. */
export function ScoreRow({ row, index, levelNames, form, last, ...more }: Props) {
  const { shown, stored, version, pass, key } = row;
  const { member, round, change, address, discussHref } = more;
  const [scripted, setScripted] = useState(false);
  useEffect(() => setScripted(true), []);
  const saving = useRowSaving({
    form,
    name: { member, round, row: key, pass },
    index,
    stored,
    version,
    place: { address, change, topic: row.topic },
    onWords: (words) => more.onAnswered(index, words.answer !== ""),
  });
  return (
    <section
      className={`hw-score__row hw-score__row--from-${more.evidenceFrom}`}
      id={`row-${index}`}
      aria-label={row.topic}
      onChange={(event) => saving.onChange(isTyped(event.target))}
      onBlur={(event) => {
        if (isTyped(event.target)) saving.onLeave();
      }}
      onKeyDown={(event) => chooseByFigure(event, index)}
    >
      <input type="hidden" name={`row-${index}`} value={key} />
      <input type="hidden" name={`pass-${index}`} value={pass} />
      <input type="hidden" name={`version-${index}`} value={version} />
      <input type="hidden" name={`mark-${index}`} value={row.mark} />
      <input type="hidden" name={`key-${index}`} value={row.formKey} />
      {pass === 2 && <SecondHint first={row.firstAnswer} levelNames={levelNames} />}
      <TooLate
        {...{ member, round, row: key, pass, levelNames, discussHref }}
        stored={pass === 2 ? row.firstAnswer : row.storedAnswer}
      />
      {row.refused && (
        <p className="hw-score__trouble">
          <strong>Not saved.</strong> {row.refused}
        </p>
      )}
      {row.conflict && (
        <div className="hw-score__trouble">
          <p>
            <strong>This row was saved somewhere else meanwhile.</strong> Save again to keep what
            you chose here.
          </p>
          <dl className="hw-score__both">
            <dt>Saved there</dt>
            <dd>
              <SaidWords said={row.conflict} levelNames={levelNames} />
            </dd>
          </dl>
        </div>
      )}
      <LevelChoice
        name={`answer-${index}`}
        label={row.topic}
        levelNames={levelNames}
        descriptors={row.descriptors}
        value={shown.answer}
        {...(row.errors[`answer-${index}`] ? { error: row.errors[`answer-${index}`] } : {})}
      />
      <div className="hw-score__foot">
        <ReasonFields
          index={index}
          words={shown}
          errors={row.errors}
          evidenceFrom={more.evidenceFrom}
        />
        {last && <LastTime {...last} index={index} levelNames={levelNames} />}
        <div className="hw-score__state">
          {(scripted || version > 0) && (
            <RowSavingState
              held={saving.held}
              trouble={saving.trouble}
              version={version}
              levelNames={levelNames}
              onDecide={saving.onDecide}
            />
          )}
        </div>
      </div>
    </section>
  );
}

const isTyped = (target: EventTarget) =>
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLInputElement && target.type !== "radio");

const isRadio = (target: EventTarget) =>
  target instanceof HTMLInputElement &&
  target.type === "radio" &&
  target.name.startsWith("answer-");

/** The figures 1 to 5 choose a level while one of the row's answers has the focus. */
function chooseByFigure(event: KeyboardEvent<HTMLElement>, index: number): void {
  if (!isRadio(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
  if (!/^[1-5]$/.test(event.key)) return;
  const radio = event.currentTarget.querySelector<HTMLInputElement>(
    `input[name="answer-${index}"][value="${event.key}"]`,
  );
  radio?.focus();
  radio?.click();
}

/** What a second score is, beside the first one. */
function SecondHint({
  first,
  levelNames,
}: {
  first: Score["answer"];
  levelNames: readonly string[];
}) {
  return (
    <p className="hw-score__second">
      <strong>Second score.</strong>{" "}
      {first === null
        ? "You gave no first score before the reveal, so yours counts from this second score on."
        : `Before the discussion you said: ${answerWords(first, levelNames)}. It stands unless you choose again. Both are kept and shown.`}
    </p>
  );
}
