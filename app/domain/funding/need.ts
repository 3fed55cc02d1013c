import { type AgreedRow, gapToTarget, indexRows } from "#app/domain/consensus/agreed-row.ts";
import { DomainError } from "#app/domain/errors.ts";
import type { Edition } from "#app/domain/model/edition.ts";
import { STEP_NINE, STEPS, type Step } from "./grant.ts";

/** A step that is one of the model's changes. */
export type ChangeStep = Exclude<Step, typeof STEP_NINE>;

/** How far a change is below its target, as a suggestion weighs it. */
export type Need = {
  step: ChangeStep;
  changeKey: string;
  /** Mean over the change's rows with an agreed level of the levels below target. */
  gap: number;
  /** How many rows that mean is over. */
  rows: number;
  /** One of the area's agreed priorities. */
  priority: boolean;
  /** Supposed, not drawn from levels. */
  assumed?: true;
};

const CHANGE_STEPS: readonly number[] = STEPS.filter((step) => step !== STEP_NINE);

function isChangeStep(number: number): number is ChangeStep {
  return CHANGE_STEPS.includes(number);
}

/**
 * The need of each change: the mean, over its rows with an agreed level, of the levels below target
 * (a row at or above target, or without one, counts 0; open rows and rows that do not apply are left
 * out). `priorities` are the steps the area agreed on. Throws `unknown-row` for a row, and
 * `unknown-change` for a priority, that the edition does not hold, or for a change beyond step 8.
 */
export function needsFromRows(
  edition: Edition,
  agreedRows: readonly AgreedRow[],
  priorities: readonly number[],
): Need[] {
  const byKey = indexRows(edition, agreedRows);
  const numbers = edition.changes.map(({ number }) => number);
  for (const step of [...numbers, ...priorities]) {
    if (!numbers.includes(step) || !isChangeStep(step)) {
      throw new DomainError(
        "unknown-change",
        { step },
        `The model of the last closed round has no change for step ${step}. Take it off the priorities.`,
      );
    }
  }
  return edition.changes.map((change) => {
    const gaps = change.rows.flatMap(({ key }) => {
      const row = byKey.get(key);
      const gap = row ? gapToTarget(row) : null;
      return gap === null ? [] : [gap];
    });
    return {
      step: change.number as ChangeStep,
      changeKey: change.key,
      gap: gaps.length === 0 ? 0 : gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length,
      rows: gaps.length,
      priority: priorities.includes(change.number),
    };
  });
}
