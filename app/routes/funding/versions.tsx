import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { formatMoney } from "#app/domain/money.ts";
import type { CirculatedPlan } from "#app/domain/report/circulated-plan.ts";
import { answer } from "#app/http/answer.server.ts";
import { submitForm } from "#app/http/forms.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { StepMark } from "./step-mark.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Versions of the split – ${data?.area ?? "Area"} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const page = services.funding.compareWhatIfs(viewer);
  const search = new URL(asked.request.url).searchParams;
  const wanted = search.getAll("of");
  const year = page.plan.years.find((each) => each.year === search.get("year"))?.year ?? null;
  const chosen = page.versions.filter(({ id }) => wanted.includes(id));
  return {
    ...page,
    area: area.name,
    back: `/areas/${area.slug}/funding`,
    year,
    chosen: (chosen.length > 0 ? chosen : page.versions.slice(-3)).map(({ id }) => id),
  };
});

export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  return submitForm(asked.request, z.object({ id: z.string().min(1) }), ({ id }) => {
    services.funding.deleteWhatIf(viewer, id);
    return redirect(`/areas/${area.slug}/funding/versions`);
  });
});

export default function Versions() {
  const { back, plan, versions, chosen, year, can } = useLoaderData<typeof loader>();
  const shown = versions.filter(({ id }) => chosen.includes(id));
  return (
    <>
      <BackLink href={`${back}/allocation`} label="From assessment to allocation" />
      <PageHeader
        eyebrow="Illustrations from maturity gaps, not costings"
        title="Versions side by side"
        purpose="Saved “what ifs” of the suggested split beside the schemes of today. Each stands as it was worked out when it was saved."
      />
      {versions.length === 0 ? (
        <EmptyState
          title="No version is saved yet"
          next={{ href: `${back}/allocation`, label: "Try a split" }}
        >
          Try a split with other weights or another share for step 9, and save it by name.
        </EmptyState>
      ) : (
        <>
          <Form method="get" className="hw-form hw-screen-only">
            <fieldset className="nhsuk-fieldset hw-fieldset">
              <legend className="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">Compare</legend>
              <div className="nhsuk-checkboxes nhsuk-checkboxes--small">
                {versions.map(({ id, name, savedOn, person }) => (
                  <div key={id} className="nhsuk-checkboxes__item">
                    <input
                      className="nhsuk-checkboxes__input"
                      type="checkbox"
                      id={`of-${id}`}
                      name="of"
                      value={id}
                      defaultChecked={chosen.includes(id)}
                    />
                    <label className="nhsuk-label nhsuk-checkboxes__label" htmlFor={`of-${id}`}>
                      {name}{" "}
                      <span className="hw-quiet">
                        saved on {savedOn} by {person}
                      </span>
                    </label>
                  </div>
                ))}
              </div>
            </fieldset>
            {year && <input type="hidden" name="year" value={year} />}
            <SubmitButton kind="secondary" small>
              Show these
            </SubmitButton>
          </Form>
          <nav aria-label="Year of the versions" className="hw-choose hw-screen-only">
            {[null, ...plan.years.map((each) => each.year)].map((each) => (
              <Link
                key={each ?? "all"}
                to={`${back}/versions?${new URLSearchParams([
                  ...chosen.map((id) => ["of", id]),
                  ...(each ? [["year", each]] : []),
                ])}`}
                aria-current={each === year ? "true" : undefined}
                preventScrollReset
              >
                {each ?? "All years"}
              </Link>
            ))}
          </nav>
          <CompareTable plan={plan} versions={shown} year={year} />
          <dl className="hw-bases">
            {shown.map(({ id, name, result }) => (
              <div key={id}>
                <dt>{name}</dt>
                <dd>
                  {result.basis}
                  {can.delete && (
                    <div className="hw-screen-only">
                      <PlainForm>
                        <input type="hidden" name="id" value={id} />
                        <SubmitButton kind="secondary" small>
                          Delete<span className="nhsuk-u-visually-hidden"> {name}</span>
                        </SubmitButton>
                      </PlainForm>
                    </div>
                  )}
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </>
  );
}

type Props = {
  plan: CirculatedPlan;
  versions: readonly { id: string; name: string; result: CirculatedPlan }[];
  year: string | null;
};

/** Steps down, the plan and the versions across, with each version's distance from the plan. */
function CompareTable({ plan, versions, year }: Props) {
  const amount = ({ steps }: CirculatedPlan, number: number) => {
    const step = steps.find((each) => each.number === number);
    if (year === null) return step?.total ?? 0;
    return step?.byYear.find((each) => each.year === year)?.amount ?? 0;
  };
  const total = (of: CirculatedPlan) =>
    of.steps.reduce((sum, { number }) => sum + amount(of, number), 0);
  return (
    <table className="hw-table hw-sums">
      <caption>{year ?? "All years"}: planned, and what each version suggests</caption>
      <thead>
        <tr>
          <th scope="col">Step</th>
          <th scope="col" className="hw-table__number">
            Planned today
          </th>
          {versions.map(({ id, name }) => (
            <th key={id} scope="col" className="hw-table__number">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {plan.steps.map(({ number, name }) => (
          <tr key={number}>
            <th scope="row">
              <StepMark number={number} /> {name}
            </th>
            <td className="hw-table__number" data-label="Planned today">
              {formatMoney(amount(plan, number))}
            </td>
            {versions.map(({ id, name: version, result }) => (
              <td key={id} className="hw-table__number" data-label={version}>
                <span className="hw-spend__sums">
                  <span>{formatMoney(amount(result, number))}</span>
                  <span className="hw-quiet">
                    {describeDistance(amount(result, number) - amount(plan, number))}
                  </span>
                </span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">All steps</th>
          <td className="hw-table__number" data-label="Planned today">
            {formatMoney(total(plan))}
          </td>
          {versions.map(({ id, name, result }) => (
            <td key={id} className="hw-table__number" data-label={name}>
              {formatMoney(total(result))}
            </td>
          ))}
        </tr>
      </tfoot>
    </table>
  );
}

function describeDistance(pence: number): string {
  if (pence === 0) return "as planned";
  return `${pence > 0 ? "+" : ""}${formatMoney(pence)}`;
}
