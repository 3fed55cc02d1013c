import { scaleLinear } from "d3-scale";
import { StepNineHatch, stepFill, stepHue } from "./step-fill.tsx";
import { Lines, measureText, round, wrapText } from "./text.tsx";
import { COLOURS } from "./tokens.ts";

/** What each step has in each year, in whole pence, with the words to print at each bar's end. */
export type StepYearData = {
  years: readonly string[];
  steps: readonly {
    number: number;
    name: string;
    byYear: readonly { year: string; amount: number; words: string }[];
  }[];
};

const SIZES = {
  page: { width: 920, left: 230, bar: 18, gap: 16, text: 14, year: 66 },
  phone: { width: 320, left: 0, bar: 18, gap: 42, text: 14, year: 58 },
} as const;

/** The lengths of every bar, on one scale that starts at nothing. */
export function placeStepYears(data: StepYearData, name: keyof typeof SIZES) {
  const size = SIZES[name];
  const words = data.steps.flatMap(({ byYear }) => byYear.map((each) => each.words));
  const widest = Math.max(0, ...words.map((each) => measureText(each, size.text)));
  const most = Math.max(
    1,
    ...data.steps.flatMap(({ byYear }) => byYear.map((each) => each.amount)),
  );
  const scale = scaleLinear([0, most], [0, size.width - size.left - size.year - widest - 14]);
  const height = data.years.length * (size.bar + 4) + size.gap;
  return {
    height,
    rows: data.steps.map((step, at) => ({
      ...step,
      top: at * height,
      bars: step.byYear.map((each) => ({ ...each, width: round(scale(each.amount)) })),
    })),
  };
}

type Props = { data: StepYearData; title: string; size?: keyof typeof SIZES; idPrefix?: string };

/** Every step's money year by year, one bar a year. */
export function StepYearBars({ data, title, size: name = "page", idPrefix = "years" }: Props) {
  const size = SIZES[name];
  const { rows, height } = placeStepYears(data, name);
  const hatch = `${idPrefix}-hatch`;
  const labelAbove = size.left === 0;
  return (
    <svg
      className="hw-chart"
      viewBox={`0 0 ${size.width} ${rows.length * height}`}
      role="img"
      aria-label={`${title}. The figures are in the table.`}
    >
      <title>{title}</title>
      <StepNineHatch id={hatch} />
      {rows.map(({ number, name: step, top, bars }, at) => {
        const first = top + (labelAbove ? 30 : size.gap / 2);
        return (
          <g key={number}>
            {at > 0 && <line x1={0} x2={size.width} y1={top} y2={top} stroke={COLOURS.rule} />}
            <Lines
              lines={wrapText(
                `${number}  ${step}`,
                labelAbove ? size.width : size.left - 16,
                size.text + 1,
                labelAbove ? 1 : 3,
              )}
              x={0}
              y={labelAbove ? top + 16 : top + height / 2}
              size={size.text + 1}
              weight={600}
            />
            {bars.map(({ year, width, words }, line) => {
              const y = first + line * (size.bar + 4);
              return (
                <g key={year}>
                  <Lines
                    lines={[year]}
                    x={size.left}
                    y={y + size.bar / 2}
                    size={size.text}
                    fill={COLOURS.quiet}
                  />
                  {width > 0 && (
                    <rect
                      x={size.left + size.year}
                      y={y}
                      width={width}
                      height={size.bar}
                      fill={stepFill(number, hatch)}
                      stroke={stepHue(number)}
                      strokeWidth={1}
                    />
                  )}
                  <Lines
                    lines={[words]}
                    x={size.left + size.year + width + 7}
                    y={y + size.bar / 2}
                    size={size.text}
                  />
                </g>
              );
            })}
          </g>
        );
      })}
    </svg>
  );
}
