import type { FinancialYear } from "#app/domain/dates.ts";
import type { Step } from "./grant.ts";
import type { ChangeStep, Need } from "./need.ts";

/** Money already promised to a step in a year, in whole pence. */
export type Commitment = { step: Step; year: FinancialYear; amount: number };

/** What the area decides itself before a split is worked out. */
export type Choices = {
  /** Step 9's share of each year's grant, in percent from 0 to 100. There is no default. */
  stepNineShare: number | null;
  /** How many times an agreed priority's need counts; 1.5 unless said otherwise. */
  priorityWeight?: number;
  /** How many times the need of single steps counts, in place of the weight of a priority. */
  weights?: ReadonlyMap<ChangeStep, number>;
  commitments?: readonly Commitment[];
};

/** What is suggested for a step in a year, in whole pence, and why. */
export type SuggestionLine = {
  year: FinancialYear;
  step: Step;
  amount: number;
  /** The part of the amount that was committed before. */
  committed: number;
  reason: string;
};

/** A year's balance: `grant` = the lines + `unallocated` - `overcommitted`. */
export type SuggestedYear = {
  year: FinancialYear;
  firm: boolean;
  grant: number;
  allocated: number;
  unallocated: number;
  /** By how much commitments alone exceed the grant. */
  overcommitted: number;
  /** Why money is unallocated or overcommitted; null when neither is. */
  note: string | null;
};

export type Suggestion = {
  title: string;
  /** By year, then step. */
  lines: SuggestionLine[];
  years: SuggestedYear[];
  /** All lines together. */
  total: number;
};

/** A step from 1 to 8 with its weighted need: the gap, times its weight. */
export type StepClaim = { step: ChangeStep; need: Need | null; weight: number; size: number };

/** A step's part of what is left after step 9. */
export type StepPart = StepClaim & {
  committed: number;
  amount: number;
  /** Kept at its commitments, which exceed its share by need. */
  held: boolean;
  /** Pence of the grant beyond whole pounds that it carries. */
  oddPence: number;
};
