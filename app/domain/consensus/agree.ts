import type { AgreementLabel } from "#app/domain/agreement/label.ts";
import type { Suggestion } from "#app/domain/agreement/suggest.ts";
import { DomainError } from "#app/domain/errors.ts";
import type { Level } from "#app/domain/model/edition.ts";
import type { AgreedLevel } from "./agreed-row.ts";

/** A revealed row, as agreeing it needs it. */
export type RowToAgree = {
  label: AgreementLabel;
  suggestion: Pick<Suggestion, "level"> | null;
};

/** Why the room must say in a sentence how it came to a level. */
export type RationaleReason =
  | "no-shared-view"
  | "differs-from-suggestion"
  | "mature-or-above"
  | "does-not-apply";

/** The level from which a rationale is always asked for, as national returns do: Mature. */
const MATURE = 4;

/**
 * Why agreeing this row at this level needs a rationale; an empty list when it needs none. Where
 * nothing is suggested there is nothing to differ from. That a row does not apply to the area
 * always needs one, since the row then leaves the change's level, the plan and the need.
 */
export function agreementNeeds(row: RowToAgree, level: AgreedLevel): RationaleReason[] {
  const reasons: RationaleReason[] = [];
  if (row.label === "split" || row.label === "polarised") reasons.push("no-shared-view");
  if (level === "not-applicable") return [...reasons, "does-not-apply"];
  if (row.suggestion !== null && row.suggestion.level !== level) {
    reasons.push("differs-from-suggestion");
  }
  if (level >= MATURE) reasons.push("mature-or-above");
  return reasons;
}

/** Whether a row can be agreed at this level with this rationale (blank counts as none). */
export function canAgree(row: RowToAgree, level: AgreedLevel, rationale: string | null): boolean {
  return (rationale ?? "").trim() !== "" || agreementNeeds(row, level).length === 0;
}

/** Refuses with `rationale-needed`, saying why, when a row cannot be agreed so. */
export function refuseAgreement(
  row: RowToAgree,
  level: AgreedLevel,
  rationale: string | null,
): void {
  if (!canAgree(row, level, rationale)) {
    const reasons = agreementNeeds(row, level);
    throw new DomainError("rationale-needed", { reasons, field: "rationale" });
  }
}

/** A row of a change, as "accept aligned rows" meets it. */
export type RowToAccept = RowToAgree & { rowKey: string; agreed: AgreedLevel | null };

/**
 * The aligned rows not agreed yet, in the order given: `accept` can be agreed together at their
 * suggestions; `needRationale` cannot without a sentence each (a suggestion at Mature or above).
 * Aligned rows without a suggestion are in neither list.
 */
export function acceptAligned(rows: readonly RowToAccept[]): {
  accept: { rowKey: string; level: Level }[];
  needRationale: { rowKey: string; level: Level }[];
} {
  const aligned = rows.flatMap((row) =>
    row.label === "aligned" && row.agreed === null && row.suggestion !== null
      ? [{ row, offer: { rowKey: row.rowKey, level: row.suggestion.level } }]
      : [],
  );
  const free = ({ row, offer }: (typeof aligned)[number]) => canAgree(row, offer.level, null);
  return {
    accept: aligned.filter(free).map(({ offer }) => offer),
    needRationale: aligned.filter((entry) => !free(entry)).map(({ offer }) => offer),
  };
}
