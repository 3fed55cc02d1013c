import { PURPOSES } from "../funding/grant.ts";
import { amountFor, type FundingTotals } from "../funding/totals.ts";
import { formatMoney } from "../money.ts";
import type { FundingReportInput, YearAmount } from "./funding-input.ts";

/** Money from years through steps to purposes, in whole pence: what the flow is drawn from. */
export type FlowReport = {
  years: { year: string; total: number }[];
  steps: { number: number; name: string; total: number }[];
  purposes: { key: string; name: string; total: number }[];
  toSteps: { year: string; step: number; amount: number }[];
  toPurposes: { step: number; purpose: string; amount: number }[];
  /** "£0 unallocated": the line below. */
  balance: string;
};

/** Every pound on schemes from its year to its step and on to its purposes. */
export function reportFlow(
  { schemes, content }: FundingReportInput,
  totals: FundingTotals,
  balance: string,
): FlowReport {
  const names = new Map<string, string>(content.purposes.map(({ key, name }) => [key, name]));
  const purposes = [...PURPOSES, "none" as const];
  return {
    years: totals.years.map(({ year, planned }) => ({ year, total: planned })),
    steps: totals.steps.map(({ step, total }) => ({
      number: step,
      name: content.steps[step - 1]?.name ?? "",
      total,
    })),
    purposes: totals.purposes.map(({ purpose, total }) => ({
      key: purpose,
      name: names.get(purpose) ?? "On no permitted purpose",
      total,
    })),
    toSteps: totals.steps.flatMap(({ step, byYear }) =>
      totals.years.flatMap(({ year }) => {
        const amount = byYear[year] ?? 0;
        return amount > 0 ? [{ year, step, amount }] : [];
      }),
    ),
    toPurposes: totals.steps.flatMap(({ step }) =>
      purposes.flatMap((purpose) => {
        const own = schemes.filter((scheme) => scheme.step === step);
        const amount = own.reduce(
          (sum, scheme) =>
            sum + totals.years.reduce((all, { year }) => all + amountFor(scheme, year, purpose), 0),
          0,
        );
        return amount > 0 ? [{ step, purpose, amount }] : [];
      }),
    ),
    balance,
  };
}

/** Money per head of population; null where no round says how many people the area has. */
export type PerHead = {
  population: number;
  /** Where the figure comes from. */
  source: string;
  steps: { number: number; name: string; byYear: YearAmount[]; total: number }[];
  /** Each year's schemes together, in pence a head, rounded. */
  years: YearAmount[];
  total: number;
};

/** Each step's money over the population, in pence a head rounded to the penny. */
export function reportPerHead(
  { content, assessment }: FundingReportInput,
  totals: FundingTotals,
): PerHead | null {
  const population = assessment?.round.population ?? null;
  if (population === null || population <= 0) return null;
  const each = (pence: number) => Math.round(pence / population);
  return {
    population,
    source: `the scope of “${assessment?.round.name}”`,
    steps: totals.steps.map(({ step, byYear, total }) => ({
      number: step,
      name: content.steps[step - 1]?.name ?? "",
      byYear: totals.years.map(({ year }) => ({ year, amount: each(byYear[year] ?? 0) })),
      total: each(total),
    })),
    years: totals.years.map(({ year, planned }) => ({ year, amount: each(planned) })),
    total: each(totals.planned),
  };
}

/** Pence a head as a table shows it: "£3.54". */
export function formatPerHead(pence: number): string {
  return pence % 100 === 0 && pence !== 0 ? `${formatMoney(pence)}.00` : formatMoney(pence);
}

/** What all of England gets in a year, and an area's part of it. */
export type NationalLine = { year: string; national: number; own: number | null; share: string };

/** The area's grant beside the national total of each year that was announced. */
export function reportNational({ grants, content }: FundingReportInput): NationalLine[] {
  return content.national.years.map(({ year, amount }) => {
    const own = grants.find((grant) => grant.year === year)?.amount ?? null;
    return {
      year,
      national: amount,
      own,
      share: own === null ? "" : `${((own / amount) * 100).toFixed(2)}%`,
    };
  });
}
