import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { type ShouldRevalidateFunction, useActionData, useLoaderData } from "@remix-run/react";
import { formatMoney } from "#app/domain/money.ts";
import { answer } from "#app/http/answer.server.ts";
import { submitForm } from "#app/http/forms.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { HomewardForm, useHomewardForm } from "#app/ui/form.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { StoredNow } from "#app/ui/stored-now.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { MoneyField } from "#app/ui/text-field.tsx";
import { typeMoney } from "#app/ui/type-money.ts";
import { spendForm, toSpends } from "./spend.form.ts";
import { spentField } from "./spent-field.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Spend of ${data?.scheme.name ?? ""} – ${data?.area ?? "Area"} – Homeward` },
];

/** A stale save needs what is stored now, which single fetch would not ask for after a refusal. */
export const shouldRevalidate: ShouldRevalidateFunction = ({
  actionStatus,
  defaultShouldRevalidate,
}) => actionStatus === 409 || defaultShouldRevalidate;

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const page = services.funding.spendForm(viewer, asked.params.scheme ?? "");
  return { ...page, area: area.name, back: `/areas/${area.slug}/funding/spend` };
});

export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const id = asked.params.scheme ?? "";
  const years = services.funding.spendForm(viewer, id).years.map(({ year }) => year);
  return submitForm(asked.request, spendForm(years), (values) => {
    services.funding.saveSpend(viewer, id, values.version, toSpends(values, years));
    return redirect(`/areas/${area.slug}/funding/spend?saved=${encodeURIComponent(id)}`);
  });
});

const QUARTER_NAMES = [
  "April to June",
  "July to September",
  "October to December",
  "January to March",
];

export default function SpendOfScheme() {
  const { scheme, years, back } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const fields = years.flatMap(({ year, quarters }) =>
    quarters.map(({ quarter, spent, hasBegun }) => ({
      name: spentField(year, quarter),
      label: `${year}, quarter ${quarter} (${QUARTER_NAMES[quarter - 1]})`,
      stored: spent === null ? "" : typeMoney(spent) || "0",
      hasBegun,
    })),
  );
  const form = useHomewardForm({
    schema: async () => (await import("./spend.form.ts")).spendForm(years.map(({ year }) => year)),
    defaults: Object.fromEntries(fields.map(({ name, stored }) => [name, stored])),
    result,
  });
  const typed: Record<string, unknown> = result?.typed ?? {};
  const stale = result && String(typed.version) !== String(scheme.version);
  const started = years.filter(({ quarters }) => quarters.some(({ hasBegun }) => hasBegun));
  return (
    <>
      <BackLink href={back} label="Spend to date" />
      <PageHeader
        title={scheme.name}
        eyebrow="Spend to date"
        purpose="What was spent in each quarter. Empty means not reported; 0 means nothing was spent."
      />
      {stale && (
        <StoredNow
          fields={fields.map(({ name, label, stored }) => ({
            label,
            typed: String(typed[name] ?? ""),
            stored,
          }))}
        />
      )}
      <HomewardForm form={form}>
        <input type="hidden" name="version" value={scheme.version} />
        {started.map(({ year, plan, quarters }) => (
          <fieldset key={year} className="nhsuk-fieldset hw-fieldset">
            <legend className="nhsuk-fieldset__legend nhsuk-fieldset__legend--m">{year}</legend>
            <p className="nhsuk-hint">{formatMoney(plan)} is planned for the year.</p>
            {quarters
              .filter(({ hasBegun }) => hasBegun)
              .map(({ quarter }) => (
                <MoneyField
                  key={quarter}
                  name={spentField(year, quarter)}
                  label={`Quarter ${quarter}, ${QUARTER_NAMES[quarter - 1]}`}
                />
              ))}
          </fieldset>
        ))}
        {started.length === 0 ? (
          <p>No year of the grant has begun.</p>
        ) : (
          <SubmitButton>Save</SubmitButton>
        )}
      </HomewardForm>
    </>
  );
}
