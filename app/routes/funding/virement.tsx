import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { may } from "#app/domain/access/permissions.ts";
import { formatDate } from "#app/domain/dates.ts";
import { formatMoney } from "#app/domain/money.ts";
import { answer } from "#app/http/answer.server.ts";
import { submitForm } from "#app/http/forms.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { HomewardForm, useHomewardForm } from "#app/ui/form.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { MoneyField } from "#app/ui/text-field.tsx";
import { virementForm } from "./virement.form.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Moving money between schemes – ${data?.area ?? "Area"} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const page = services.funding.virements(viewer);
  const search = new URL(asked.request.url).searchParams;
  return {
    ...page,
    area: area.name,
    back: `/areas/${area.slug}/funding`,
    mayEdit: may(viewer.roles, "funding.edit"),
    isDone: search.has("moved"),
    withdrawn: page.years.map(({ year }) => year).find((year) => year === search.get("withdrawn")),
  };
});

export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  return submitForm(asked.request, virementForm, (fields) => {
    const withdrawn = services.funding.moveMoney(viewer, fields);
    const search = new URLSearchParams([
      ["moved", fields.year],
      ...withdrawn.map((year) => ["withdrawn", year]),
    ]);
    return redirect(`/areas/${area.slug}/funding/virement?${search}`);
  });
});

export default function Virement() {
  const page = useLoaderData<typeof loader>();
  const { back, moves, mayEdit, isDone, withdrawn } = page;
  return (
    <>
      <BackLink href={back} label="Funding" />
      {isDone && (
        <Notice kind="success" focus>
          <p>The money is moved. The total of the two schemes is what it was.</p>
          {withdrawn && (
            <p>
              An amount changed, so every sign-off of {withdrawn} is withdrawn and has to be given
              again.
            </p>
          )}
        </Notice>
      )}
      <PageHeader
        title="Move money between schemes"
        purpose="Virement: a sum goes from one scheme to another within a year. The totals stay as they are, and the reason stays on record."
      />
      {mayEdit && page.schemes.length > 1 && page.years.length > 0 && <MoveForm {...page} />}
      <section className="hw-section" aria-labelledby="moves">
        <h2 className="nhsuk-heading-m" id="moves">
          What has moved
        </h2>
        {moves.length === 0 ? (
          <EmptyState title="Nothing has moved yet">
            Every move is listed here with its reason, who made it and when.
          </EmptyState>
        ) : (
          <DataTable
            stacked="named"
            caption="Moves of money, the latest first"
            captionHidden
            columns={[
              { key: "on", label: "Date", rowHeader: true },
              { key: "year", label: "Year" },
              { key: "between", label: "From and to" },
              { key: "amount", label: "Amount", numeric: true },
              { key: "reason", label: "Reason" },
            ]}
            rows={moves.map(({ id, on, year, from, to, amount, reason, person }) => ({
              key: id,
              cells: {
                on: formatDate(on),
                year,
                between: `${from} to ${to}`,
                amount: formatMoney(amount),
                reason: (
                  <>
                    {reason} <span className="hw-quiet">({person})</span>
                  </>
                ),
              },
            }))}
          />
        )}
      </section>
    </>
  );
}

type FormProps = Pick<ReturnType<typeof useLoaderData<typeof loader>>, "years" | "schemes">;

function MoveForm({ years, schemes }: FormProps) {
  const result = useActionData<typeof action>();
  const form = useHomewardForm({
    schema: async () => (await import("./virement.form.ts")).virementForm,
    result,
  });
  const signed = years.filter((year) => year.signed).map(({ year }) => year);
  const options = schemes.map(({ id, name, step, amounts }) => ({
    value: id,
    label: `${name} (step ${step}: ${amounts
      .filter(({ amount }) => amount > 0)
      .map(({ year, amount }) => `${year} ${formatMoney(amount)}`)
      .join(", ")})`,
  }));
  return (
    <HomewardForm form={form}>
      <SelectField
        name="year"
        label="Financial year"
        options={years.map(({ year }) => ({ value: year, label: year }))}
        empty="Choose a year"
        {...(signed.length > 0
          ? {
              hint: `A move withdraws the sign-offs of its year. Signed so far: ${signed.join(", ")}.`,
            }
          : {})}
      />
      <SelectField name="from" label="From" options={options} empty="Choose a scheme" />
      <SelectField name="to" label="To" options={options} empty="Choose a scheme" />
      <MoneyField name="amount" label="Amount" hint="Such as 40,000, £40k or 0.04 million." />
      <TextArea name="reason" label="Why" rows={2} />
      <SubmitButton>Move the money</SubmitButton>
    </HomewardForm>
  );
}
