import {
  type LevelLanesData,
  type LevelLanesPlan,
  labelsTouch,
  type PlacedChip,
  planLevelLanes,
} from "./level-lanes-layout.ts";
import { LevelMark } from "./level-mark.tsx";
import { cutText, Lines, round, wrapText } from "./text.tsx";
import { COLOURS } from "./tokens.ts";

/**
 * Changes through rounds, each on its own lane inside the band of its level. A chip carries the
 * change's number; a rise is a thick line, a fall a dashed one, so that neither needs colour.
 */
export function LevelLanes({ data }: { data: LevelLanesData }) {
  const plan = planLevelLanes(data);
  const labels = data.rounds.map(({ label }) => label);
  const narrow = labelsTouch(plan, labels, 13);
  return (
    <svg
      className="hw-chart hw-chart--lanes"
      preserveAspectRatio="xMinYMin meet"
      viewBox={`0 0 ${plan.width} ${round(plan.height)}`}
      // A picture may hold nothing to step to: with lines in it, it is a group of them.
      role={data.lines.length > 0 ? "group" : "img"}
      aria-label={`Agreed levels of ${data.lines.length} changes over ${data.rounds.length} rounds. The same levels are in the table.`}
    >
      <title>Agreed levels over time</title>
      {plan.bands.map(({ level, top, height }) => (
        <g key={level}>
          <rect
            x={plan.left}
            y={round(top)}
            width={plan.nameLeft - plan.left - 6}
            height={round(height)}
            rx={4}
            fill={COLOURS.ground}
          />
          <LevelMark level={level} x={11} y={top + height / 2} />
          <Lines
            lines={wrapText(data.levelNames[level - 1] ?? "", plan.left - 38, 13, 2)}
            x={30}
            y={top + height / 2}
            size={13}
            leading={14}
          />
        </g>
      ))}
      {data.rounds.map(({ label, name }, index) => (
        <g key={`${label} ${name}`}>
          <title>{name}</title>
          <Lines
            lines={narrow ? label.split(" ") : [label]}
            x={plan.columns[index] ?? 0}
            y={plan.head / 2 - 3}
            size={narrow ? 11.5 : 13}
            leading={13}
            anchor="middle"
            weight={600}
          />
        </g>
      ))}
      {data.lines.map((line, index) => (
        <Line
          key={line.number}
          line={line}
          chips={plan.chips[index] ?? []}
          plan={plan}
          data={data}
        />
      ))}
    </svg>
  );
}

function Line({
  line,
  chips,
  plan,
  data,
}: {
  line: LevelLanesData["lines"][number];
  chips: readonly PlacedChip[];
  plan: LevelLanesPlan;
  data: LevelLanesData;
}) {
  const last = chips.at(-1);
  const words = data.rounds
    .map(({ name }, index) => `${name} ${line.levels[index] ?? "no level"}`)
    .join(", ");
  return (
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: a line can be stepped to, to hear it alone
    <g
      className="hw-lane"
      tabIndex={0}
      role="img"
      aria-label={`${line.number} ${line.name}: ${words}`}
    >
      <title>{`${line.number} ${line.name}: ${words}`}</title>
      {chips.slice(1).map((chip, index) => {
        const from = chips[index];
        if (!from || chip.round - from.round !== 1) return null;
        return <Step key={chip.round} from={from} to={chip} />;
      })}
      {chips.map((chip) => (
        <g key={chip.round}>
          <rect
            className="hw-lane__chip"
            x={round(chip.x - plan.chip / 2)}
            y={round(chip.y - plan.chip / 2)}
            width={plan.chip}
            height={plan.chip}
            rx={plan.chip / 2}
            fill={COLOURS.paper}
            stroke={COLOURS.ink}
            strokeWidth={1.5}
          />
          <Lines
            lines={[String(line.number)]}
            x={chip.x}
            y={chip.y}
            size={13}
            anchor="middle"
            weight={700}
          />
        </g>
      ))}
      {last && (
        <Lines
          lines={[cutText(line.name, plan.nameWidth - 14, 13.5)]}
          x={plan.nameLeft + 4}
          y={last.y}
          size={13.5}
          fill={last.round === data.rounds.length - 1 ? COLOURS.ink : COLOURS.quiet}
        />
      )}
    </g>
  );
}

function Step({ from, to }: { from: PlacedChip; to: PlacedChip }) {
  const bend = (to.x - from.x) / 2;
  const moved = to.level - from.level;
  return (
    <path
      d={`M${round(from.x)},${round(from.y)}C${round(from.x + bend)},${round(from.y)} ${round(to.x - bend)},${round(to.y)} ${round(to.x)},${round(to.y)}`}
      fill="none"
      stroke={moved === 0 ? COLOURS.border : COLOURS.ink}
      strokeWidth={moved === 0 ? 1.25 : 2.5}
      strokeDasharray={moved < 0 ? "6 4" : undefined}
    />
  );
}
