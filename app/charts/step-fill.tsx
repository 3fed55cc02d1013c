import { COLOURS, STEP_FILLS } from "./tokens.ts";

/** Step 9's hatch, for the `defs` of a picture: the step that is no change of the model. */
export function StepNineHatch({ id, size = 7 }: { id: string; size?: number }) {
  return (
    <defs>
      <pattern
        id={id}
        width={size}
        height={size}
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width={size} height={size} fill={COLOURS.paper} />
        <rect width={size / 2} height={size} fill={COLOURS["step-9"]} />
      </pattern>
    </defs>
  );
}

/** A step's own colour. */
export const stepHue = (step: number) => STEP_FILLS[step - 1] ?? COLOURS.quiet;

/** What a step's shape is filled with: its colour, and for step 9 the hatch of this id. */
export const stepFill = (step: number, hatchId: string) =>
  step === 9 ? `url(#${hatchId})` : stepHue(step);
