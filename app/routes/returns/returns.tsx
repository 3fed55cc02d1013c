import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { toSlug } from "#app/domain/measure/period.ts";
import { answer } from "#app/http/answer.server.ts";
import { submitForm } from "#app/http/forms.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { DataTable } from "#app/ui/data-table.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { ButtonLink } from "#app/ui/next-step.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Quarterly returns – ${data?.area ?? "Area"} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const taken = new URL(asked.request.url).searchParams.get("taken-back");
  return { ...services.returns.page(viewer), here: `/areas/${area.slug}/returns`, taken };
});

const openForm = z.object({ quarter: z.string().min(1, "Choose a quarter.") });

export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  return submitForm(asked.request, openForm, ({ quarter }) => {
    services.returns.openReturn(viewer, quarter);
    return redirect(`/areas/${area.slug}/returns/${toSlug(quarter)}`);
  });
});

export default function Returns() {
  const { returns, quarters, can, here, taken } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const open = returns.find(({ isOpen }) => isOpen);
  return (
    <>
      {taken !== null && (
        <Notice kind="success" focus>
          The return that was read in is taken back.
        </Notice>
      )}
      <PageHeader
        title="Quarterly returns"
        purpose="What the area reports on the Better Care Fund each quarter, section by section."
        next={
          open && can.edit
            ? { href: `${here}/${toSlug(open.quarter)}`, label: `Go on with ${open.quarter}` }
            : null
        }
      />
      {returns.length === 0 ? (
        <EmptyState title="No returns yet">
          {can.edit
            ? "Begin a quarter below, or read in a return from a file."
            : "Whoever keeps the returns has begun none yet."}
        </EmptyState>
      ) : (
        <DataTable
          stacked="named"
          caption="Returns, the latest quarter first"
          captionHidden
          columns={[
            { key: "quarter", label: "Quarter", rowHeader: true },
            { key: "months", label: "Months" },
            { key: "status", label: "Status" },
            { key: "complete", label: "Completion" },
          ]}
          rows={returns.map(({ quarter, months, status, sentence }) => ({
            key: quarter,
            cells: {
              quarter: <Link to={`${here}/${toSlug(quarter)}`}>{quarter}</Link>,
              months,
              status,
              complete: sentence,
            },
          }))}
        />
      )}
      {can.edit && (
        <section className="hw-section">
          <h2 className="nhsuk-heading-m">Begin a return</h2>
          {quarters.length === 0 ? (
            <p>Every quarter so far has a return.</p>
          ) : (
            <PlainForm result={result}>
              <SelectField
                name="quarter"
                label="Quarter"
                hint="What the quarter before hands on is filled in."
                empty="Choose a quarter"
                options={quarters.map(({ quarter, months }) => ({
                  value: quarter,
                  label: `${quarter}: ${months}`,
                }))}
              />
              <SubmitButton kind="secondary">Begin this return</SubmitButton>
            </PlainForm>
          )}
          <p className="hw-screen-only">
            <ButtonLink href={`${here}/import`} kind="secondary">
              Read in a return from a file
            </ButtonLink>
          </p>
        </section>
      )}
    </>
  );
}
