import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { formatMoney } from "#app/domain/money.ts";
import { answer } from "#app/http/answer.server.ts";
import { submitForm } from "#app/http/forms.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { HomewardForm, useHomewardForm } from "#app/ui/form.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { newYearForm } from "./grant.form.ts";
import { GrantFields } from "./grant-fields.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `The grant – ${data?.area ?? "Area"} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const { grants, addable } = services.funding.grant(viewer);
  const added = new URL(asked.request.url).searchParams.get("added");
  return {
    area: area.name,
    back: `/areas/${area.slug}/funding`,
    grants,
    addable,
    added: grants.find(({ year }) => year === added) ?? null,
  };
});

export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  return submitForm(asked.request, newYearForm, ({ year, ...fields }) => {
    services.funding.addGrantYear(viewer, year, fields);
    return redirect(`/areas/${area.slug}/funding/grant?added=${year}`);
  });
});

export default function Grant() {
  const { back, grants, addable, added } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const last = grants.at(-1);
  const form = useHomewardForm({
    schema: async () => (await import("./grant.form.ts")).newYearForm,
    defaults: {
      year: addable.find((year) => last === undefined || year > last.year) ?? "",
      amount: "",
      firm: "",
      source: last?.source ?? "",
    },
    result,
  });
  return (
    <>
      <BackLink href={back} label="Funding" />
      {added && (
        <Notice kind="success" focus>
          {`${added.year} is added with ${formatMoney(added.amount)}.`}
        </Notice>
      )}
      <PageHeader
        title="The grant"
        purpose="The improved Better Care Fund (iBCF) by financial year, as it was announced."
      />
      {grants.length > 0 && (
        <div className="hw-reading">
          <DataTable
            stacked="named"
            caption="Years of the grant"
            captionHidden
            columns={[
              { key: "year", label: "Year", rowHeader: true },
              { key: "status", label: "Status" },
              { key: "amount", label: "Amount", numeric: true },
              { key: "change", label: <span className="nhsuk-u-visually-hidden">Change</span> },
            ]}
            rows={grants.map(({ year, firm, amount }) => ({
              key: year,
              cells: {
                year,
                status: firm ? "Firm" : "Indicative",
                amount: formatMoney(amount),
                change: (
                  <Link to={`${back}/grant/${year}`}>
                    Change<span className="nhsuk-u-visually-hidden"> {year}</span>
                  </Link>
                ),
              },
            }))}
          />
        </div>
      )}
      <section className="hw-section">
        <h2 className="nhsuk-heading-m">Add a year</h2>
        <HomewardForm form={form}>
          <SelectField
            name="year"
            label="Financial year"
            options={addable.map((year) => ({ value: year, label: year }))}
            empty="Choose a year"
          />
          <GrantFields />
          <SubmitButton>Add this year</SubmitButton>
        </HomewardForm>
      </section>
    </>
  );
}
