import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { financialYear } from "#app/domain/dates.ts";
import { answer } from "#app/http/answer.server.ts";
import { submitForm } from "#app/http/forms.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { choicesForm } from "./choices.form.ts";
import { DoneNotice, readDone } from "./done-notice.tsx";
import { FundingSections } from "./funding-sections.tsx";

export { revalidateAfterConflict as shouldRevalidate } from "#app/http/revalidate.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Funding – ${data?.report.area ?? "Area"} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const page = services.funding.page(viewer);
  const { url } = asked.request;
  const years = page.report.years.map(({ year }) => year);
  const wanted = new URL(url).searchParams.get("year") ?? financialYear(page.today);
  const year =
    wanted === "all" ? null : (years.find((each) => each === wanted) ?? years[0] ?? null);
  return { ...page, here: `/areas/${area.slug}/funding`, year, done: readDone(url, years) };
});

export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  return submitForm(asked.request, choicesForm, ({ form: _form, version, ...choices }) => {
    services.funding.saveChoices(viewer, version, choices);
    return redirect(`/areas/${area.slug}/funding#suggestion`);
  });
});

export default function Funding() {
  const page = useLoaderData<typeof loader>();
  const { report, here, can, deleted, done } = page;
  const schemes = report.steps.flatMap((step) => step.schemes);
  const names = new Map([...schemes, ...deleted].map(({ id, name }) => [id, name]));
  const sign = can.sign[0];
  const isEmpty = report.years.length === 0 && schemes.length === 0;
  const next = sign
    ? { href: `${here}/sign-off/${sign.year}`, label: `Read and sign ${sign.year}` }
    : !can.edit
      ? null
      : report.years.length === 0
        ? { href: `${here}/grant`, label: "Enter the grant" }
        : { href: `${here}/schemes/new`, label: "Add a scheme" };
  return (
    <>
      <DoneNotice
        done={done}
        here={here}
        names={names}
        over={report.years.flatMap(({ year, balance }) =>
          balance.state === "over" ? [`${year} is ${balance.words}`] : [],
        )}
      />
      <PageHeader
        title={report.title}
        purpose="How the improved Better Care Fund (iBCF) grant is used: by year, by step and by purpose."
        next={next}
        aside={isEmpty ? null : <Link to={`${here}/paper`}>Board paper and downloads</Link>}
      />
      {report.note && <Notice>{report.note}</Notice>}
      {isEmpty ? (
        <EmptyState title="No grant and no scheme yet">
          {can.edit
            ? "Enter the grant by financial year first. Schemes, the suggested split and the conditions check follow from it."
            : "Whoever keeps the funding has entered nothing yet."}
        </EmptyState>
      ) : (
        <FundingSections {...page} />
      )}
    </>
  );
}
