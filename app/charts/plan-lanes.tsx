import { formatDate } from "#app/domain/dates.ts";
import { ACTION_STATUSES } from "#app/domain/plan/action.ts";
import { findPartnerHue } from "./partner.ts";
import { PartnerShape } from "./partner-shape.tsx";
import {
  listMonths,
  makeTimeline,
  PLAN,
  type PlacedBar,
  type PlacedLane,
  type PlanData,
  placePlan,
  widthOf,
} from "./plan-lanes-layout.ts";
import { cutText, Lines, round } from "./text.tsx";
import { COLOURS } from "./tokens.ts";

/** The plan on a page: lanes of changes over months, actions as bars with their owner's shape. */
export function PlanLanes({ data }: { data: PlanData }) {
  const { lanes, height } = placePlan(data);
  const width = widthOf(data);
  const across = makeTimeline(data);
  const months = listMonths(data);
  const actions = data.lanes.reduce((sum, lane) => sum + lane.bars.length, 0);
  const linked = data.lanes.some((lane) => lane.bars.some((bar) => bar.href !== undefined));
  const overdue = data.lanes.reduce(
    (sum, lane) => sum + lane.bars.filter((bar) => bar.overdue).length,
    0,
  );
  const step = months.length > 14 ? 3 : 1;
  const monthWidth = ((width - PLAN.left) / Math.max(1, months.length)) * step;
  const roomAfter = (index: number) =>
    across(months[index + step] ?? data.to) - across(months[index] ?? data.to) - 6;
  return (
    <svg
      className="hw-chart hw-chart--plan"
      preserveAspectRatio="xMinYMin meet"
      viewBox={`0 0 ${width} ${round(height)}`}
      // A picture may hold no links: with links in it, it is a group of them.
      role={linked ? "group" : "img"}
      aria-label={`Plan from ${formatDate(data.from)} to ${formatDate(data.to)}: ${actions} actions, ${overdue} overdue. The same actions are in the table.`}
    >
      <title>Plan on a page</title>
      {months.map((month, index) => {
        const x = round(across(month));
        return (
          <g key={month}>
            <line x1={x} x2={x} y1={PLAN.head - 6} y2={round(height)} stroke={COLOURS.rule} />
            {index % step === 0 && roomAfter(index) > 26 && (
              <Lines
                lines={[cutText(nameMonth(month, monthWidth), roomAfter(index), 13)]}
                x={x + 5}
                y={PLAN.head - 18}
                size={13}
                fill={COLOURS.quiet}
              />
            )}
          </g>
        );
      })}
      <line
        x1={round(across(data.today))}
        x2={round(across(data.today))}
        y1={PLAN.head - 4}
        y2={round(height)}
        stroke={COLOURS.ink}
        strokeWidth={1.5}
        strokeDasharray="2 3"
      />
      <Lines
        lines={["Today"]}
        x={Math.min(across(data.today), width - 20)}
        y={7}
        size={13}
        anchor="middle"
        weight={600}
      />
      {lanes.map((lane) => (
        <Lane key={`${lane.number} ${lane.lines.join(" ")}`} lane={lane} width={width} />
      ))}
    </svg>
  );
}

/** "August" or "Aug", with the year in January and where it stands alone. */
function nameMonth(month: string, width: number): string {
  const [, name = "", year = ""] = formatDate(month).split(" ");
  const short = width < 80 ? name.slice(0, 3) : name;
  return name === "January" ? `${short} ${year}` : short;
}

function Lane({ lane, width }: { lane: PlacedLane; width: number }) {
  return (
    <g>
      <line x1={0} x2={width} y1={round(lane.top)} y2={round(lane.top)} stroke={COLOURS.rule} />
      <Lines
        lines={[String(lane.number)]}
        x={0}
        y={lane.top + PLAN.pad + 9}
        size={14}
        weight={700}
      />
      <Lines
        lines={lane.lines}
        x={18}
        y={lane.top + PLAN.pad + 9 + ((lane.lines.length - 1) * PLAN.leading) / 2}
        size={PLAN.text}
        leading={PLAN.leading}
        weight={600}
      />
      {lane.bars.map((placed) => (
        <Bar key={placed.bar.id} placed={placed} />
      ))}
    </g>
  );
}

function Bar({ placed }: { placed: PlacedBar }) {
  const { bar, x, y, width, text, textX } = placed;
  const over = ACTION_STATUSES[bar.status].over;
  const hue = bar.owner ? findPartnerHue(bar.owner.colour) : COLOURS.border;
  const height = PLAN.row - 5;
  const drawn = (
    <>
      <title>
        {`${bar.title}. ${ACTION_STATUSES[bar.status].name}${bar.overdue ? ", overdue" : ""}.${
          bar.end ? ` Due ${formatDate(bar.end)}.` : ""
        }${bar.owner ? ` ${bar.owner.name}.` : ""}`}
      </title>
      <rect
        x={round(x)}
        y={round(y)}
        width={round(width)}
        height={height}
        rx={3}
        fill={over ? COLOURS.paper : COLOURS["level-1"]}
        stroke={over ? COLOURS.border : COLOURS["level-4"]}
        strokeDasharray={bar.end === null ? "4 3" : undefined}
      />
      {bar.overdue && (
        <rect x={round(x)} y={round(y)} width={5} height={height} fill={COLOURS.overdue} />
      )}
      {bar.owner ? (
        <PartnerShape
          partner={bar.owner}
          x={x + PLAN.mark / 2 + (bar.overdue ? 8 : 4)}
          y={y + height / 2}
          size={PLAN.mark}
        />
      ) : (
        <circle cx={x + 11} cy={y + height / 2} r={5} fill={COLOURS.paper} stroke={hue} />
      )}
      <Lines
        lines={[text]}
        x={bar.overdue && textX < x + width ? textX + 4 : textX}
        y={y + height / 2}
        size={PLAN.text}
        weight={bar.overdue ? 600 : 400}
        fill={bar.overdue ? COLOURS.overdue : over ? COLOURS.quiet : COLOURS.ink}
      />
    </>
  );
  return bar.href ? <a href={bar.href}>{drawn}</a> : <g>{drawn}</g>;
}
