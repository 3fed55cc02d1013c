import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { formatDate } from "#app/domain/dates.ts";
import { toSlug } from "#app/domain/measure/period.ts";
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
  { title: `Read in a return – ${page?.area ?? "Area"} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  return { ...services.returns.reading(viewer), back: `/areas/${area.slug}/returns` };
});

export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const form = await asked.request.formData();
  const text = form.get("text");
  if (typeof text === "string") {
    const fileName = String(form.get("fileName") ?? "");
    const { problems, quarter } = services.returns.readReturn(viewer, fileName, text);
    if (quarter === null) {
      return data({ problems, found: null, text: "", fileName: "" }, { status: 409 });
    }
    return redirect(`/areas/${area.slug}/returns/${toSlug(quarter)}?done=read`);
  }
  const file = form.get("file");
  const bytes = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array();
  const preview = services.returns.previewReturn(viewer, bytes);
  const fileName = file instanceof File ? file.name : "";
  return data({ ...preview, fileName }, { status: preview.found === null ? 422 : 200 });
});

export default function ImportReturn() {
  const { back } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const found = result?.found ?? null;
  return (
    <>
      <BackLink href={back} label="Quarterly returns" />
      <PageHeader
        title="Read in a return from a file"
        purpose="Check the file here, then take all of it. Nothing is saved while anything in it is wrong."
      />
      {result && found === null && <FileProblems problems={result.problems} />}
      {result && found ? (
        <PlainForm upload wide>
          <h2 className="nhsuk-heading-m">The file is in order: {found.quarter}</h2>
          <p>
            {found.title}, {found.months}.{" "}
            {found.submittedOn === null
              ? "It is not submitted, and stays open here."
              : `It was submitted on ${formatDate(found.submittedOn)}, and stands here as submitted.`}{" "}
            {found.signatures === 1 ? "One sign-off" : `${found.signatures} sign-offs`}.
          </p>
          <DataTable
            stacked="named"
            caption="What it answers"
            captionHidden
            columns={[
              { key: "name", label: "Section", rowHeader: true },
              { key: "done", label: "Answered", numeric: true },
              { key: "total", label: "Of", numeric: true },
            ]}
            rows={found.completion.map(({ name, done, total }) => ({
              key: name,
              cells: { name, done, total },
            }))}
          />
          {found.asked.length > 0 && (
            <>
              <h3 className="nhsuk-heading-s">Questions its answers raise</h3>
              <ul>
                {found.asked.map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
            </>
          )}
          {/* Kept in this answer alone, so that it need not be chosen again. It is read again. */}
          <textarea name="text" defaultValue={result.text} hidden readOnly />
          <input type="hidden" name="fileName" value={result.fileName} />
          <div className="hw-buttons">
            <SubmitButton>Take this return</SubmitButton>
            <Link to={`${back}/import`}>Choose another file</Link>
          </div>
        </PlainForm>
      ) : (
        <PlainForm upload>
          <FileField
            name="file"
            label="JSON file"
            hint="At most 200 KB, as taken away from here."
            accept=".json,application/json"
          />
          <SubmitButton>Check the file</SubmitButton>
        </PlainForm>
      )}
      <p>
        Its form is published: <a href="/schema/return-1.json">schema of a return’s file</a>.
      </p>
    </>
  );
}
