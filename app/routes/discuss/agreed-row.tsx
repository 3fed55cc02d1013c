import { formatDate } from "#app/domain/dates.ts";
import { LevelChip } from "#app/ui/level-chip.tsx";
import type { RevealedRow } from "./page-data.ts";

type Props = { row: RevealedRow; levelNames: readonly string[] };

/** What the room made of the row: its level and why, or why it is parked. */
export function AgreedRow({ row, levelNames }: Props) {
  if (row.outcome === "parked") {
    return (
      <section className="hw-panel hw-panel--ground">
        <h3 className="nhsuk-heading-s">Parked</h3>
        <p>{row.parkedNote || "Left open, without a note."}</p>
      </section>
    );
  }
  if (row.agreed === null) return null;
  const { level, date } = row.target;
  return (
    <section className="hw-panel hw-panel--ground">
      <h3 className="nhsuk-heading-s">Agreed</h3>
      <p className="hw-agreed-level">
        {row.agreed === "not-applicable" ? (
          <strong>Does not apply to the area</strong>
        ) : (
          <LevelChip level={row.agreed} size="l" name={levelNames[row.agreed - 1] ?? ""} />
        )}
      </p>
      {row.rationale && <p>{row.rationale}</p>}
      {row.priority && <p>A priority to act on first.</p>}
      {level !== null && row.agreed !== "not-applicable" && (
        <p className="hw-quiet">
          Target: level {level}
          {date && ` by ${formatDate(date)}`}
        </p>
      )}
    </section>
  );
}
