import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { formatDate } from "#app/domain/dates.ts";
import { answer } from "#app/http/answer.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { FileField } from "#app/ui/file-field.tsx";
import { FileProblems } from "#app/ui/file-problems.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Read figures from a file – ${page?.area} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  return { ...services.measures.imports(viewer), home: `/areas/${area.slug}/measures` };
});

const NOTHING = { values: [], text: "", fileName: "" };

export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const home = `/areas/${area.slug}/measures`;
  const form = await asked.request.formData();
  const undo = form.get("undo");
  if (typeof undo === "string") {
    const changed = services.measures.undoImport(viewer, undo);
    return redirect(`${home}?saved=${changed}`);
  }
  const text = form.get("text");
  if (typeof text === "string") {
    const fileName = String(form.get("fileName") ?? "");
    const { problems, changed } = services.measures.importFile(viewer, fileName, text);
    if (problems.length > 0) return data({ ...NOTHING, problems }, { status: 409 });
    return redirect(`${home}?saved=${changed}`);
  }
  const file = form.get("file");
  const bytes = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array();
  const preview = services.measures.preview(viewer, bytes);
  const fileName = file instanceof File ? file.name : "";
  return data({ ...preview, fileName }, { status: preview.problems.length > 0 ? 422 : 200 });
});

const SERIES_NAMES = { plan: "Plan", forecast: "Expected", actual: "Actual" } as const;

export default function ImportFigures() {
  const { imports, home } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const ready = result && result.problems.length === 0;
  return (
    <>
      <BackLink href={home} label="Measures" />
      <PageHeader
        title="Read figures from a file"
        purpose="Fill in the template, check the file here, then save all of it. Nothing is saved while anything in it is wrong."
      />
      {result && !ready && <FileProblems problems={result.problems} />}
      {ready ? (
        <PlainForm upload wide>
          <h2 className="nhsuk-heading-m">The file is in order</h2>
          <DataTable
            stacked="named"
            caption="What it would change"
            captionHidden
            columns={[
              { key: "name", label: "Measure", rowHeader: true },
              { key: "place", label: "Quarter" },
              { key: "before", label: "Now", numeric: true },
              { key: "after", label: "From the file", numeric: true },
            ]}
            rows={result.values.map((value) => ({
              key: value.key,
              cells: {
                name: value.name,
                place: `${value.quarter}, ${SERIES_NAMES[value.series].toLowerCase()}`,
                before: value.before ?? "nothing",
                after: value.after,
              },
            }))}
          />
          {/* Kept in this answer alone, so that it need not be chosen again. It is read again. */}
          <textarea name="text" defaultValue={result.text} hidden readOnly />
          <input type="hidden" name="fileName" value={result.fileName} />
          <div className="hw-buttons">
            <SubmitButton>
              {result.values.length === 1
                ? "Save 1 figure"
                : `Save ${result.values.length} figures`}
            </SubmitButton>
            <Link to={`${home}/import`}>Choose another file</Link>
          </div>
        </PlainForm>
      ) : (
        <PlainForm upload>
          <FileField
            name="file"
            label="CSV file"
            hint="At most 200 KB. Measures are named by their key or their name."
            accept=".csv,.txt,.tsv,text/csv"
          />
          <SubmitButton>Check the file</SubmitButton>
        </PlainForm>
      )}
      <p>
        <a href={`${home}/template.csv`}>Template (CSV)</a>: a line for each measure of the last
        quarter. Lines left without a value are passed over; a rate can be given by its two numbers,
        such as 24 / 182,046, and a figure that is not exact as its source has it, such as about 75.
      </p>
      {imports.length > 0 && (
        <>
          <h2 className="nhsuk-heading-m">Files read in before</h2>
          <DataTable
            stacked="named"
            caption="Files read in before, the latest first"
            captionHidden
            columns={[
              { key: "on", label: "Date", rowHeader: true },
              { key: "file", label: "File" },
              { key: "person", label: "By" },
              { key: "rows", label: "Figures", numeric: true },
              { key: "undo", label: <span className="nhsuk-u-visually-hidden">Take back</span> },
            ]}
            rows={imports.map((each) => ({
              key: each.id,
              cells: {
                on: formatDate(each.on),
                file: each.fileName,
                person: each.person,
                rows: each.rows,
                undo:
                  each.undoneAt !== null ? (
                    "taken back"
                  ) : (
                    <PlainForm id={each.id}>
                      <SubmitButton kind="secondary" small name="undo" value={each.id}>
                        Take back
                      </SubmitButton>
                    </PlainForm>
                  ),
              },
            }))}
          />
        </>
      )}
    </>
  );
}
