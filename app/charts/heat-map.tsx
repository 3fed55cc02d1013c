import type { Level } from "#app/domain/model/edition.ts";
import { HeatCell, type HeatMapCell } from "./heat-cell.tsx";
import { type HeatMapPlan, headingHeight, planHeatMap } from "./heat-map-layout.ts";
import type { PartnerLook } from "./partner.ts";
import { PartnerShape } from "./partner-shape.tsx";
import { TargetTrack } from "./target-track.tsx";
import { cutText, Lines, measureText, round, wrapText } from "./text.tsx";
import { COLOURS } from "./tokens.ts";

/** Rows by partners, grouped by change, with what was agreed and the target. */
export type HeatMapData = {
  partners: readonly PartnerLook[];
  changes: readonly {
    number: number;
    name: string;
    rows: readonly {
      key: string;
      topic: string;
      /** One cell for each partner, in the order of `partners`. */
      cells: readonly HeatMapCell[];
      agreed: Level | "not-applicable" | null;
      target: Level | null;
    }[];
  }[];
};

type Props = {
  data: HeatMapData;
  /** Where a row is explained: its topic is then a link. */
  rowHref?: ((rowKey: string) => string) | undefined;
};

/** Every row of a round by partner: numbers on level colours, the agreed column boxed, the target a tick. */
export function HeatMap({ data, rowHref }: Props) {
  const plan = planHeatMap(data);
  const rows = data.changes.reduce((sum, change) => sum + change.rows.length, 0);
  const last = plan.groups.at(-1);
  return (
    <svg
      className="hw-chart hw-chart--heat"
      preserveAspectRatio="xMinYMin meet"
      viewBox={`0 0 ${plan.width} ${round(plan.height)}`}
      // A picture may hold no links: with links in it, it is a group of them.
      role={rowHref ? "group" : "img"}
      aria-label={`Heat map of ${rows} rows by ${data.partners.length} partners, with the agreed and target level of each row. The same figures are in the table.`}
    >
      <title>Levels by row and partner</title>
      <Head data={data} plan={plan} />
      {data.changes.map((change, index) => {
        const group = plan.groups[index];
        if (!group) return null;
        return (
          <g key={change.number}>
            <line
              x1={0}
              x2={plan.width}
              y1={round(group.top - headingHeight(plan) - plan.ruleGap / 2)}
              y2={round(group.top - headingHeight(plan) - plan.ruleGap / 2)}
              stroke={COLOURS.rule}
            />
            <Lines
              lines={[String(change.number)]}
              x={0}
              y={group.top + (plan.crowded ? -headingHeight(plan) / 2 : plan.row / 2)}
              size={14}
              weight={700}
            />
            <ChangeName name={change.name} plan={plan} group={group} />
            {change.rows.map((row, rowIndex) => {
              const y = group.top + rowIndex * plan.row;
              return (
                <g key={row.key}>
                  <Topic
                    topic={row.topic}
                    plan={plan}
                    y={y + plan.row / 2}
                    href={rowHref?.(row.key)}
                  />
                  {row.cells.includes("not-revealed") ? (
                    <HiddenRow plan={plan} y={y} cells={row.cells.length} />
                  ) : (
                    row.cells.map((cell, cellIndex) => (
                      <HeatCell
                        key={data.partners[cellIndex]?.id}
                        cell={cell}
                        x={plan.cellLeft + cellIndex * plan.cellWidth}
                        y={y}
                        width={plan.cellWidth}
                        height={plan.row}
                        title={`${data.partners[cellIndex]?.name}, ${row.topic}`}
                      />
                    ))
                  )}
                  <HeatCell
                    cell={row.agreed}
                    x={plan.agreedLeft}
                    y={y}
                    width={plan.agreedWidth}
                    height={plan.row}
                    title={`Agreed, ${row.topic}`}
                    strong
                  />
                  <TargetTrack
                    agreed={row.agreed === "not-applicable" ? null : row.agreed}
                    target={row.target}
                    x={plan.targetLeft}
                    y={y + plan.row / 2}
                  />
                </g>
              );
            })}
          </g>
        );
      })}
      {last && (
        <rect
          x={plan.agreedLeft - 4}
          y={plan.headHeight - 3}
          width={plan.agreedWidth + 8}
          height={round(last.top + last.rows * plan.row - plan.headHeight + 6)}
          rx={5}
          fill="none"
          stroke={COLOURS.ink}
          strokeWidth={2}
        />
      )}
    </svg>
  );
}

/** Stands for all cells of a row of which nothing is known yet. */
function HiddenRow({ plan, y, cells }: { plan: HeatMapPlan; y: number; cells: number }) {
  const width = plan.cellWidth * cells;
  return (
    <g>
      <rect
        x={round(plan.cellLeft + 1.5)}
        y={round(y + 1.5)}
        width={round(width - 3)}
        height={round(plan.row - 3)}
        rx={3}
        fill={COLOURS.ground}
      />
      <Lines
        lines={["Not revealed yet"]}
        x={plan.cellLeft + width / 2}
        y={y + plan.row / 2}
        size={13}
        anchor="middle"
        fill={COLOURS.quiet}
      />
    </g>
  );
}

/** One line; a long topic stands smaller on two. */
function Topic({
  topic,
  plan,
  y,
  href,
}: {
  topic: string;
  plan: HeatMapPlan;
  y: number;
  href: string | undefined;
}) {
  const width = plan.topicWidth - 12;
  const size = measureText(topic, 14) <= width ? 14 : plan.crowded ? 11.5 : 12;
  const lines = (
    <Lines
      lines={wrapText(topic, width, size, size === 14 ? 1 : 2)}
      x={plan.topicLeft}
      y={y}
      size={size}
      leading={plan.crowded ? 11 : 12.5}
    />
  );
  if (!href) return lines;
  return (
    <a href={href}>
      <rect
        x={plan.topicLeft - 4}
        y={round(y - plan.row / 2 + 1)}
        width={plan.topicWidth - 2}
        height={plan.row - 2}
        rx={3}
        fill={COLOURS.paper}
      />
      {lines}
    </a>
  );
}

function ChangeName({
  name,
  plan,
  group,
}: {
  name: string;
  plan: HeatMapPlan;
  group: HeatMapPlan["groups"][number];
}) {
  if (plan.crowded) {
    const y = group.top - headingHeight(plan) / 2;
    return <Lines lines={[name]} x={plan.topicLeft - 4} y={y} size={13.5} weight={600} />;
  }
  const room = Math.max(1, Math.floor((group.rows * plan.row + plan.ruleGap) / 15));
  const lines = wrapText(name, plan.changeWidth - 30, 13.5, Math.min(room, 4));
  return (
    <Lines
      lines={lines}
      x={18}
      y={group.top + plan.row / 2 + ((lines.length - 1) * 15) / 2}
      size={13.5}
      leading={15}
      weight={600}
    />
  );
}

function Head({ data, plan }: { data: HeatMapData; plan: HeatMapPlan }) {
  const middle = plan.headHeight - 20;
  return (
    <g>
      {data.partners.map((partner, index) => {
        const x = plan.cellLeft + (index + 0.5) * plan.cellWidth;
        return plan.crowded ? (
          <UprightName key={partner.id} partner={partner} plan={plan} x={x} />
        ) : (
          <g key={partner.id}>
            <PartnerShape partner={partner} x={x} y={middle - 26} size={16} />
            <Lines
              lines={wrapText(partner.shortName, plan.cellWidth - 2, 13, 2)}
              x={x}
              y={middle}
              size={13}
              leading={14}
              anchor="middle"
            />
          </g>
        );
      })}
      <Lines
        lines={["Agreed"]}
        x={plan.agreedLeft + plan.agreedWidth / 2}
        y={middle}
        size={13.5}
        anchor="middle"
        weight={600}
      />
      <Lines lines={["Target"]} x={plan.targetLeft} y={middle} size={13.5} weight={600} />
    </g>
  );
}

/** A name read from below, over its shape. */
function UprightName({ partner, plan, x }: { partner: PartnerLook; plan: HeatMapPlan; x: number }) {
  const foot = plan.headHeight - 28;
  return (
    <g>
      <PartnerShape partner={partner} x={x} y={plan.headHeight - 14} size={14} />
      <g transform={`translate(${round(x)},${round(foot)}) rotate(-90)`}>
        <Lines lines={[cutText(partner.shortName, foot - 2, 13)]} x={0} y={0} size={13} />
      </g>
    </g>
  );
}
