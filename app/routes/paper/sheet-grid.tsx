import { Link } from "@remix-run/react";
import { type FormEvent, type KeyboardEvent, useRef, useState } from "react";
import { SCORE_TEXT_LENGTHS } from "#app/domain/score/score.ts";
import { SHARING_NAMES, SHARINGS } from "#app/domain/score/sharing.ts";
import { readTypedAnswer } from "#app/domain/sheet/sheet.ts";
import type { Services } from "#app/services/index.server.ts";
import { useField } from "#app/ui/form-context.ts";
import type { FormResult } from "#app/ui/form-values.ts";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { RadioGroup } from "#app/ui/radio-group.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { countTyped, moveFocus } from "./grid-keys.ts";

type Page = ReturnType<Services["sheets"]["form"]> & { home: string };
type Row = Page["changes"][number]["rows"][number];

const SHARING_WORDS = {
  named: SHARING_NAMES.named,
  unnamed: SHARING_NAMES.unnamed,
  private: "Not at all, or nothing is ticked",
};

/** One sheet as a grid: a key a row, with its reason beside it. Nothing saved is ever shown again. */
export function SheetGrid({ page, result }: { page: Page; result: FormResult | undefined }) {
  const { changes, partner, home } = page;
  const form = useRef<HTMLDivElement>(null);
  const rows = changes.flatMap((change) => change.rows);
  const open = rows.filter((row) => row.pass !== null);
  const typedBefore = rows.filter((_row, index) => result?.typed[`answer-${index}`]).length;
  const [typed, setTyped] = useState(typedBefore);
  const recount = () => form.current && setTyped(countTyped(form.current));
  if (open.length === 0) {
    return (
      <p>
        No row of this sheet takes a score now.{" "}
        <Link to={`${home}/paper?partner=${partner.id}`}>Choose another sheet</Link>
      </p>
    );
  }
  return (
    <PlainForm wide result={result}>
      <input type="hidden" name="key" value={page.key} />
      <input type="hidden" name="partner" value={partner.id} />
      <input type="hidden" name="sheet" value={page.label} />
      <p className="hw-paper-keys">
        <strong>1</strong> to <strong>5</strong> for a level, <strong>d</strong> for “don’t know”,{" "}
        <strong>n</strong> for “not for us to say”.
        <span className="hw-paper-keys__script">
          {" "}
          A key moves on to the next row; ↑ and ↓ move, → goes to the reason.
        </span>
      </p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the fields inside */}
      <div
        ref={form}
        className="hw-paper-grid"
        onInput={(event: FormEvent<HTMLDivElement>) => {
          const field = event.target;
          if (field instanceof HTMLInputElement && field.name.startsWith("answer-")) {
            const answer = readTypedAnswer(field.value);
            if (answer !== null && answer !== undefined) moveFocus(field, "next");
          }
          recount();
        }}
        onKeyDown={(event: KeyboardEvent<HTMLDivElement>) => {
          const move = moveOf(event);
          if (move && event.target instanceof HTMLElement && moveFocus(event.target, move)) {
            event.preventDefault();
          }
        }}
      >
        {changes.map((change) => (
          <section key={change.number} aria-labelledby={`change-${change.number}`}>
            <h2 id={`change-${change.number}`} className="nhsuk-heading-s">
              {change.number}. {change.name}
            </h2>
            {change.rows.map((row) => (
              <GridRow
                key={row.key}
                row={row}
                index={rows.indexOf(row)}
                typed={result?.typed}
                errors={result?.errors}
              />
            ))}
          </section>
        ))}
      </div>
      <RadioGroup
        name="sharing"
        label="May the reasons on this sheet be shown?"
        labelSize="s"
        small
        value="private"
        options={[...SHARINGS].reverse().map((value) => ({ value, label: SHARING_WORDS[value] }))}
      />
      <div className="hw-paper-bar">
        <p role="status" className="hw-paper-bar__count">
          <strong>{typed}</strong> typed, <strong>{open.length - typed}</strong> blank
        </p>
        <SubmitButton>Save the sheet</SubmitButton>
        <span className="hw-quiet">Once saved, what it says cannot be read or changed.</span>
      </div>
    </PlainForm>
  );
}

function moveOf(event: KeyboardEvent): "next" | "before" | "right" | "left" | null {
  switch (event.key) {
    case "ArrowDown":
    case "Enter":
      return "next";
    case "ArrowUp":
      return "before";
    case "ArrowRight":
      return "right";
    case "ArrowLeft":
      return "left";
    default:
      return null;
  }
}

type RowProps = {
  row: Row;
  index: number;
  typed: FormResult["typed"] | undefined;
  errors: FormResult["errors"] | undefined;
};

function GridRow({ row, index, typed, errors }: RowProps) {
  if (row.pass === null) {
    const late = String(typed?.[`answer-${index}`] ?? "");
    return (
      <div className="hw-paper-row hw-paper-row--shut">
        <span className="hw-paper-row__topic">{row.topic}</span>
        <span className="hw-paper-row__why" id={`answer-${index}`}>
          {row.why}
          {late !== "" && errors?.[`answer-${index}`] && ` You typed ${late}: it was not saved.`}
        </span>
      </div>
    );
  }
  return (
    <div className="hw-paper-row">
      <input type="hidden" name={`row-${index}`} value={row.key} />
      <label className="hw-paper-row__topic" htmlFor={`answer-${index}`}>
        {row.topic}
        {row.pass === 2 && <span className="hw-quiet"> second score</span>}
      </label>
      <KeyField index={index} />
      <ReasonField index={index} topic={row.topic} />
    </div>
  );
}

function KeyField({ index }: { index: number }) {
  const field = useField(`answer-${index}`);
  return (
    <span className="hw-paper-row__key">
      <input
        className={`nhsuk-input${field.error ? " nhsuk-input--error" : ""}`}
        id={field.id}
        name={`answer-${index}`}
        maxLength={1}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        defaultValue={field.value}
        aria-invalid={field.error ? true : undefined}
        aria-describedby={field.error ? `${field.id}-error` : undefined}
      />
      {field.error && (
        <span className="nhsuk-error-message" id={`${field.id}-error`}>
          <span className="nhsuk-u-visually-hidden">Error:</span> {field.error}
        </span>
      )}
    </span>
  );
}

function ReasonField({ index, topic }: { index: number; topic: string }) {
  const field = useField(`reason-${index}`);
  return (
    <span className="hw-paper-row__reason">
      <input
        className={`nhsuk-input${field.error ? " nhsuk-input--error" : ""}`}
        id={field.id}
        name={`reason-${index}`}
        maxLength={SCORE_TEXT_LENGTHS.reason}
        autoComplete="off"
        placeholder="Reason"
        aria-label={`Reason: ${topic}`}
        defaultValue={field.value}
        aria-invalid={field.error ? true : undefined}
      />
      {field.error && <span className="nhsuk-error-message">{field.error}</span>}
    </span>
  );
}
