import { Link } from "@remix-run/react";
import type { Services } from "#app/services/index.server.ts";
import { DataTable } from "#app/ui/data-table.tsx";
import { FileField } from "#app/ui/file-field.tsx";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";

type Preview = ReturnType<Services["sheets"]["preview"]>;

const count = (number: number, one: string) => `${number} ${number === 1 ? one : `${one}s`}`;

/** Choosing a file, with the template and what its columns take. */
export function ImportForm({ paper }: { paper: string }) {
  return (
    <div className="hw-split">
      <PlainForm upload>
        <FileField
          name="file"
          label="CSV file"
          hint="At most 200 KB, about 80 sheets of 26 rows."
          accept=".csv,.txt,.tsv,text/csv"
        />
        <SubmitButton>Check the file</SubmitButton>
      </PlainForm>
      <section className="hw-panel" aria-labelledby="template">
        <h2 id="template" className="nhsuk-heading-s">
          The template
        </h2>
        <p>
          <a href={`${paper}/template.csv`}>Template (CSV)</a>: a line for each row of the next
          sheet of every organisation. Lines left without an answer are passed over.
        </p>
        <ul>
          <li>
            <strong>answer</strong>: 1 to 5, d for “don’t know”, n for “not for us to say”
          </li>
          <li>
            <strong>sharing</strong> of the reason: named, unnamed or private; empty means private
          </li>
          <li>
            <strong>sheet</strong>: the number on the paper; copy the lines for a second sheet
          </li>
        </ul>
      </section>
    </div>
  );
}

/** What a file would bring: counts only, and the one button that saves it. */
export function ImportPreview({
  sheets,
  text,
  here,
}: Pick<Preview, "sheets" | "text"> & { here: string }) {
  const rows = sheets.reduce((sum, sheet) => sum + sheet.rows, 0);
  return (
    <PlainForm upload>
      <h2 className="nhsuk-heading-m">The file is in order</h2>
      <DataTable
        stacked="named"
        caption="What it would bring"
        captionHidden
        columns={[
          { key: "partner", label: "Organisation", rowHeader: true },
          { key: "name", label: "Sheet" },
          { key: "rows", label: "Rows", numeric: true },
        ]}
        rows={sheets.map(({ partner, name, rows: own }) => ({
          key: `${partner} ${name}`,
          cells: { partner, name, rows: own },
        }))}
        foot={{ partner: "Together", name: count(sheets.length, "sheet"), rows }}
      />
      {/* Kept in this answer alone, so that it need not be chosen again. It is read again. */}
      <textarea name="text" defaultValue={text} hidden readOnly />
      <p>
        Once saved, what the sheets say cannot be read or changed before their rows are revealed.
      </p>
      <div className="hw-buttons">
        <SubmitButton>Save {count(sheets.length, "sheet")}</SubmitButton>
        <Link to={here}>Choose another file</Link>
      </div>
    </PlainForm>
  );
}
