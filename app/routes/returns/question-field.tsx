import { useContext } from "react";
import type { Grid, Question } from "#app/domain/return/template.ts";
import { DateField } from "#app/ui/date-field.tsx";
import { Drawer } from "#app/ui/drawer.tsx";
import { FormContext } from "#app/ui/form-context.ts";
import { SelectField } from "#app/ui/select-field.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { TextField } from "#app/ui/text-field.tsx";

/** What stands beside the fields: the quarter before, and what the tool holds. */
export type Beside = {
  quarter: string | null;
  previous: Readonly<Record<string, string>>;
  sources: readonly Source[];
};
type Source = {
  key: string;
  state: "offered" | "taken" | "overridden" | "moved" | "gone";
  shown: string;
  before: string;
  source: string;
};

type Props = { question: Question; beside: Beside; alone?: boolean };

/** The field of a question, with what the quarter before said and where its figure could come from. */
export function QuestionField({ question, beside, alone = false }: Props) {
  const { key, label, name, type, hint, longest } = question;
  const before = beside.previous[key] ?? "";
  const source = beside.sources.find((each) => each.key === key);
  const isLong = type === "long-text";
  const last = before !== "" && !isLong ? `${beside.quarter}: ${before}` : "";
  const field = {
    name: key,
    label: alone ? name : label,
    optional: question.asked === "optional",
    ...(hint || last ? { hint: [hint, last].filter(Boolean).join(" ") } : {}),
  };
  return (
    <div className={`hw-return-field${isLong ? " hw-return-field--long" : ""}`}>
      {type === "choice" && (
        <SelectField
          {...field}
          empty="Choose an answer"
          options={question.answers.map((answer) => ({ value: answer.key, label: answer.name }))}
        />
      )}
      {type === "date" && <DateField {...field} />}
      {isLong && <TextArea {...field} rows={longest > 10_000 ? 14 : 3} />}
      {type === "text" && <TextField {...field} autoComplete="off" />}
      {(type === "number" || type === "percent" || type === "money" || type === "go-live") && (
        <TextField
          {...field}
          width={10}
          autoComplete="off"
          {...(type === "money" ? { prefix: "£" } : {})}
          {...(type === "percent" ? { suffix: "%" } : {})}
        />
      )}
      {isLong && before !== "" && (
        <Drawer summary={`What ${beside.quarter} said`}>
          <p className="hw-typed-text">{before}</p>
        </Drawer>
      )}
      {source && <SourceLine source={source} />}
    </div>
  );
}

/** How an answer stands to what the tool holds, and a tick to use that instead. */
function SourceLine({ source }: { source: Source }) {
  const { values, posted } = useContext(FormContext);
  const { key, state, shown, before } = source;
  const ticked = posted && [values.use].flat().includes(key);
  const id = `use-${key}`;
  const long = shown.length > 60;
  return (
    <div className="hw-return-held">
      <p className="hw-quiet">{describe(source, long)}</p>
      {state === "moved" && <p className="hw-quiet">It said {before} when this was answered.</p>}
      {long && state !== "taken" && (
        <Drawer summary="What Homeward holds">
          <p className="hw-typed-text">{shown}</p>
        </Drawer>
      )}
      {state !== "taken" && state !== "gone" && (
        <div className="nhsuk-checkboxes nhsuk-checkboxes--small">
          <div className="nhsuk-checkboxes__item">
            <input
              className="nhsuk-checkboxes__input"
              type="checkbox"
              id={id}
              name="use[]"
              value={key}
              defaultChecked={ticked}
            />
            <label className="nhsuk-label nhsuk-checkboxes__label" htmlFor={id}>
              Use {long ? "what Homeward holds" : shown}
            </label>
          </div>
        </div>
      )}
    </div>
  );
}

function describe({ state, shown, source }: Source, long: boolean): string {
  const what = long ? "words for this" : shown;
  switch (state) {
    case "offered":
      return `Homeward holds ${what}: ${source}.`;
    case "taken":
      return `From: ${source}.`;
    case "gone":
      return `From: ${source}, which no longer holds it.`;
    case "overridden":
      return `Answered otherwise than Homeward has it: ${long ? "" : `${shown}, `}${source}.`;
    case "moved":
      return `The source has changed since, and your answer is kept: ${long ? "" : `now ${shown}, `}${source}.`;
  }
}

type GridProps = {
  grid: Grid;
  beside: Beside;
  measures: readonly { row: string; words: string }[];
};

/** A table of questions, a group of fields for each of its rows. */
export function GridFields({ grid, beside, measures }: GridProps) {
  return (
    <section className="hw-return-grid">
      <h2 className="nhsuk-heading-m">{grid.name}</h2>
      {grid.help !== "" && <p>{grid.help}</p>}
      {grid.rows.map((row) => {
        const words = measures.find((each) => each.row === `${grid.key}.${row.key}`)?.words;
        return (
          <fieldset key={row.key} className="nhsuk-fieldset hw-entry">
            <legend className="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">{row.name}</legend>
            {row.help && <p className="hw-quiet">{row.help}</p>}
            {words && <p className="hw-quiet">Homeward’s measure: {words}.</p>}
            <RowFields cells={row.cells.filter((cell) => cell !== null)} beside={beside} />
          </fieldset>
        );
      })}
    </section>
  );
}

/** A row's fields; those that only some answers ask for are folded away until they are needed. */
function RowFields({ cells, beside }: { cells: readonly Question[]; beside: Beside }) {
  const { values, errors } = useContext(FormContext);
  const isFolded = ({ asked }: Question) => typeof asked === "object" && "is" in asked;
  const folded = cells.filter(isFolded);
  const shown = cells.filter((cell) => !isFolded(cell));
  const isOpen = folded.some(({ key, type }) => {
    const names = type === "date" ? [`${key}-day`, key] : [key];
    return errors[key] !== undefined || names.some((name) => (values[name] ?? "") !== "");
  });
  const show = (question: Question) => (
    <QuestionField key={question.key} question={question} beside={beside} />
  );
  return (
    <div
      className={`hw-return-fields${shown.length % 4 === 0 ? " hw-return-fields--by-four" : ""}`}
    >
      {shown.map(show)}
      {folded.length > 0 && (
        <Drawer
          key={isOpen ? "open" : "folded"}
          summary={describeFolded(folded, cells)}
          open={isOpen}
        >
          {folded.map(show)}
        </Drawer>
      )}
    </div>
  );
}

/** "If “No”: date by which it will be met; why it was not met". */
function describeFolded(folded: readonly Question[], cells: readonly Question[]): string {
  const { asked } = folded[0] ?? {};
  const rule = typeof asked === "object" && "is" in asked ? asked : null;
  const deciding = cells.find(({ key }) => key === rule?.when);
  const names = deciding?.answers.filter(({ key }) => rule?.is.includes(key)) ?? [];
  const what = folded.map(({ label }) => `${label.charAt(0).toLowerCase()}${label.slice(1)}`);
  return `If ${names.map(({ name }) => `“${name}”`).join(" or ")}: ${what.join("; ")}`;
}
