import { Link } from "@remix-run/react";
import type { FileProblem } from "#app/domain/file-lines.ts";
import {
  NEEDED_COLUMNS,
  PLAN_COLUMN_NAMES,
  PLAN_FILE_COLUMNS,
  type PlanFileColumn,
} from "#app/domain/plan-file/columns.ts";
import { countActions } from "#app/domain/report/plan-words.ts";
import type { ImportPreview } from "#app/services/plan-import-preview.server.ts";
import { Checkbox } from "#app/ui/checkbox-group.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { Drawer } from "#app/ui/drawer.tsx";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";

type Preview = ImportPreview & { fileName: string; skip: boolean };

/** A file that was read: its columns, its unknown words, and what its lines would become. */
export function ImportPreviewForm({ preview, here }: { preview: Preview; here: string }) {
  const { problems, remarks, words, match, fresh, again, fileName } = preview;
  const ready = problems.length === 0;
  const matched = Object.keys(match).length;
  const unmatched = NEEDED_COLUMNS.some((column) => match[column] === undefined);
  return (
    // Another file, or another look at the same, has fields of its own.
    <PlainForm upload wide key={`${problems.length} ${matched} ${preview.table.length}`}>
      {/* Kept in this answer alone, so that the file need not be chosen again. It is read again. */}
      <textarea name="table" defaultValue={preview.table} hidden readOnly />
      <input type="hidden" name="fileName" value={fileName} />
      {words.length > 0 && <UnknownWords words={words} />}
      {ready && (
        <section className="hw-section">
          <h2 className="nhsuk-heading-m">
            {fresh === 0
              ? "Everything in the file is in the plan already"
              : `${fileName || "The file"} brings ${countActions(fresh)}`}
          </h2>
          <PreviewTable preview={preview} />
          {again > 0 && (
            <>
              <input type="hidden" name="skipAsked" value="yes" />
              <Checkbox
                name="skip"
                label={`Leave out ${again === 1 ? "the line" : `the ${again} lines`} that the plan holds already`}
                hint="A line is taken for the same when it asks for the same in the same change."
                checked={preview.skip}
              />
            </>
          )}
        </section>
      )}
      <Drawer
        summary={`Columns: ${matched} of ${PLAN_FILE_COLUMNS.length} found in the file`}
        open={unmatched}
      >
        <ColumnFields preview={preview} />
      </Drawer>
      {remarks.length > 0 && <Remarks remarks={remarks} />}
      <div className="hw-buttons">
        {ready && (
          <SubmitButton name="intent" value="save">
            Add to the plan
          </SubmitButton>
        )}
        <SubmitButton kind={ready ? "secondary" : "primary"} name="intent" value="check">
          Check again
        </SubmitButton>
        <Link to={here} reloadDocument>
          Choose another file
        </Link>
      </div>
    </PlainForm>
  );
}

/** Which column of the file says what. */
function ColumnFields({ preview: { columns, match } }: { preview: Preview }) {
  const options = columns.map(({ at, name, example }) => ({
    value: String(at),
    label: `${letterOf(at)}: ${cut(name) || `“${cut(example)}”`}`,
  }));
  return (
    <div className="hw-columns">
      {PLAN_FILE_COLUMNS.map((column: PlanFileColumn) => (
        <SelectField
          key={column}
          name={`column-${column}`}
          label={PLAN_COLUMN_NAMES[column]}
          options={options}
          empty="Not in the file"
          value={match[column] === undefined ? "" : String(match[column])}
        />
      ))}
    </div>
  );
}

/** What stands for nothing known: said once, it holds for all lines. */
function UnknownWords({ words }: Pick<Preview, "words">) {
  return (
    <section className="hw-section">
      <h2 className="nhsuk-heading-m">What the area does not know by these names</h2>
      <p>Say what each stands for, then check again. It holds for every line of the file.</p>
      <div className="hw-columns">
        {words.map(({ column, word, text, lines, said, options }) => (
          <SelectField
            key={`${column}:${word}`}
            name={`${column}:${encodeURIComponent(word)}`}
            label={`“${cut(text)}”`}
            hint={`${PLAN_COLUMN_NAMES[column]}, on ${lines} ${lines === 1 ? "line" : "lines"}`}
            options={options}
            empty="Choose…"
            value={said}
          />
        ))}
      </div>
    </section>
  );
}

function PreviewTable({ preview: { actions, fresh, again } }: { preview: Preview }) {
  const rest = fresh + again - actions.length;
  return (
    <>
      <DataTable
        stacked="named"
        caption="What each line would become"
        captionHidden
        dense
        columns={[
          { key: "line", label: "Line", numeric: true },
          { key: "what", label: "What to do" },
          { key: "who", label: "When and who" },
          { key: "state", label: "In the plan" },
        ]}
        rows={actions.map((action) => ({
          key: String(action.line),
          cells: {
            line: action.line,
            what: (
              <>
                <strong>{cut(action.whatToDo, 160)}</strong>
                <br />
                <span className="hw-quiet">{action.change}</span>
              </>
            ),
            who: (
              <>
                {action.due}
                <br />
                <span className="hw-quiet">
                  {action.owner}, {action.status.toLowerCase()}
                </span>
              </>
            ),
            state: action.again ? "already" : "new",
          },
        }))}
      />
      {rest > 0 && <p>And {rest} more.</p>}
    </>
  );
}

const LISTED = 100;

/** What was settled while the file was read, line by line. */
function Remarks({ remarks }: { remarks: readonly FileProblem[] }) {
  return (
    <Drawer summary={`What was settled while reading (${remarks.length})`} open>
      <DataTable
        stacked="named"
        caption="What was settled while reading"
        captionHidden
        dense
        columns={[
          { key: "line", label: "Line", numeric: true },
          { key: "column", label: "Column" },
          { key: "sentence", label: "What was done" },
        ]}
        rows={remarks.slice(0, LISTED).map(({ line, column, sentence }, at) => ({
          key: String(at),
          cells: { line: line ?? "–", column: column ?? "–", sentence },
        }))}
      />
      {remarks.length > LISTED && <p>And {remarks.length - LISTED} more.</p>}
    </Drawer>
  );
}

/** 0 is A, 26 is AA: what a spreadsheet calls its columns. */
function letterOf(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26));
  return at < 26 ? letter : `${letterOf(Math.floor(at / 26) - 1)}${letter}`;
}

const cut = (text: string, most = 50) => {
  const line = text.replace(/\s+/g, " ");
  return line.length > most ? `${line.slice(0, most - 1).trimEnd()}…` : line;
};
