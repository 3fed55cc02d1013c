import { Link } from "@remix-run/react";
import { PlanLanes } from "#app/charts/plan-lanes.tsx";
import type { PlanBar, PlanData } from "#app/charts/plan-lanes-layout.ts";
import { formatDate } from "#app/domain/dates.ts";
import { ActionStatusTag } from "./action-status.tsx";
import { ChartWithTable } from "./chart-with-table.tsx";
import { DataTable } from "./data-table.tsx";
import { PartnerMark } from "./partner-mark.tsx";

/** As wide as a tablet's page held upright, or paper's. */
const UPRIGHT = 740;

type Props = {
  data: PlanData;
  title?: string;
  /** Drawn narrower on a tablet and on paper, where otherwise the list stands. */
  upright?: boolean;
};

/** The plan on a page, a list in its place on phones, and its table. */
export function PlanFigure({ data, title, upright = false }: Props) {
  return (
    <ChartWithTable
      title={title}
      caption={<OwnerKey data={data} className={upright ? "hw-wide" : "hw-large"} />}
      large={!upright}
      chart={
        upright ? (
          <>
            <div className="hw-large">
              <PlanLanes data={data} />
            </div>
            <div className="hw-upright">
              <PlanLanes data={{ ...data, width: UPRIGHT }} />
            </div>
          </>
        ) : (
          <PlanLanes data={data} />
        )
      }
      narrow={<PlanList data={data} />}
      table={
        <DataTable
          dense
          caption="Actions by change"
          columns={[
            { key: "change", label: "Change" },
            { key: "action", label: "Action", rowHeader: true },
            { key: "owner", label: "Owner" },
            { key: "due", label: "Due" },
            { key: "status", label: "Status" },
          ]}
          rows={data.lanes.flatMap((lane) =>
            lane.bars.map((bar) => ({
              key: bar.id,
              cells: {
                change: `${lane.number} ${lane.name}`,
                action: bar.title,
                owner: bar.owner?.shortName ?? "no one yet",
                due: bar.end === null ? "no date" : formatDate(bar.end),
                status: <ActionStatusTag status={bar.status} overdue={bar.overdue} />,
              },
            })),
          )}
        />
      }
    />
  );
}

/** Whose mark is whose: the picture itself has no room for names. */
function OwnerKey({ data, className }: { data: PlanData; className: string }) {
  const owners = data.lanes.flatMap((lane) => lane.bars.flatMap((bar) => bar.owner ?? []));
  const once = [...new Map(owners.map((owner) => [owner.id, owner])).values()];
  return (
    <ul className={`hw-partners ${className}`}>
      {once.map((owner) => (
        <li key={owner.id}>
          <PartnerMark partner={owner} />
        </li>
      ))}
    </ul>
  );
}

function PlanList({ data }: { data: PlanData }) {
  return (
    <div className="hw-heat-list">
      {data.lanes
        .filter((lane) => lane.bars.length > 0)
        .map((lane) => (
          <div key={`${lane.number} ${lane.name}`}>
            <h3>
              {lane.number} {lane.name}
            </h3>
            <ul className="hw-heat-list__rows">
              {[...lane.bars]
                .sort((a, b) => Number(b.overdue) - Number(a.overdue))
                .map((bar) => (
                  <PlanLine key={bar.id} bar={bar} />
                ))}
            </ul>
          </div>
        ))}
    </div>
  );
}

function PlanLine({ bar }: { bar: PlanBar }) {
  return (
    <li>
      <p className="hw-heat-list__topic">
        {bar.href ? <Link to={bar.href}>{bar.title}</Link> : bar.title}
      </p>
      <span className="hw-row">
        <ActionStatusTag status={bar.status} overdue={bar.overdue} />
        {bar.end && <span>{formatDate(bar.end)}</span>}
        {bar.owner && <PartnerMark partner={bar.owner} />}
      </span>
    </li>
  );
}
