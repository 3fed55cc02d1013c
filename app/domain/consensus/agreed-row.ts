import { DomainError } from "#app/domain/errors.ts";
import type { Edition, Level } from "#app/domain/model/edition.ts";

/** What the room made of a row: a level, or that the row does not apply to the area. */
export type AgreedLevel = Level | "not-applicable";

/** A row as a round left it, from which a change's summary, the plan and the need are drawn. */
export type AgreedRow = {
  rowKey: string;
  /** Null while the row is left open. */
  level: AgreedLevel | null;
  rationale: string | null;
  /** Marked by the room as one to act on first. */
  priority: boolean;
  /** The row's own target, else its change's; null where neither is set. */
  targetLevel: Level | null;
  targetDate: string | null;
};

/** A row's levels below its target: 0 at or above it, null when it has no agreed level. */
export function gapToTarget(row: Pick<AgreedRow, "level" | "targetLevel">): number | null {
  if (row.level === null || row.level === "not-applicable") return null;
  return Math.max(0, (row.targetLevel ?? row.level) - row.level);
}

/** The agreed rows by row key. Throws `unknown-row` for a row that the edition does not hold. */
export function indexRows(
  edition: Edition,
  rows: readonly AgreedRow[],
): ReadonlyMap<string, AgreedRow> {
  const known = new Set(edition.changes.flatMap((change) => change.rows.map(({ key }) => key)));
  const stranger = rows.find(({ rowKey }) => !known.has(rowKey));
  if (stranger) throw new DomainError("unknown-row", { rowKey: stranger.rowKey });
  return new Map(rows.map((row) => [row.rowKey, row]));
}
