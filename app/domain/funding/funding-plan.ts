import type { Level } from "#app/domain/model/edition.ts";
import type { Grant, Scheme } from "./grant.ts";
import type { ChangeStep } from "./need.ts";
import type { Signatory, SignOff } from "./sign-off.ts";

/** An area's answers to the grant conditions. Null is "not answered yet". */
export type FundingTerms = {
  /** Pooled into the local Better Care Fund, or exempted in writing by a minister. */
  pooling: "pooled" | "exempted" | null;
  /** Who answers for the quarterly reports; blank when no one is named. */
  reportingLead: string;
  /** The chief finance officer's (section 151) statement that spending is additional; blank when missing. */
  additionality: string;
  /** Whether money is offset against the NHS minimum contribution to adult social care. */
  offset: boolean | null;
  /** Joint work towards national condition 4 that the grant does not pay for. */
  jointWork: string;
};

/** A change's agreed and target level in the last closed round. */
export type ChangePosition = {
  step: ChangeStep;
  name: string;
  level: Level | null;
  targetLevel: Level | null;
};

/** What the conditions are checked against. */
export type FundingPlan = {
  grant: Grant;
  schemes: readonly Scheme[];
  terms: FundingTerms;
  signatories: readonly Signatory[];
  signOffs: readonly SignOff[];
  positions: readonly ChangePosition[];
};
