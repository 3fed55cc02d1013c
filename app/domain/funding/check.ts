import type { Clause } from "./clauses.ts";
import type { FundingPlan } from "./funding-plan.ts";
import type { FundingTotals } from "./totals.ts";

export type CheckStatus = "pass" | "fail" | "attention" | "information";

/** What a check is about. */
export type CheckKey =
  | "within-grant"
  | "purposes"
  | "pooling"
  | "work-together"
  | "quarterly-reports"
  | "additionality"
  | "no-offset"
  | "signed-off"
  | "all-allocated"
  | "firm-years"
  | "national-condition-4"
  | "gaps-funded"
  | "money-at-target";

export type Check = {
  key: CheckKey;
  status: CheckStatus;
  sentence: string;
  clause: Clause;
  /** The field that would put it right, such as "terms.pooling" or "schemes.abc.purposes". */
  field: string;
};

/** What a rule found. */
export type Finding = Omit<Check, "key" | "clause">;
/** One rule, with what it says when it is met. */
export type CheckRule = {
  key: CheckKey;
  clause: Clause;
  /** What there is to say; nothing when the rule is met. */
  find: (plan: FundingPlan, totals: FundingTotals) => Finding[];
  /** What is said, and where it was answered, when there is nothing to find. */
  met: { sentence: string; field: string };
};
