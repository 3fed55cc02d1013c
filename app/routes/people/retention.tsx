import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { formatDate } from "#app/domain/dates.ts";
import { TERM_MONTHS, TERMS, type Term } from "#app/domain/privacy/retention.ts";
import { answer } from "#app/http/answer.server.ts";
import { submitForm } from "#app/http/forms.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { retentionForm } from "./retention.form.ts";

export { revalidateAfterConflict as shouldRevalidate } from "#app/http/revalidate.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `How long things are kept – ${data?.area} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  return {
    ...services.retention.page(viewer),
    area: area.name,
    home: `/areas/${area.slug}/people`,
    saved: new URL(asked.request.url).searchParams.has("saved"),
  };
});

export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  return submitForm(asked.request, retentionForm, ({ version, ...terms }) => {
    services.retention.save(viewer, version, terms);
    return redirect(`/areas/${area.slug}/people/retention?saved`);
  });
});

const KEYS = Object.keys(TERMS) as Term[];

const nameMonths = (months: number) =>
  months < 12 ? `${months} months` : months === 12 ? "1 year" : `${months / 12} years`;

const COUNTED: Record<Term, (count: number) => string> = {
  guests: (count) => (count === 1 ? "1 guest’s name" : `${count} guests’ names`),
  unjoined: () => "name and address",
  reasons: (count) => `what stands beside ${count === 1 ? "1 score" : `${count} scores`}`,
};

export default function Retention() {
  const { terms, version, standsStill, going, home, saved } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <>
      <BackLink href={home} label="People" />
      {saved && (
        <Notice kind="success" focus>
          How long things are kept is changed.
        </Notice>
      )}
      <PageHeader
        title="How long things are kept"
        purpose="What names people goes by itself after a time. Scores, decisions and the activity log stay for as long as there is the area."
      />
      <PlainForm result={result}>
        <input type="hidden" name="version" value={version} />
        {KEYS.map((key) => (
          <SelectField
            key={key}
            name={key}
            label={TERMS[key].name}
            hint={TERMS[key].about}
            value={String(terms[key] ?? "")}
            empty="Kept"
            options={TERM_MONTHS.map((months) => ({
              value: String(months),
              label: `Gone ${nameMonths(months)} ${TERMS[key].from}`,
            }))}
          />
        ))}
        <SubmitButton>Save</SubmitButton>
      </PlainForm>
      <section className="hw-section">
        <h2 className="nhsuk-heading-m">What goes next</h2>
        {standsStill && (
          <p className="hw-reading">
            The demonstration’s calendar stands still, so nothing ever goes here.
          </p>
        )}
        {going.length === 0 ? (
          <EmptyState title="Nothing">
            Nothing that is kept for a time is there now. Sessions and links that have ended are
            deleted every night.
          </EmptyState>
        ) : (
          <DataTable
            stacked="named"
            caption="What goes next, the earliest first"
            captionHidden
            columns={[
              { key: "on", label: "When" },
              { key: "of", label: "Of", rowHeader: true },
              { key: "what", label: "What" },
            ]}
            rows={going.map(({ term, on, of, count }) => ({
              key: `${term} ${of} ${on}`,
              cells: { on: `The night to ${formatDate(on)}`, of, what: COUNTED[term](count) },
            }))}
          />
        )}
      </section>
    </>
  );
}
