import { Link } from "@remix-run/react";
import { type KeyboardEvent, type RefObject, useEffect, useState } from "react";
import type { Level } from "#app/domain/model/edition.ts";
import { LevelChip } from "#app/ui/level-chip.tsx";
import { LevelChoice } from "#app/ui/level-choice.tsx";
import { answerWords } from "./answer-words.ts";
import { LastTime, type LastTimeSaid } from "./last-time.tsx";
import { ReasonFields } from "./reason-fields.tsx";
import { RowSavingState, SaidWords } from "./row-saving-state.tsx";
import { useRowSaving } from "./use-row-saving.ts";
import type { Words } from "./words.ts";

export type ScoringRow = {
  key: string;
  topic: string;
  descriptors: readonly string[];
  pass: 1 | 2;
  version: number;
  mark: string;
  /** What is stored, which a saver starts from. */
  stored: Words;
  /** What the fields show: what was typed, when the form came back. */
  shown: Words;
  firstAnswer: string | null;
  errors: Record<string, string>;
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
  address: string;
  keptUnder: string;
  discussHref: string;
  signInHref: string;
  last: { href: string; said: LastTimeSaid | null } | null;
  onAnswered: (index: number, answered: boolean) => void;
};

/** One row to score: its choices, why, and whether it is saved. */
export function ScoreRow({ row, index, levelNames, form, last, ...more }: Props) {
  const { shown, stored, version, pass, key } = row;
  const [scripted, setScripted] = useState(false);
  useEffect(() => setScripted(true), []);
  const saving = useRowSaving({
    form,
    row: { key, pass, index, stored, version },
    address: more.address,
    keptUnder: more.keptUnder,
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
      {pass === 2 && (
        <p className="hw-score__second">
          <strong>Second score.</strong> Before the discussion you said:{" "}
          {answerWords(row.firstAnswer, levelNames)}. It stands unless you choose again.
        </p>
      )}
      {row.refused && (
        <p className="hw-score__trouble">
          <strong>Not saved.</strong> {row.refused}
        </p>
      )}
      {row.conflict && (
        <div className="hw-score__trouble">
          <p>
            <strong>This row was saved in another window meanwhile.</strong> Save again to keep what
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
              saving={saving.saving}
              levelNames={levelNames}
              discussHref={more.discussHref}
              signInHref={more.signInHref}
              onRetry={saving.retry}
              onKeepMine={saving.keepMine}
              onTakeStored={saving.takeStored}
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

export type ClosedRow = {
  key: string;
  topic: string;
  descriptors: readonly string[];
  answer: string | number | null;
  reason: string;
  why: string;
  revealed: boolean;
};

type ClosedProps = {
  row: ClosedRow;
  index: number;
  levelNames: readonly string[];
  discussHref: string;
};

/** A row that takes no score now: what the viewer said, and why it cannot be changed. */
export function ReadOnlyRow({ row, index, levelNames, discussHref }: ClosedProps) {
  const level = typeof row.answer === "number" ? (row.answer as Level) : null;
  return (
    <section className="hw-score__row" id={`row-${index}`} aria-labelledby={`row-${index}-topic`}>
      <h2 className="nhsuk-heading-m" id={`row-${index}-topic`}>
        {row.topic}
      </h2>
      <p className="hw-row">
        <span>You said</span>
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
          {row.why} {row.revealed && <Link to={discussHref}>Discuss it</Link>}
        </p>
      )}
    </section>
  );
}
