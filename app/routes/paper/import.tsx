import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { answer } from "#app/http/answer.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { FileProblems } from "#app/ui/file-problems.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { ImportForm, ImportPreview } from "./import-steps.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Read paper scores from a file – ${page?.area} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const { round } = services.sheets.importForm(viewer, asked.params.round ?? "");
  return { area: area.name, paper: `/areas/${area.slug}/rounds/${round.id}/paper` };
});

export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const round = asked.params.round ?? "";
  const form = await asked.request.formData();
  const text = form.get("text");
  if (typeof text === "string") {
    const { problems, sheets, again } = services.sheets.importSheets(viewer, round, text);
    if (problems.length > 0) return data({ problems, sheets: [], text: "" }, { status: 409 });
    const news = { imported: String(sheets), ...(again ? { again: "" } : {}) };
    return redirect(`/areas/${area.slug}/rounds/${round}/paper?${new URLSearchParams(news)}`);
  }
  const file = form.get("file");
  const bytes = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array();
  const preview = services.sheets.preview(viewer, round, bytes);
  return data(preview, { status: preview.problems.length > 0 ? 422 : 200 });
});

export default function Import() {
  const { paper } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <>
      <BackLink href={paper} label="Paper sheets" />
      <PageHeader
        title="Read paper scores from a file"
        purpose="Fill in the template, check the file here, then save all of it. Nothing is saved while anything in it is wrong."
      />
      {result && result.problems.length > 0 && <FileProblems problems={result.problems} />}
      {result && result.problems.length === 0 ? (
        <ImportPreview sheets={result.sheets} text={result.text} here={`${paper}/import`} />
      ) : (
        <ImportForm paper={paper} />
      )}
    </>
  );
}
