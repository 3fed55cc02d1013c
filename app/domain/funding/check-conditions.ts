import type { Check, Finding } from "./check.ts";
import { RULES } from "./condition-rules.ts";
import type { FundingPlan } from "./funding-plan.ts";
import { fundingTotals } from "./totals.ts";

/**
 * Every condition of the grant and national condition 4 checked against a plan, each with its clause
 * and the field that would put it right. A rule that is met gives one "pass"; one that is not gives
 * a finding for each year, scheme, signatory or change concerned.
 */
export function checkConditions(plan: FundingPlan): Check[] {
  const totals = fundingTotals(plan.grant, plan.schemes);
  return RULES.flatMap(({ key, clause, find, met }): Check[] => {
    const findings = find(plan, totals);
    const told: Finding[] = findings.length > 0 ? findings : [{ status: "pass", ...met }];
    return told.map((finding) => ({ key, clause, ...finding }));
  });
}
