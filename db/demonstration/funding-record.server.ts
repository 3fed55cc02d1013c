import { formatDate, londonDate } from "#app/domain/dates.ts";
import type { Demonstration } from "#app/domain/demonstration/load-demonstration.ts";
import type { StepsFile } from "#app/domain/funding/funding-content.ts";
import { amountIn, type Scheme } from "#app/domain/funding/grant.ts";
import { fundingTotals } from "#app/domain/funding/totals.ts";
import type { CirculatedPlan } from "#app/domain/report/circulated-plan.ts";
import { circulateSplit, reportWhatIf } from "#app/domain/report/what-if-report.ts";
import type { Database } from "../client.server.ts";
import {
  allocationVersions,
  consultationComments,
  consultations,
} from "../schema/funding-consultation.server.ts";
import { schemeSpend, virements } from "../schema/funding-record.server.ts";
import { AREA } from "./area.server.ts";

/** Stores spend, moves of money, "what ifs" and the draft that went round. */
export function storeFundingRecord(
  { orm }: Database,
  demonstration: Demonstration,
  { steps }: Pick<StepsFile, "steps">,
): void {
  const { area, funding } = demonstration;
  for (const { scheme, ...spend } of funding.spend) {
    orm
      .insert(schemeSpend)
      .values({ ...spend, schemeId: scheme })
      .run();
  }
  for (const [at, { from, to, ...move }] of funding.virements.entries()) {
    orm
      .insert(virements)
      .values({ ...move, id: `move-${at + 1}`, areaId: AREA, fromSchemeId: from, toSchemeId: to })
      .run();
  }
  const grants = funding.grant.years;
  const schemes = funding.schemes.map((scheme): Scheme => ({ ...scheme, id: scheme.key }));
  const input = {
    grants,
    schemes,
    steps,
    priorities: area.priorities.map(({ step }) => step),
    assessed: null,
  };
  for (const {
    key,
    name,
    keepCommitted,
    savedBy,
    at,
    stepNineShare,
    weights,
  } of funding.versions) {
    const kept = schemes.filter(({ committed }) => keepCommitted && committed);
    const committed = kept.map(({ id }) => id);
    const choices = { basis: "equal" as const, stepNineShare, weights, committed };
    const split = reportWhatIf(input, choices);
    if (split.state === "refused") throw new Error(`The version ${key}: ${split.sentence}`);
    const result = circulateSplit(split, grants, name, formatDate(londonDate(at)));
    orm
      .insert(allocationVersions)
      .values({ id: key, areaId: AREA, name, choices, result, savedAt: at, savedBy })
      .run();
  }
  for (const [index, each] of funding.consultations.entries()) {
    const { key, message, circulatedBy, at, closesOn, partners, comments } = each;
    orm
      .insert(consultations)
      .values({
        id: key,
        areaId: AREA,
        number: index + 1,
        plan: describePlan(demonstration, steps, at),
        message,
        closesOn,
        partnerIds: partners,
        circulatedAt: at,
        circulatedBy,
      })
      .run();
    for (const { key: id, partner, by, ...comment } of comments) {
      orm
        .insert(consultationComments)
        .values({ ...comment, id, consultationId: key, partnerId: partner, memberId: by })
        .run();
    }
  }
}

/** The schemes as they stand in the demonstration, as they went round. */
function describePlan(
  { funding, partners }: Demonstration,
  steps: StepsFile["steps"],
  at: number,
): CirculatedPlan {
  const schemes = funding.schemes.map((scheme) => ({ ...scheme, id: scheme.key }));
  const totals = fundingTotals({ years: funding.grant.years }, schemes);
  const names = new Map(partners.map(({ key, name }) => [key, name]));
  return {
    title: "The schemes as they stood",
    basis: funding.schemesNote,
    asAt: formatDate(londonDate(at)),
    years: totals.years.map(({ year, firm, grant, planned }) => ({ year, firm, grant, planned })),
    steps: totals.steps.map(({ step, byYear, total }) => ({
      number: step,
      name: steps[step - 1]?.name ?? "",
      byYear: totals.years.map(({ year }) => ({ year, amount: byYear[year] ?? 0 })),
      total,
    })),
    schemes: schemes.map((scheme) => {
      const byYear = totals.years.map(({ year }) => ({ year, amount: amountIn(scheme, year) }));
      return {
        name: scheme.name,
        step: scheme.step,
        lead: names.get(scheme.lead) ?? "",
        byYear,
        total: byYear.reduce((sum, { amount }) => sum + amount, 0),
      };
    }),
  };
}
