import type { AgreedLevel, AgreedRow } from "#app/domain/consensus/agreed-row.ts";
import { usualTarget } from "#app/domain/consensus/change-summary.ts";
import { latestRevealed } from "#app/domain/round/round.ts";
import type { RoundRow } from "#db/queries/rounds.server.ts";
import { changesInRound, findRow, type RoundContext } from "./round-context.server.ts";
import { targetOf } from "./row-reports.server.ts";

/** What the room made of a row: a level, that it does not apply, or null while it is open. */
export function agreedLevelOf(
  row: Pick<RoundRow, "outcome" | "agreedLevel" | "pass1" | "pass2">,
): AgreedLevel | null {
  if (row.outcome !== "agreed" || latestRevealed(row) === null) return null;
  return row.agreedLevel ?? "not-applicable";
}

/**
 * The rows of a round as the room left them, in the edition's order. Where neither a row nor its
 * change has a target, the usual one holds: one level up.
 */
export function listAgreedRows(context: RoundContext): AgreedRow[] {
  return changesInRound(context).flatMap((change) =>
    change.rows.map(({ key }) => {
      const row = findRow(context, key);
      const target = targetOf(context, change.key, key);
      const level = agreedLevelOf(row);
      return {
        rowKey: key,
        level,
        rationale: row.rationale || null,
        priority: row.priority,
        targetLevel: target.level ?? (typeof level === "number" ? usualTarget(level) : null),
        targetDate: target.date,
      };
    }),
  );
}
