import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { formatMoney } from "#app/domain/money.ts";
import { answer } from "#app/http/answer.server.ts";
import { submitForm } from "#app/http/forms.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { HomewardForm, useHomewardForm } from "#app/ui/form.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { StoredNow } from "#app/ui/stored-now.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { typeMoney } from "#app/ui/type-money.ts";
import { tellDone } from "./done-notice.tsx";
import { yearForms } from "./grant.form.ts";
import { GrantFields } from "./grant-fields.tsx";

export { revalidateAfterConflict as shouldRevalidate } from "#app/http/revalidate.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Grant of ${data?.grant.year ?? ""} – ${data?.area ?? "Area"} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const page = services.funding.grantYear(viewer, asked.params.year ?? "");
  return { ...page, area: area.name, back: `/areas/${area.slug}/funding` };
});

export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const year = asked.params.year ?? "";
  const here = `/areas/${area.slug}/funding`;
  return submitForm(asked.request, yearForms, (values) => {
    if (values.form === "remove") {
      services.funding.removeGrantYear(viewer, year, values.version);
      return redirect(`${here}/grant`);
    }
    const { form: _form, version, ...fields } = values;
    const withdrawn = services.funding.saveGrantYear(viewer, year, version, fields);
    return redirect(tellDone(here, "saved", year, withdrawn));
  });
});

export default function GrantYear() {
  const { grant, planned, history, back } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const stored = {
    amount: typeMoney(grant.amount) || "0",
    firm: grant.firm ? "yes" : "no",
    source: grant.source,
  };
  const form = useHomewardForm({
    schema: async () => (await import("./grant.form.ts")).yearForm,
    defaults: stored,
    result,
    id: "year",
  });
  const typed = result?.typed ?? {};
  const stale = typed.form === "year" && String(typed.version) !== String(grant.version);
  const sure = (value: unknown) => (value === "yes" ? "Firm" : value === "no" ? "Indicative" : "");
  return (
    <>
      <BackLink href={back} label="Funding" />
      <PageHeader
        title={`Grant of ${grant.year}`}
        purpose={`${formatMoney(planned)} stands on schemes. A new amount withdraws the sign-offs of ${grant.year}, and of no other year.`}
      />
      {stale && (
        <StoredNow
          fields={[
            { label: "Amount", typed: String(typed.amount), stored: stored.amount },
            { label: "How sure is it?", typed: sure(typed.firm), stored: sure(stored.firm) },
            {
              label: "Where the figure is published",
              typed: String(typed.source),
              stored: stored.source,
            },
          ]}
        />
      )}
      <HomewardForm form={form}>
        <input type="hidden" name="version" value={grant.version} />
        <GrantFields />
        <SubmitButton>Save</SubmitButton>
      </HomewardForm>
      {history.length > 1 && (
        <section className="hw-section" aria-labelledby="history">
          <h2 className="nhsuk-heading-m" id="history">
            What it said before
          </h2>
          <DataTable
            stacked="named"
            caption={`Figures of ${grant.year}, the present one first`}
            captionHidden
            columns={[
              { key: "when", label: "When", rowHeader: true },
              { key: "amount", label: "Amount", numeric: true },
              { key: "change", label: "Change", numeric: true },
              { key: "status", label: "Status" },
              { key: "source", label: "Published" },
            ]}
            rows={history.map(({ when, amount, change, status, source }) => ({
              key: when,
              cells: { when, amount: formatMoney(amount), change, status, source },
            }))}
          />
        </section>
      )}
      <PlainForm id="remove" result={result}>
        <input type="hidden" name="version" value={grant.version} />
        <SubmitButton kind="secondary" small>
          Take {grant.year} away
        </SubmitButton>
      </PlainForm>
    </>
  );
}
