import type { Viewer } from "#app/domain/access/viewer.ts";
import type { FinancialYear } from "#app/domain/dates.ts";
import { withdrawSignOffs } from "#db/queries/sign-offs.server.ts";
import type { FundingContext } from "./funding-context.server.ts";
import { audit, instantIn, type Kit } from "./kit.server.ts";

/**
 * Withdraws the standing sign-offs of these years, in the caller's transaction, since what was
 * signed has changed. Gives the years that lost one.
 */
export function withdrawYears(
  kit: Kit,
  viewer: Viewer,
  context: FundingContext,
  years: readonly FinancialYear[],
): FinancialYear[] {
  const standing = context.signOffs.filter(
    ({ year, withdrawnAt }) => withdrawnAt === null && years.includes(year),
  );
  const ids = standing.map(({ id }) => id);
  withdrawSignOffs(kit.db, viewer.areaId, ids, instantIn(kit, context.area));
  for (const { id } of standing) audit(kit, viewer, "sign-off-withdrawn", id);
  return [...new Set(standing.map(({ year }) => year))].sort();
}
