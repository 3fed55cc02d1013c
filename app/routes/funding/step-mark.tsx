import { StepNineHatch, stepFill, stepHue } from "#app/charts/step-fill.tsx";
import { COLOURS } from "#app/charts/tokens.ts";

/** A step's number on its colour; step 9 is hatched. */
export function StepMark({ number }: { number: number }) {
  const hue = stepHue(number);
  const id = `step-mark-${number}`;
  return (
    <svg
      className="hw-step-mark"
      viewBox="0 0 24 24"
      width={24}
      height={24}
      role="img"
      aria-label={`Step ${number}:`}
    >
      {number === 9 && <StepNineHatch id={id} size={6} />}
      <rect
        x={0.75}
        y={0.75}
        width={22.5}
        height={22.5}
        rx={3}
        fill={stepFill(number, id)}
        stroke={hue}
        strokeWidth={1.5}
      />
      {number === 9 && <rect x={6} y={4} width={12} height={16} fill={COLOURS.paper} />}
      <text
        x={12}
        y={17}
        textAnchor="middle"
        fontSize={14}
        fontWeight={700}
        fill={number === 9 ? COLOURS.ink : COLOURS.paper}
      >
        {number}
      </text>
    </svg>
  );
}
