import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { answer } from "#app/http/answer.server.ts";
import { submitForm } from "#app/http/forms.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { Drawer } from "#app/ui/drawer.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { ButtonLink } from "#app/ui/next-step.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { PlanFigure } from "#app/ui/plan-figure.tsx";
import { restoreForm } from "./action.form.ts";
import { DeletedActions, DeletedNotice, TakenNotice } from "./deeds.tsx";
import { PlanTable } from "./plan-table.tsx";
import { TakePlanAway } from "./take-away.tsx";
import { describeOffer } from "./words.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Action plan – ${data?.area ?? "Area"} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const { searchParams } = new URL(asked.request.url);
  return {
    ...services.plan.page(viewer),
    area: area.name,
    base: `/areas/${area.slug}/plan`,
    justDeleted: searchParams.get("deleted"),
    taken: searchParams.get("taken"),
  };
});

/** Takes a deletion back. */
export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  return submitForm(asked.request, restoreForm, ({ restore }) => {
    services.plan.restore(viewer, restore);
    return redirect(`/areas/${area.slug}/plan/${restore}`);
  });
});

export default function Plan() {
  const page = useLoaderData<typeof loader>();
  const { report, offer, can, base, deleted, justDeleted, taken } = page;
  const { counts } = report;
  const empty = counts.now + counts.later + counts.past === 0;
  const next = offer
    ? { href: `${base}/proposals`, label: "See what it proposes" }
    : can.add
      ? { href: `${base}/new`, label: "Add an action" }
      : null;
  const [headline, ...sentences] = report.sentences;
  return (
    <>
      <DeletedNotice deleted={deleted} id={justDeleted} />
      <TakenNotice taken={taken} />
      <PageHeader
        title="Action plan"
        purpose={offer ? describeOffer(offer) : "What will be done, by whom and by when."}
        next={next}
        aside={
          <>
            {offer && can.add && <ButtonLink href={`${base}/new`}>Add an action</ButtonLink>}
            {!empty && (
              <ButtonLink href={`${base}.pdf`} reload>
                Download PDF
              </ButtonLink>
            )}
          </>
        }
      />
      {empty ? (
        <EmptyState title="The plan is empty">
          When a round closes, each row below its target becomes a proposed action here.
        </EmptyState>
      ) : (
        <>
          <div className="hw-reading hw-plan__standing">
            <p className="nhsuk-lede-text">{headline}</p>
            {sentences.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </div>
          {counts.now > 0 && (
            <>
              <PlanFigure data={withLinks(report.chart, base)} />
              <section className="hw-section">
                <h2 className="nhsuk-heading-m">Now</h2>
                <PlanTable caption="Actions for now, by change" groups={report.now} base={base} />
              </section>
            </>
          )}
          {counts.later > 0 && (
            <Drawer summary={`Later (${counts.later})`} open={counts.now === 0}>
              <PlanTable caption="Actions for later, by change" groups={report.later} base={base} />
            </Drawer>
          )}
          {counts.past > 0 && (
            <Drawer summary={`Reached or no longer asked for (${counts.past})`}>
              <PlanTable caption="Actions no longer needed" groups={report.past} base={base} />
            </Drawer>
          )}
        </>
      )}
      <TakePlanAway base={base} mayImport={can.manage} isEmpty={empty} />
      <DeletedActions deleted={deleted} />
    </>
  );
}

type Chart = ReturnType<typeof useLoaderData<typeof loader>>["report"]["chart"];

/** Each bar leads to its action. */
function withLinks(chart: Chart, base: string) {
  return {
    ...chart,
    lanes: chart.lanes.map((lane) => ({
      ...lane,
      bars: lane.bars.map((bar) => ({ ...bar, href: `${base}/${bar.id}` })),
    })),
  };
}
