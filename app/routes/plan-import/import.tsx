import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { answer } from "#app/http/answer.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { FileField } from "#app/ui/file-field.tsx";
import { FileProblems } from "#app/ui/file-problems.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { ImportPreviewForm } from "./preview-form.tsx";
import { readSettled } from "./settled-form.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Read a plan from a file – ${page?.area} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const plan = `/areas/${area.slug}/plan`;
  return { ...services.planImport.imports(viewer), area: area.name, plan };
});

export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const { planImport } = services;
  const form = await asked.request.formData();
  const status = (problems: readonly unknown[], otherwise: number) =>
    problems.length > 0 ? 422 : otherwise;
  if (form.has("table")) {
    const settled = readSettled(form);
    if (form.get("intent") !== "save") {
      const preview = planImport.check(viewer, settled);
      const { fileName, skip } = settled;
      const answered = { ...preview, fileName, skip, nothingNew: false };
      return data(answered, { status: status(preview.problems, 200) });
    }
    const done = planImport.importPlan(viewer, settled);
    if (done.id !== null) return redirect(`/areas/${area.slug}/plan/imports/${done.id}?new`);
    const { fileName, skip } = settled;
    const nothingNew = done.preview.problems.length === 0;
    return data({ ...done.preview, fileName, skip, nothingNew }, { status: 409 });
  }
  const file = form.get("file");
  const bytes = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array();
  const fileName = file instanceof File ? file.name : "";
  const preview = await planImport.preview(viewer, bytes, fileName);
  const answered = { ...preview, fileName, skip: true, nothingNew: false };
  return data(answered, { status: status(preview.problems, 200) });
});

export default function ImportPlan() {
  const { imports, plan } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const read = result && result.table !== "" ? result : null;
  return (
    <>
      <BackLink href={plan} label="Action plan" />
      <PageHeader
        title="Read a plan from a file"
        purpose="Choose a file, see what each line would become, then add all of it. Nothing is saved before you say so, or while anything is wrong."
      />
      {result && result.problems.length > 0 && (
        <FileProblems
          problems={result.problems}
          {...(result.words.length > 0
            ? { advice: "Say below what the names stand for, or put the file right." }
            : {})}
        />
      )}
      {result?.nothingNew && (
        <Notice focus>Nothing was added: the plan holds every line already.</Notice>
      )}
      {read ? (
        <ImportPreviewForm preview={read} here={`${plan}/import`} />
      ) : (
        <div className="hw-split">
          <PlainForm upload>
            <FileField
              name="file"
              label="Excel workbook or CSV file"
              hint="At most 200 KB. One line an action, with a line that names the columns."
              accept=".xlsx,.csv,.txt,.tsv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            />
            <SubmitButton>Check the file</SubmitButton>
          </PlainForm>
          <section className="hw-panel" aria-labelledby="what-file">
            <h2 id="what-file" className="nhsuk-heading-s">
              What the file needs
            </h2>
            <ul>
              <li>a column for the change of the model: its number or its name</li>
              <li>a column for what is to be done</li>
              <li>dates such as 30/9/2017; other columns as you have them</li>
            </ul>
            <p>
              The <a href={`${plan}.csv`}>plan as it stands (CSV)</a> shows every column. Lines that
              the plan holds already can be left out.
            </p>
          </section>
        </div>
      )}
      {!read && imports.length > 0 && (
        <section className="hw-section">
          <h2 className="nhsuk-heading-m">Files read in before</h2>
          <DataTable
            stacked="named"
            caption="Files read in before, the latest first"
            captionHidden
            columns={[
              { key: "file", label: "File", rowHeader: true },
              { key: "on", label: "Date" },
              { key: "person", label: "By" },
              { key: "actions", label: "Actions", numeric: true },
              { key: "state", label: "Now" },
            ]}
            rows={imports.map((each) => ({
              key: each.id,
              cells: {
                file: <Link to={`${plan}/imports/${each.id}`}>{each.fileName}</Link>,
                on: each.on,
                person: each.person,
                actions: each.actions,
                state: each.undoneAt === null ? "in the plan" : "taken back",
              },
            }))}
          />
        </section>
      )}
    </>
  );
}
