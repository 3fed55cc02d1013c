import { formatDate, londonDate } from "../dates.ts";
import type { GrantYear } from "../funding/grant.ts";
import { formatMoney } from "../money.ts";

/** What a year of the grant said until it was revised. */
export type Revision = GrantYear & { source: string; replacedAt: number; person: string };

/** One figure of a year's history, the present one first. */
export type HistoryEntry = {
  amount: number;
  status: string;
  source: string;
  /** "until 21 June 2017, revised by …"; "now" for what stands. */
  when: string;
  /** "+£10,000" against the figure before it; empty for the first. */
  change: string;
};

/** A year's figures from the present one back, with the change that each one made. */
export function describeHistory(
  now: GrantYear & { source: string },
  revisions: readonly Revision[],
): HistoryEntry[] {
  const own = revisions.filter(({ year }) => year === now.year).toReversed();
  const entries = [
    { ...now, when: "Now" },
    ...own.map((revision) => ({
      ...revision,
      when: `Until ${formatDate(londonDate(revision.replacedAt))}, revised by ${revision.person}`,
    })),
  ];
  return entries.map(({ amount, firm, source, when }, at) => ({
    amount,
    status: firm ? "Firm" : "Indicative",
    source,
    when,
    change: describeChange(amount, entries[at + 1]?.amount),
  }));
}

function describeChange(amount: number, before: number | undefined): string {
  if (before === undefined || before === amount) return "";
  return `${amount > before ? "+" : ""}${formatMoney(amount - before)}`;
}
