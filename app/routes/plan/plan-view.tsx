import { Form, Link } from "@remix-run/react";
import type { PlanReport } from "#app/domain/report/plan-report.ts";
import { Drawer } from "#app/ui/drawer.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { PlanFigure } from "#app/ui/plan-figure.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { PlanBoard } from "./plan-board.tsx";
import { isFiltered, type PlanQuery, writeQuery } from "./plan-query.ts";
import { PlanTable } from "./plan-table.tsx";

type PlanPage = {
  report: PlanReport;
  base: string;
  query: PlanQuery;
  /** The versions of the actions that the reader may change, by id. */
  versions: Readonly<Record<string, number>>;
  did: { moved: string | null };
};

/** The plan as table, board or timeline. */
export function PlanView({ page }: { page: PlanPage }) {
  const { report, base, query, versions } = page;
  const { view, filter } = query;
  if (view === "timeline") {
    return report.now.length === 0 ? (
      <Nothing />
    ) : (
      <>
        <h2 className="nhsuk-u-visually-hidden">Timeline</h2>
        <PlanFigure data={withLinks(report.chart, base)} />
      </>
    );
  }
  if (view === "board") {
    return (
      <PlanBoard
        groups={report[filter.shelf ?? "now"]}
        base={base}
        query={writeQuery(query)}
        versions={versions}
        moved={page.did.moved}
      />
    );
  }
  return <Tables page={page} />;
}

/** The parts of the plan as tables, with boxes to tick for who may change something. */
function Tables({ page }: { page: PlanPage }) {
  const { report, base, query, versions } = page;
  const { now, later, past } = report;
  const tickable = new Set(Object.keys(versions));
  const filtered = isFiltered(query);
  if (now.length + later.length + past.length === 0) return <Nothing />;
  const count = (groups: typeof now) =>
    groups.reduce((sum, { entries }) => sum + entries.length, 0);
  const table = (caption: string, groups: typeof now) => (
    <PlanTable
      caption={caption}
      groups={groups}
      base={base}
      order={query.order}
      tickable={tickable}
    />
  );
  const changeAll = (groups: typeof now) => {
    const all = groups
      .flatMap(({ entries }) => entries.map(({ id }) => id))
      .filter((id) => tickable.has(id));
    const together = new URLSearchParams(all.map((id) => ["action", id]));
    return all.length > 1 ? (
      <Link className="hw-screen-only" to={`${base}/together?${together}`}>
        Change all {all.length}
      </Link>
    ) : null;
  };
  return (
    <Form method="get" action={`${base}/together`}>
      {now.length > 0 && (
        <section className="hw-section">
          <div className="hw-row">
            <h2 className="nhsuk-heading-m">Now</h2>
            {changeAll(now)}
          </div>
          {table("Actions for now, by change", now)}
        </section>
      )}
      {later.length > 0 && (
        <Drawer summary={`Later (${count(later)})`} open={now.length === 0 || filtered}>
          {changeAll(later)}
          {table("Actions for later, by change", later)}
        </Drawer>
      )}
      {past.length > 0 && (
        <Drawer summary={`Reached or no longer asked for (${count(past)})`} open={filtered}>
          {changeAll(past)}
          {table("Actions no longer needed", past)}
        </Drawer>
      )}
      {tickable.size > 0 && (
        <div className="hw-plan__bar hw-screen-only">
          <SubmitButton kind="secondary" small shortcut="c">
            Change those ticked
          </SubmitButton>
        </div>
      )}
    </Form>
  );
}

function Nothing() {
  return <EmptyState title="No action matches">Show all, or choose another filter.</EmptyState>;
}

/** Each bar leads to its action. */
function withLinks(chart: PlanReport["chart"], base: string) {
  return {
    ...chart,
    lanes: chart.lanes.map((lane) => ({
      ...lane,
      bars: lane.bars.map((bar) => ({ ...bar, href: `${base}/${bar.id}` })),
    })),
  };
}
