import { listWords } from "../agreement/names.ts";
import { formatDate } from "../dates.ts";
import { amountIn, PURPOSES } from "../funding/grant.ts";
import { type FundingTotals, fundingTotals } from "../funding/totals.ts";
import { cite } from "../model/citation.ts";
import { formatMoney, formatMoneyProse } from "../money.ts";
import {
  type ConditionReport,
  describeConditions,
  reportConditions,
} from "./funding-conditions.ts";
import type { FundingReportInput, ReportedScheme, YearAmount } from "./funding-input.ts";
import {
  type FlowReport,
  type NationalLine,
  type PerHead,
  reportFlow,
  reportNational,
  reportPerHead,
} from "./funding-picture.ts";
import { reportSigning, type SigningReport } from "./funding-signing.ts";
import { reportSuggestion, type SuggestionReport } from "./funding-suggestion.ts";

/** How a sum of schemes stands to its grant. */
export type Balance = {
  state: "left" | "exact" | "over";
  /** "£570,000 unallocated", "£0 unallocated" or "£20,000 over the grant". */
  words: string;
};

/** A year of the grant; sums in whole pence, `left` negative when schemes exceed it. */
export type YearReport = {
  year: string;
  /** Null for a year that schemes name and the grant does not hold. */
  firm: boolean | null;
  statusName: string;
  grant: number;
  planned: number;
  left: number;
  balance: Balance;
};

/** Whole pence by year, in the order of the report's years, and together. */
export type SumLine = { byYear: YearAmount[]; total: number };

/** A step with its schemes. */
export type StepReport = SumLine & {
  number: number;
  name: string;
  schemes: SchemeReport[];
};

export type SchemeReport = SumLine & {
  id: string;
  name: string;
  description: string;
  lead: ReportedScheme["lead"];
  provider: string;
  /** "New" or "Continuing", and "committed" where it is. */
  standing: string;
  /** "Reduce pressure on the NHS 80%", the largest first. */
  purposes: string[];
  /** "From 1 July 2017 until 31 March 2020"; empty when nobody has said. */
  runs: string;
  notes: string;
  measures: readonly string[];
  actions: ReportedScheme["actions"];
};

/** The figures and sentences of an area's funding, made once for page and paper. */
export type FundingReport = {
  title: string;
  area: string;
  notice: string | null;
  /** "21 June 2017". */
  asAt: string;
  /** How the money stands, in plain sentences. */
  sentences: string[];
  years: YearReport[];
  /** All years together; null without a grant. */
  all: Omit<YearReport, "year" | "firm" | "statusName"> | null;
  /** Where the grant's figures stand published, each with its years. */
  sources: { years: string; source: string }[];
  note: string;
  steps: StepReport[];
  purposes: (SumLine & { key: string; name: string })[];
  suggestion: SuggestionReport;
  flow: FlowReport;
  perHead: PerHead | null;
  /** What all of England gets, with where that stands published. */
  national: { lines: NationalLine[]; words: string; source: string };
  conditions: ConditionReport[];
  conditionsSentence: string;
  signing: SigningReport[];
};

/** An area's grant, schemes, suggestion, conditions and sign-offs as they stand today. */
export function reportFunding(input: FundingReportInput): FundingReport {
  const totals = fundingTotals({ years: input.grants }, input.schemes);
  const conditions = reportConditions(input);
  return {
    title: "Funding",
    area: input.area.name,
    notice: input.area.notice,
    asAt: formatDate(input.today),
    sentences: describeFunding(totals, input.schemes.length),
    years: totals.years.map((year) => {
      const granted = input.grants.some((grant) => grant.year === year.year);
      return {
        ...year,
        firm: granted ? year.firm : null,
        statusName: granted ? (year.firm ? "Firm" : "Indicative") : "No grant entered",
        balance: describeBalance(year.left),
      };
    }),
    all:
      totals.years.length === 0
        ? null
        : {
            grant: totals.grant,
            planned: totals.planned,
            left: totals.left,
            balance: describeBalance(totals.left),
          },
    sources: groupSources(input.grants),
    note: input.note,
    steps: totals.steps.map(({ step, total, byYear }) => ({
      number: step,
      name: input.content.steps[step - 1]?.name ?? "",
      ...sumLine(totals, byYear, total),
      schemes: input.schemes
        .filter((scheme) => scheme.step === step)
        .map((scheme) => describeScheme(input, totals, scheme)),
    })),
    purposes: totals.purposes
      .filter(({ purpose, total }) => purpose !== "none" || total > 0)
      .map(({ purpose, total, byYear }) => ({
        key: purpose,
        name: nameOfPurpose(input, purpose) ?? "On no permitted purpose",
        ...sumLine(totals, byYear, total),
      })),
    suggestion: reportSuggestion(input),
    flow: reportFlow(input, totals, describeBalance(totals.left).words),
    perHead: reportPerHead(input, totals),
    national: {
      lines: reportNational(input),
      words: input.content.national.words,
      source: cite(input.content.national.source, input.content.sources),
    },
    conditions,
    conditionsSentence: describeConditions(conditions),
    signing: reportSigning(input),
  };
}

function sumLine({ years }: FundingTotals, byYear: Record<string, number>, total: number): SumLine {
  return { byYear: years.map(({ year }) => ({ year, amount: byYear[year] ?? 0 })), total };
}

/** How much of a grant is left, in words; `left` in whole pence, negative when it is exceeded. */
export function describeBalance(left: number): Balance {
  if (left < 0) return { state: "over", words: `${formatMoney(-left)} over the grant` };
  return { state: left === 0 ? "exact" : "left", words: `${formatMoney(left)} unallocated` };
}

function describeFunding({ years, grant, planned }: FundingTotals, schemes: number): string[] {
  if (grant === 0 && schemes === 0) return [];
  const firm = years.filter((year) => year.firm).reduce((sum, year) => sum + year.grant, 0);
  const granted = years.filter((year) => year.grant > 0).length;
  const over = years.filter(({ left }) => left < 0);
  const share =
    firm === grant
      ? "all of it firm"
      : firm === 0
        ? "none of it firm yet"
        : `${formatMoneyProse(firm)} of it firm`;
  return [
    grant === 0
      ? "No grant has been entered yet."
      : `The grant is ${formatMoneyProse(grant)} over ${granted === 1 ? "one year" : `${granted} years`}, ${share}.`,
    schemes === 0
      ? "No scheme has been entered yet."
      : `${formatMoneyProse(planned)} stands on ${schemes === 1 ? "one scheme" : `${schemes} schemes`}.`,
    over.length === 0
      ? ""
      : `${listWords(over.map(({ year, left }) => `${year} is ${formatMoney(-left)} over its grant`))}.`,
  ].filter(Boolean);
}

function describeScheme(
  input: FundingReportInput,
  { years }: FundingTotals,
  scheme: ReportedScheme,
): SchemeReport {
  const byYear = years.map(({ year }) => ({ year, amount: amountIn(scheme, year) }));
  const { id, name, description, lead, provider, actions, continuing, committed } = scheme;
  const purposes = PURPOSES.filter((key) => (scheme.purposes[key] ?? 0) > 0)
    .sort((a, b) => (scheme.purposes[b] ?? 0) - (scheme.purposes[a] ?? 0))
    .map((key) => `${nameOfPurpose(input, key)} ${scheme.purposes[key]}%`);
  return {
    id,
    name,
    description,
    lead,
    provider,
    actions,
    notes: scheme.notes,
    measures: scheme.measures,
    runs: describeDates(scheme),
    standing: `${continuing ? "Continuing" : "New"}${committed ? ", committed" : ""}`,
    purposes,
    byYear,
    total: byYear.reduce((sum, { amount }) => sum + amount, 0),
  };
}

function describeDates({ startsOn, endsOn }: ReportedScheme): string {
  const from = startsOn === null ? "" : `from ${formatDate(startsOn)}`;
  const until = endsOn === null ? "" : `until ${formatDate(endsOn)}`;
  const words = [from, until].filter(Boolean).join(" ");
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

function nameOfPurpose({ content }: FundingReportInput, purpose: string): string | undefined {
  return content.purposes.find(({ key }) => key === purpose)?.name;
}

function groupSources(grants: FundingReportInput["grants"]): FundingReport["sources"] {
  const years = new Map<string, string[]>();
  for (const { year, source } of grants) {
    if (source.trim() !== "") years.set(source, [...(years.get(source) ?? []), year]);
  }
  return [...years].map(([source, own]) => ({ source, years: listWords(own) }));
}
