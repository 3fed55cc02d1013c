import { permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { DomainError } from "#app/domain/errors.ts";
import { amountIn } from "#app/domain/funding/grant.ts";
import { QUARTERS, type Quarter, quarterStart, type Spend } from "#app/domain/funding/spend.ts";
import { reportSpend } from "#app/domain/report/spend-report.ts";
import {
  listSpend,
  raiseSpendVersion,
  replaceSpend,
  type SpendRow,
} from "#db/queries/funding-record.server.ts";
import { type FundingContext, loadFunding, type SchemeWhole } from "./funding-context.server.ts";
import { audit, type Kit, refuseStale } from "./kit.server.ts";

const ofScheme = (rows: readonly SpendRow[], id: string): Spend[] =>
  rows
    .filter(({ schemeId }) => schemeId === id)
    .map(({ year, quarter, amount }) => ({ year, quarter: quarter as Quarter, amount }));

/** Each year's spend against plan, scheme by scheme and together. */
export function reportYears({ db }: Kit, areaId: string, context: FundingContext) {
  const rows = listSpend(db, areaId);
  const schemes = context.schemes.map((scheme) => ({
    ...scheme,
    spends: ofScheme(rows, scheme.id),
  }));
  return context.grants.map(({ year }) => reportSpend(schemes, year, context.today));
}

/** Spend to date by quarter, scheme by scheme. */
export function createSpend(kit: Kit) {
  const { db } = kit;

  function findScheme({ schemes }: FundingContext, id: string): SchemeWhole {
    const scheme = schemes.find((each) => each.id === id);
    if (!scheme) throw new DomainError("not-found");
    return scheme;
  }

  /** The years a scheme has money or spend in, or that the grant holds. */
  const yearsOf = ({ grants }: FundingContext, scheme: SchemeWhole, spends: readonly Spend[]) =>
    [
      ...new Set([
        ...grants.map(({ year }) => year),
        ...scheme.amounts.map(({ year }) => year),
        ...spends.map(({ year }) => year),
      ]),
    ].sort();

  return {
    /** What the page of spend shows. */
    spend(viewer: Viewer) {
      permit(viewer.roles, "funding.read");
      const context = loadFunding(kit, viewer);
      return { years: reportYears(kit, viewer.areaId, context), today: context.today };
    },

    /** What the form for a scheme's spend shows: each quarter of each year, future ones apart. */
    spendForm(viewer: Viewer, id: string) {
      permit(viewer.roles, "funding.edit");
      const context = loadFunding(kit, viewer);
      const scheme = findScheme(context, id);
      const spends = ofScheme(listSpend(db, viewer.areaId), id);
      return {
        scheme: { id, name: scheme.name, version: scheme.spendVersion },
        years: yearsOf(context, scheme, spends).map((year) => ({
          year,
          plan: amountIn(scheme, year),
          quarters: QUARTERS.map((quarter) => ({
            quarter,
            hasBegun: quarterStart(year, quarter) <= context.today,
            spent:
              spends.find((each) => each.year === year && each.quarter === quarter)?.amount ?? null,
          })),
        })),
      };
    },

    /** Replaces what is reported of a scheme, from the version seen; refuses quarters still to come. */
    saveSpend(viewer: Viewer, id: string, version: number, spends: readonly Spend[]): void {
      permit(viewer.roles, "funding.edit");
      db.write(() => {
        const context = loadFunding(kit, viewer);
        findScheme(context, id);
        for (const { year, quarter } of spends) {
          if (quarterStart(year, quarter) <= context.today) continue;
          const field = `spent-${year}-${quarter}`;
          throw new DomainError(
            "invalid",
            { field },
            `Quarter ${quarter} of ${year} has not begun, so nothing was spent in it yet.`,
          );
        }
        refuseStale(raiseSpendVersion(db, viewer.areaId, id, version));
        replaceSpend(db, viewer.areaId, id, spends);
        audit(kit, viewer, "spend-saved", id);
      });
    },
  };
}
