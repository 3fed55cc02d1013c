import { listWords } from "../agreement/names.ts";
import { formatDate } from "../dates.ts";
import { DomainError } from "../errors.ts";
import type { SuggestedYear, Suggestion, SuggestionLine } from "../funding/allocation.ts";
import { amountIn, type GrantYear, type Scheme } from "../funding/grant.ts";
import { needsFromRows } from "../funding/need.ts";
import { commitmentsOf, suggestAllocation } from "../funding/suggest-allocation.ts";
import type { FundingReportInput, YearAmount } from "./funding-input.ts";

/** One step of the suggested split beside what is planned on it; sums in whole pence. */
export type SuggestedStep = {
  number: number;
  name: string;
  planned: number;
  plannedByYear: YearAmount[];
  suggested: number;
  suggestedByYear: YearAmount[];
  /** Why; years that have the same reason stand together. */
  reasons: { years: string[]; reason: string }[];
};

/** The suggested split, or what is missing for one. */
export type SuggestionReport =
  | { state: "no-grant" | "no-round" | "step-nine-needed" }
  /** A rule stands in the way, such as money committed in a year without grant. */
  | { state: "refused"; sentence: string }
  | SplitReport;

/** A split worked out: whole pence by step and year, with every line's reason. */
export type SplitReport = {
  state: "ready";
  title: string;
  /** What the needs are drawn from, and what was chosen. */
  basis: string;
  steps: SuggestedStep[];
  years: SuggestedYear[];
  total: number;
};

/** The split that need suggests beside the plan, or what is missing for one. */
export function reportSuggestion(input: FundingReportInput): SuggestionReport {
  const { grants, schemes, assessment, choices } = input;
  if (grants.length === 0) return { state: "no-grant" };
  if (assessment === null) return { state: "no-round" };
  if (choices.stepNineShare === null) return { state: "step-nine-needed" };
  try {
    const suggestion = suggestAllocation(
      { years: grants },
      needsFromRows(assessment.edition, assessment.rows, choices.priorities),
      { ...choices, commitments: commitmentsOf(schemes) },
    );
    const basis = [
      describeBasis(assessment.round, choices),
      ...describePassedOver(assessment),
    ].join(" ");
    return describeSplit({ grants, schemes, steps: input.content.steps }, suggestion, basis);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { state: "refused", sentence: error.message };
  }
}

/** Why a later round does not count. */
function describePassedOver({
  passedOver,
}: NonNullable<FundingReportInput["assessment"]>): string[] {
  if (passedOver.length === 0) return [];
  const named = listWords(passedOver.map((name) => `“${name}”`));
  const [are, which] = passedOver.length === 1 ? ["was", "an edition"] : ["were", "editions"];
  return [`${named} ${are} scored on ${which} with other changes than steps 1 to 8.`];
}

/** What a split is told beside. */
export type SplitContext = {
  grants: readonly GrantYear[];
  schemes: readonly Scheme[];
  steps: readonly { number: number; name: string }[];
};

/** A suggestion by step, each beside what the schemes plan on it. */
export function describeSplit(
  context: SplitContext,
  suggestion: Suggestion,
  basis: string,
): SplitReport {
  return {
    state: "ready",
    title: suggestion.title,
    basis,
    steps: context.steps.map(({ number, name }) => ({
      ...describeStep(context, number, suggestion),
      name,
    })),
    years: suggestion.years,
    total: suggestion.total,
  };
}

function describeBasis(
  round: { name: string; asAt: string },
  { stepNineShare, priorities, priorityWeight }: FundingReportInput["choices"],
): string {
  const needs = `Need is drawn from the levels agreed in “${round.name}”, as at ${formatDate(round.asAt)}.`;
  const nine = `Step 9 takes ${stepNineShare}% of each year first.`;
  if (priorities.length === 0) return `${needs} ${nine}`;
  const steps = [...priorities].sort((a, b) => a - b);
  const named = steps.length === 1 ? `step ${steps[0]}` : `steps ${listWords(steps.map(String))}`;
  return `${needs} ${nine} Need counts ${priorityWeight} times on ${named}, the agreed priorities.`;
}

function describeStep(
  { grants, schemes }: SplitContext,
  number: number,
  suggestion: Suggestion,
): Omit<SuggestedStep, "name"> {
  const years = grants.map(({ year }) => year);
  const own = schemes.filter(({ step }) => step === number);
  const lines = suggestion.lines.filter(({ step }) => step === number);
  const plannedByYear = years.map((year) => ({
    year,
    amount: own.reduce((sum, scheme) => sum + amountIn(scheme, year), 0),
  }));
  const suggestedByYear = lines.map(({ year, amount }) => ({ year, amount }));
  const sum = (amounts: readonly YearAmount[]) =>
    amounts.reduce((all, each) => all + each.amount, 0);
  return {
    number,
    planned: sum(plannedByYear),
    plannedByYear,
    suggested: sum(suggestedByYear),
    suggestedByYear,
    reasons: groupReasons(lines),
  };
}

function groupReasons(lines: readonly SuggestionLine[]): SuggestedStep["reasons"] {
  const years = new Map<string, string[]>();
  for (const { year, reason } of lines) years.set(reason, [...(years.get(reason) ?? []), year]);
  return [...years].map(([reason, own]) => ({ reason, years: own }));
}
