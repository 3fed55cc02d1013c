import { scaleLinear } from "d3-scale";
import { formatMoney } from "#app/domain/money.ts";
import { Lines, measureText, round } from "./text.tsx";
import { COLOURS } from "./tokens.ts";

/** A year's quarters: what was planned and what was spent, in whole pence; null is not reported. */
export type SpendData = {
  year: string;
  quarters: readonly { quarter: number; plan: number; spent: number | null }[];
};

const WIDTH = 640;
const LEFT = 96;
const ROW = 48;
const TEXT = 15;

/** The lengths of each quarter's two bars, on one scale that starts at nothing. */
export function placeSpend({ quarters }: SpendData) {
  const sums = quarters.flatMap(({ plan, spent }) => [plan, spent ?? 0]);
  const widest = Math.max(...sums.map((sum) => measureText(`planned ${formatMoney(sum)}`, TEXT)));
  const scale = scaleLinear([0, Math.max(1, ...sums)], [0, WIDTH - LEFT - widest - 12]);
  return quarters.map(({ quarter, plan, spent }, at) => ({
    quarter,
    top: at * ROW,
    plan: round(scale(plan)),
    spent: spent === null ? null : round(scale(spent)),
  }));
}

/** Quarter by quarter, spend as a full bar over its plan as an outline. */
export function SpendBars({ data }: { data: SpendData }) {
  const rows = placeSpend(data);
  const words = data.quarters.map(
    ({ quarter, plan, spent }) =>
      `quarter ${quarter}, ${spent === null ? "not reported" : `spent ${formatMoney(spent)}`}, planned ${formatMoney(plan)}`,
  );
  return (
    <svg
      className="hw-chart"
      viewBox={`0 0 ${WIDTH} ${ROW * rows.length}`}
      role="img"
      aria-label={`Spend of ${data.year} against plan: ${words.join("; ")}`}
    >
      <title>Spend against plan by quarter</title>
      {rows.map(({ quarter, top, plan, spent }, at) => {
        const sums = data.quarters[at];
        return (
          <g key={quarter}>
            {at > 0 && <line x1={0} x2={WIDTH} y1={top} y2={top} stroke={COLOURS.rule} />}
            <Lines
              lines={[`Quarter ${quarter}`]}
              x={0}
              y={top + ROW / 2}
              size={TEXT}
              weight={600}
            />
            {spent !== null && spent > 0 && (
              <rect x={LEFT} y={top + 7} width={spent} height={16} fill={COLOURS.accent} />
            )}
            <Lines
              lines={[sums?.spent == null ? "not reported" : `spent ${formatMoney(sums.spent)}`]}
              x={LEFT + (spent ?? 0) + (spent ? 8 : 0)}
              y={top + 15}
              size={TEXT}
              weight={spent === null ? 400 : 600}
              fill={spent === null ? COLOURS.quiet : COLOURS.ink}
            />
            {plan > 0 && (
              <rect
                x={LEFT + 0.75}
                y={top + 28}
                width={plan}
                height={10}
                fill={COLOURS.paper}
                stroke={COLOURS.border}
                strokeWidth={1.5}
              />
            )}
            <Lines
              lines={[`planned ${formatMoney(sums?.plan ?? 0)}`]}
              x={LEFT + plan + 8}
              y={top + 33}
              size={TEXT - 1}
              fill={COLOURS.quiet}
            />
          </g>
        );
      })}
    </svg>
  );
}
