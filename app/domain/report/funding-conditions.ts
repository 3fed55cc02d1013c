import type { CheckKey, CheckStatus } from "../funding/check.ts";
import { checkConditions } from "../funding/check-conditions.ts";
import { fundingTotals } from "../funding/totals.ts";
import { cite } from "../model/citation.ts";
import { findEvidence } from "./funding-evidence.ts";
import type { FundingReportInput } from "./funding-input.ts";

/** A condition of the grant with what was found about it. */
export type ConditionReport = {
  key: CheckKey;
  /** The gravest of its findings. */
  status: CheckStatus;
  statusName: string;
  title: string;
  /** What the condition asks for, in our words. */
  words: string;
  /** Publication, date, page and place. */
  clause: string;
  /** What the area gives for it: answers, letters, sums, signatures. */
  evidence: string[];
  findings: { status: CheckStatus; sentence: string; field: string }[];
};

/** What a page calls each outcome; the gravest first. */
const STATUS_NAMES: Record<CheckStatus, string> = {
  fail: "Not met",
  attention: "Needs attention",
  information: "For information",
  pass: "Met",
};
const BY_GRAVITY = Object.keys(STATUS_NAMES) as CheckStatus[];

/** What each check is called, where it says more than its condition's title. */
const TITLES: Partial<Record<CheckKey, string>> = {
  "signed-off": "Signed off by everyone who must",
  "all-allocated": "All of the grant on schemes",
  "firm-years": "Planned on firm money",
  "gaps-funded": "Money where the gaps are",
  "money-at-target": "No money where the target is reached",
};

/** Every condition checked, the unmet ones first, each with its clause and its findings. */
export function reportConditions(input: FundingReportInput): ConditionReport[] {
  const { grants, schemes, terms, signatories, signOffs, assessment, content } = input;
  const totals = fundingTotals({ years: grants }, schemes);
  const checks = checkConditions({
    grant: { years: grants },
    schemes,
    terms,
    signatories,
    signOffs,
    positions: assessment?.positions ?? [],
  });
  const keys = [...new Set(checks.map(({ key }) => key))];
  const reports = keys.map((key): ConditionReport => {
    const own = checks.filter((check) => check.key === key);
    const status = BY_GRAVITY.find((each) => own.some((check) => check.status === each)) ?? "pass";
    const clause = own[0]?.clause;
    const condition = content.conditions.find((each) => each.key === clause?.condition);
    return {
      key,
      status,
      statusName: STATUS_NAMES[status],
      title: TITLES[key] ?? condition?.title ?? "",
      words: condition?.words ?? "",
      clause: clause ? cite(clause, content.sources) : "",
      evidence: findEvidence(key, input, totals),
      findings: own.map(({ status: found, sentence, field }) => ({
        status: found,
        sentence,
        field,
      })),
    };
  });
  return BY_GRAVITY.flatMap((status) => reports.filter((report) => report.status === status));
}

/** "1 condition is not met, 3 need attention": what there is to do, or that all is well. */
export function describeConditions(conditions: readonly Pick<ConditionReport, "status">[]): string {
  const count = (status: CheckStatus) => conditions.filter((each) => each.status === status).length;
  const failing = count("fail");
  const attention = count("attention");
  const parts = [
    failing > 0 ? `${failing} ${failing === 1 ? "condition is" : "conditions are"} not met` : "",
    attention > 0
      ? `${attention}${failing > 0 ? "" : attention === 1 ? " condition" : " conditions"} ${attention === 1 ? "needs" : "need"} attention`
      : "",
  ].filter(Boolean);
  return parts.length === 0 ? "Every condition is met." : `${parts.join(", ")}.`;
}
