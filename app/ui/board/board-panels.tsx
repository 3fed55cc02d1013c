import type { ReactNode } from "react";
import { ActionMarks } from "#app/charts/action-marks.tsx";
import { ChangeSteps } from "#app/charts/change-steps.tsx";
import { MeasureSparks } from "#app/charts/measure-sparks.tsx";
import { MoneyYears } from "#app/charts/money-years.tsx";
import { formatFigure } from "#app/domain/measure/figure.ts";
import { formatMoney } from "#app/domain/money.ts";
import { ACTION_STATUSES, type ActionStatus } from "#app/domain/plan/action.ts";
import type { BoardPack } from "#app/domain/report/board-pack.ts";
import { DataTable } from "../data-table.tsx";
import { Drawer } from "../drawer.tsx";
import { PlaceLink } from "./place-link.tsx";

type Panels = BoardPack["panels"];

/** The four quiet panels, each with its figure, its small chart, and where both come from. */
export function BoardPanels({ panels, home }: { panels: Panels; home: string | null }) {
  const { moved, late, money, measures } = panels;
  return (
    <div className="hw-board__panels">
      <Panel panel={moved} home={home} table={moved.chart && <StepsTable data={moved.chart} />}>
        {moved.chart && <ChangeSteps data={moved.chart} />}
      </Panel>
      <Panel panel={late} home={home} table={late.chart && <MarksTable data={late.chart} />}>
        {late.chart && <ActionMarks data={late.chart} />}
      </Panel>
      <Panel panel={money} home={home} table={money.chart && <YearsTable data={money.chart} />}>
        {money.chart && <MoneyYears data={money.chart} />}
      </Panel>
      <Panel
        panel={measures}
        home={home}
        table={measures.chart && <SparksTable data={measures.chart} />}
      >
        {measures.chart && <MeasureSparks data={measures.chart} />}
      </Panel>
    </div>
  );
}

type PanelProps = {
  panel: Omit<Panels["moved"], "chart">;
  home: string | null;
  table: ReactNode;
  children: ReactNode;
};

function Panel({ panel, home, table, children }: PanelProps) {
  const { title, figure, words, from } = panel;
  const id = `panel-${title.toLowerCase()}`;
  return (
    <section className="hw-panel hw-board__panel" aria-labelledby={id}>
      <h2 id={id}>
        <span className="hw-board__panel-title">{title}</span>
        <span className="hw-board__figure">{figure}</span>
      </h2>
      <p className="hw-board__words">{words.join(" ")}</p>
      {children}
      <div className="hw-board__panel-foot">
        <p className="hw-quiet">
          From: <PlaceLink home={home} href={from.href} label={from.label} />
        </p>
        {table && <Drawer summary="Show as a table">{table}</Drawer>}
      </div>
    </section>
  );
}

const level = (value: number | null) => value ?? "–";

function StepsTable({ data }: { data: NonNullable<Panels["moved"]["chart"]> }) {
  return (
    <DataTable
      dense
      caption="Agreed levels by change"
      columns={[
        { key: "change", label: "Change", rowHeader: true },
        ...(data.before === null ? [] : [{ key: "before", label: data.before, numeric: true }]),
        { key: "after", label: data.after, numeric: true },
        { key: "target", label: "Target", numeric: true },
      ]}
      rows={data.changes.map(({ number, name, before, after, target }) => ({
        key: String(number),
        cells: {
          change: `${number} ${name}`,
          before: level(before),
          after: level(after),
          target: level(target),
        },
      }))}
    />
  );
}

function MarksTable({ data }: { data: NonNullable<Panels["late"]["chart"]> }) {
  const statuses = Object.keys(ACTION_STATUSES) as ActionStatus[];
  const shown = statuses.filter((status) =>
    data.changes.some(({ marks }) => marks.some((mark) => mark.status === status)),
  );
  return (
    <DataTable
      dense
      caption="Actions for now, by change and status"
      columns={[
        { key: "change", label: "Change", rowHeader: true },
        { key: "overdue", label: "Overdue", numeric: true },
        ...shown.map((status) => ({
          key: status,
          label: ACTION_STATUSES[status].name,
          numeric: true,
        })),
      ]}
      rows={data.changes.map(({ number, name, marks }) => ({
        key: String(number),
        cells: {
          change: `${number} ${name}`,
          overdue: marks.filter(({ overdue }) => overdue).length,
          ...Object.fromEntries(
            shown.map((status) => [status, marks.filter((mark) => mark.status === status).length]),
          ),
        },
      }))}
    />
  );
}

function YearsTable({ data }: { data: NonNullable<Panels["money"]["chart"]> }) {
  return (
    <DataTable
      dense
      caption="The grant by year"
      columns={[
        { key: "year", label: "Year", rowHeader: true },
        { key: "grant", label: "Grant", numeric: true },
        { key: "planned", label: "On schemes", numeric: true },
        { key: "spent", label: "Spent", numeric: true },
      ]}
      rows={data.years.map(({ year, firm, grant, planned, spent }) => ({
        key: year,
        cells: {
          year: firm === null ? year : `${year}, ${firm ? "firm" : "indicative"}`,
          grant: formatMoney(grant),
          planned: formatMoney(planned),
          spent: spent === null ? "not reported" : formatMoney(spent),
        },
      }))}
    />
  );
}

function SparksTable({ data }: { data: NonNullable<Panels["measures"]["chart"]> }) {
  return (
    <DataTable
      dense
      caption="The last figure of each measure"
      columns={[
        { key: "name", label: "Measure", rowHeader: true },
        { key: "period", label: "Quarter" },
        { key: "actual", label: "Actual", numeric: true },
        { key: "plan", label: "Plan", numeric: true },
      ]}
      rows={data.measures.map((measure) => {
        const last = measure.points.findLast(({ actual }) => actual !== null);
        const shown = (series: "actual" | "plan") =>
          last?.[series] == null
            ? "–"
            : formatFigure(measure, last[series], last.about.includes(series));
        return {
          key: measure.key,
          cells: {
            name: measure.name,
            period: last?.period ?? "–",
            actual: shown("actual"),
            plan: shown("plan"),
          },
        };
      })}
    />
  );
}
