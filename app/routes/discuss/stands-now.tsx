import { formatDate } from "#app/domain/dates.ts";
import type { RevealedRow } from "./page-data.ts";

type Props = { row: RevealedRow; levelNames: readonly string[] };

/** What someone else has stored meanwhile, above what was typed here. */
export function StandsNow({ row, levelNames }: Props) {
  const { agreed, rationale, outcome, parkedNote, ownTarget } = row;
  const level =
    agreed === null
      ? outcome === "parked"
        ? "Parked"
        : "No level agreed"
      : agreed === "not-applicable"
        ? "Does not apply to the area"
        : `${agreed} ${levelNames[agreed - 1]}`;
  const words = outcome === "parked" ? parkedNote : rationale;
  return (
    <section className="hw-notice">
      <p className="hw-notice__title">What stands now</p>
      <p>
        {level}
        {row.priority && ", a priority"}
        {ownTarget.level !== null && `, target ${ownTarget.level}`}
        {ownTarget.date && ` by ${formatDate(ownTarget.date)}`}
      </p>
      {words && <p>“{words}”</p>}
      <p>What you typed is below. Sending it again puts it in place of this.</p>
    </section>
  );
}
