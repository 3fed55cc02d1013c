import { scaleLinear } from "d3-scale";
import { formatMoney } from "#app/domain/money.ts";
import { StepNineHatch, stepFill, stepHue } from "./step-fill.tsx";
import { Lines, measureText, round, wrapText } from "./text.tsx";
import { COLOURS } from "./tokens.ts";

/** What is planned on each step, beside what the suggestion gives it; all in whole pence. */
export type AllocationData = {
  steps: readonly { number: number; name: string; planned: number; suggested: number | null }[];
};

/** One step's two bars. */
export type AllocationRow = {
  number: number;
  top: number;
  planned: number;
  suggested: number | null;
};

type Size = { width: number; left: number; row: number; bar: number; text: number };

const SIZES: Record<"page" | "phone", Size> = {
  page: { width: 920, left: 230, row: 52, bar: 16, text: 15 },
  phone: { width: 320, left: 0, row: 82, bar: 18, text: 15 },
};

/** The lengths of every step's bars, on one scale that starts at nothing. */
export function placeAllocation(data: AllocationData, name: "page" | "phone"): AllocationRow[] {
  const size = SIZES[name];
  const sums = data.steps.flatMap((step) => [step.planned, step.suggested ?? 0]);
  const widest = Math.max(...sums.map((sum) => measureText(formatMoney(sum), size.text)), 0);
  const scale = scaleLinear([0, Math.max(...sums, 1)], [0, size.width - size.left - widest - 14]);
  return data.steps.map((step, index) => ({
    number: step.number,
    top: index * size.row,
    planned: round(scale(step.planned)),
    suggested: step.suggested === null ? null : round(scale(step.suggested)),
  }));
}

type Props = { data: AllocationData; size?: "page" | "phone"; idPrefix?: string };

/** Steps 1 to 9: the plan as a full bar, the suggestion as an outline under it, figures at the ends. */
export function AllocationBars({ data, size: name = "page", idPrefix = "allocation" }: Props) {
  const size = SIZES[name];
  const rows = placeAllocation(data, name);
  const hatch = `${idPrefix}-hatch`;
  const labelled = data.steps
    .map((step) => `step ${step.number} ${formatMoney(step.planned)}`)
    .join(", ");
  return (
    <svg
      className="hw-chart hw-chart--bars"
      viewBox={`0 0 ${size.width} ${size.row * rows.length + 34}`}
      role="img"
      aria-label={`Planned spending by step: ${labelled}. The suggestion is in the table.`}
    >
      <title>Planned and suggested spending by step</title>
      <StepNineHatch id={hatch} />
      {data.steps.map((step, index) => {
        const row = rows[index];
        if (!row) return null;
        const hue = stepHue(step.number);
        const labelAbove = size.left === 0;
        const top = row.top + (labelAbove ? 24 : 4);
        return (
          <g key={step.number}>
            {index > 0 && (
              <line x1={0} x2={size.width} y1={row.top} y2={row.top} stroke={COLOURS.rule} />
            )}
            <Lines
              lines={wrapText(
                `${step.number}  ${step.name}`,
                labelAbove ? size.width : size.left - 16,
                size.text,
                labelAbove ? 1 : 2,
              )}
              x={0}
              y={labelAbove ? row.top + 12 : row.top + size.row / 2}
              size={size.text}
              weight={600}
            />
            <Bar
              x={size.left}
              y={top + 3}
              width={row.planned}
              height={size.bar}
              fill={stepFill(step.number, hatch)}
              stroke={hue}
              text={formatMoney(step.planned)}
              textSize={size.text}
              weight={600}
            />
            {row.suggested !== null && step.suggested !== null && (
              <Bar
                x={size.left}
                y={top + size.bar + 9}
                width={row.suggested}
                height={size.bar * 0.7}
                fill={COLOURS.paper}
                stroke={hue}
                text={formatMoney(step.suggested)}
                textSize={size.text - 1}
                weight={400}
              />
            )}
          </g>
        );
      })}
      <Key y={size.row * rows.length + 20} x={size.left} text={size.text} />
    </svg>
  );
}

type BarProps = {
  x: number;
  y: number;
  width: number;
  height: number;
  fill: string;
  stroke: string;
  text: string;
  textSize: number;
  weight: number;
};

function Bar({ x, y, width, height, fill, stroke, text, textSize, weight }: BarProps) {
  return (
    <>
      {width > 0 && (
        <rect
          x={x + 0.75}
          y={round(y)}
          width={width}
          height={round(height)}
          fill={fill}
          stroke={stroke}
          strokeWidth={1.5}
        />
      )}
      <Lines
        lines={[text]}
        x={x + width + 8}
        y={y + height / 2}
        size={textSize}
        weight={weight}
        fill={weight > 400 ? COLOURS.ink : COLOURS.quiet}
      />
    </>
  );
}

function Key({ x, y, text }: { x: number; y: number; text: number }) {
  return (
    <g>
      <rect x={x} y={y - 7} width={22} height={14} fill={COLOURS["step-1"]} />
      <Lines lines={["Planned"]} x={x + 30} y={y} size={text} />
      <rect
        x={x + 120.75}
        y={y - 5}
        width={22}
        height={10}
        fill={COLOURS.paper}
        stroke={COLOURS["step-1"]}
        strokeWidth={1.5}
      />
      <Lines lines={["Suggested"]} x={x + 151} y={y} size={text} />
    </g>
  );
}
