import { formatMoney } from "#app/domain/money.ts";
import { StepNineHatch, stepFill } from "./step-fill.tsx";
import { Lines, round } from "./text.tsx";
import { COLOURS } from "./tokens.ts";

/** What the schemes of a year come to on each step, beside its grant; whole pence. */
export type GrantBarData = {
  label: string;
  grant: number;
  steps: readonly { number: number; planned: number }[];
};

const WIDTH = 300;
const HEIGHT = 30;

/** The lengths of a bar's parts: one scale up to the grant, or to the plan where that is more. */
export function placeGrantBar({ grant, steps }: GrantBarData) {
  const planned = steps.reduce((sum, step) => sum + step.planned, 0);
  const unit = (WIDTH - 2) / Math.max(grant, planned, 1);
  let left = 1;
  const parts = steps
    .filter((step) => step.planned > 0)
    .map((step) => {
      const part = { number: step.number, left: round(left), width: round(step.planned * unit) };
      left += step.planned * unit;
      return part;
    });
  return { parts, grant: round(1 + grant * unit), over: planned > grant };
}

/** A year's grant as a bar filled by its schemes, step by step; what is left stays empty. */
export function GrantBar({ data, idPrefix }: { data: GrantBarData; idPrefix: string }) {
  const { parts, grant, over } = placeGrantBar(data);
  const hatch = `${idPrefix}-hatch`;
  const words = data.steps
    .filter(({ planned }) => planned > 0)
    .map(({ number, planned }) => `step ${number} ${formatMoney(planned)}`);
  return (
    <svg
      className="hw-chart"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={`${data.label}, of ${formatMoney(data.grant)}: ${words.join(", ") || "nothing planned"}`}
    >
      <StepNineHatch id={hatch} />
      <rect
        x={0.75}
        y={3.75}
        width={WIDTH - 1.5}
        height={HEIGHT - 7.5}
        fill={COLOURS.ground}
        stroke={COLOURS.border}
        strokeWidth={1.5}
      />
      {parts.map(({ number, left, width }) => (
        <g key={number}>
          <rect
            x={left}
            y={4.5}
            width={Math.max(width - 1.5, 0.5)}
            height={HEIGHT - 9}
            fill={stepFill(number, hatch)}
          />
          {width >= 22 && (
            <>
              {number === 9 && (
                <rect x={left + width / 2 - 9} y={7} width={17} height={16} fill={COLOURS.paper} />
              )}
              <Lines
                lines={[String(number)]}
                x={left + width / 2 - 0.75}
                y={HEIGHT / 2}
                size={13}
                weight={600}
                anchor="middle"
                fill={number === 9 ? COLOURS.ink : COLOURS.paper}
              />
            </>
          )}
        </g>
      ))}
      {over && (
        <line x1={grant} x2={grant} y1={0} y2={HEIGHT} stroke={COLOURS.ink} strokeWidth={2.5} />
      )}
    </svg>
  );
}
