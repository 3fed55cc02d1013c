import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { countActions } from "#app/domain/report/plan-words.ts";
import { answer } from "#app/http/answer.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.fileName ?? "File"} – ${data?.area ?? "Area"} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const { searchParams } = new URL(asked.request.url);
  return {
    ...services.planImport.imported(viewer, asked.params.import ?? ""),
    area: area.name,
    plan: `/areas/${area.slug}/plan`,
    isNew: searchParams.has("new"),
    takenBack: searchParams.get("back"),
  };
});

/** Takes the file back. */
export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const id = asked.params.import ?? "";
  const { deleted } = services.planImport.undoImport(viewer, id);
  return redirect(`/areas/${area.slug}/plan/imports/${id}?back=${deleted}`);
});

type Page = ReturnType<typeof useLoaderData<typeof loader>>;

export default function Imported() {
  const page = useLoaderData<typeof loader>();
  const { fileName, person, on, undoneOn, untouched, touched, gone, plan, isNew, takenBack } = page;
  const all = untouched.length + touched.length;
  return (
    <>
      <BackLink href={`${plan}/import`} label="Read a plan from a file" />
      {isNew && undoneOn === null && (
        <Notice kind="success" focus>
          {countActions(all)} {all === 1 ? "was" : "were"} added to the plan.
        </Notice>
      )}
      {takenBack !== null && (
        <Notice kind="success" focus>
          {countActions(Number(takenBack) || 0)} taken back. Each can be restored from the plan.
        </Notice>
      )}
      <PageHeader
        eyebrow={`Read in on ${on} by ${person}`}
        title={fileName}
        purpose={describeState(page)}
        next={{ href: plan, label: "Go to the plan" }}
      />
      {touched.length > 0 && (
        <section className="hw-section">
          <h2 className="nhsuk-heading-m">
            {undoneOn === null ? "Changed since: these stay" : "These stayed, changed since"}
          </h2>
          <ActionsTable caption="Actions changed since" actions={touched} plan={plan} />
        </section>
      )}
      {untouched.length > 0 && (
        <section className="hw-section">
          <h2 className="nhsuk-heading-m">
            {undoneOn === null ? "As the file brought them" : "Restored since"}
          </h2>
          <ActionsTable caption="Actions as they came" actions={untouched} plan={plan} />
        </section>
      )}
      {undoneOn === null && untouched.length > 0 && (
        <PlainForm>
          <p className="hw-reading">
            Taking the file back deletes {countActions(untouched.length)} at once
            {touched.length > 0 && `, and keeps ${touched.length} that somebody changed since`}
            {gone > 0 &&
              `. ${countActions(gone)} of it ${gone === 1 ? "is" : "are"} deleted already`}
            .
          </p>
          <SubmitButton kind="secondary">Take the file back</SubmitButton>
        </PlainForm>
      )}
    </>
  );
}

function describeState({ undoneOn, untouched, touched, gone }: Page): string {
  const all = untouched.length + touched.length + gone;
  if (undoneOn !== null)
    return `It brought ${countActions(all)}, and was taken back on ${undoneOn}.`;
  return `It brought ${countActions(all)}. It can be taken back as a whole.`;
}

type Row = Page["touched"][number];

function ActionsTable(props: { caption: string; actions: readonly Row[]; plan: string }) {
  return (
    <DataTable
      stacked="named"
      caption={props.caption}
      captionHidden
      dense
      columns={[
        { key: "line", label: "Line", numeric: true },
        { key: "topic", label: "Action", rowHeader: true },
        { key: "change", label: "Change" },
      ]}
      rows={props.actions.map(({ id, line, topic, change }) => ({
        key: id,
        cells: { line, change, topic: <Link to={`${props.plan}/${id}`}>{topic}</Link> },
      }))}
    />
  );
}
