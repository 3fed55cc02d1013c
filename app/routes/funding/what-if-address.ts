import type { WhatIfChoices } from "#app/domain/funding/what-if.ts";

/** The name of the field that holds how many times a step's need counts. */
export const weightField = (step: number) => `w${step}`;

/** The address that tries these choices. */
export function writeTried({ basis, stepNineShare, weights, committed }: WhatIfChoices): string {
  return String(
    new URLSearchParams([
      ["basis", basis],
      ["nine", String(stepNineShare)],
      ...weights.map((value, at) => [weightField(at + 1), String(value)]),
      ...committed.map((id) => ["keep[]", id]),
    ]),
  );
}
