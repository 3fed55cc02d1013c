import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import { discussFirst } from "#app/domain/agreement/order.ts";
import { usualTarget } from "#app/domain/consensus/change-summary.ts";
import type { Change, Level } from "#app/domain/model/edition.ts";
import { describeFromPaper } from "#app/domain/report/from-paper.ts";
import { type MeasuredRow, reportRow } from "#app/domain/report/row-report.ts";
import { gatherFirstPanel, gatherPanel } from "#app/domain/round/panel.ts";
import { latestRevealed } from "#app/domain/round/round.ts";
import { listRevealedScores, listWhoScored } from "#db/queries/scores.server.ts";
import type { Kit } from "./kit.server.ts";
import {
  changesInRound,
  findRow,
  markOf,
  partnersAsked,
  type RoundContext,
  scorersAsked,
} from "./round-context.server.ts";

/** A revealed row as those who took part may see it, with its first scores where it has a second. */
export type RevealedRow = MeasuredRow & { before: MeasuredRow | null };

/**
 * The reports of every revealed row of a round (or of the one change given), by key: nothing of an
 * unrevealed one.
 */
export function reportRows(
  kit: Kit,
  context: RoundContext,
  only?: Change,
): Map<string, RevealedRow> {
  return context.once(`reports ${only?.key ?? ""}`, () => makeReports(kit, context, only));
}

function makeReports(kit: Kit, context: RoundContext, only?: Change): Map<string, RevealedRow> {
  const scores = listRevealedScores(kit.db, context.round, only?.key);
  const fromPaper = describeFromPaper(countWhoScored(kit, context));
  const reports = new Map<string, RevealedRow>();
  for (const change of only ? [only] : changesInRound(context)) {
    const asked = scorersAsked(context, change.key);
    const partners = partnersAsked(context, change.key).map(markOf);
    for (const { key } of change.rows) {
      const row = findRow(context, key);
      const pass = latestRevealed(row);
      if (pass === null) continue;
      const own = scores.filter((score) => score.rowKey === key);
      const before =
        pass === 2 ? reportOnce(key, gatherFirstPanel(row, asked, own), partners) : null;
      const measured = reportOnce(key, gatherPanel(row, asked, own), partners);
      const notes = [...measured.report.notes, ...(fromPaper ? [fromPaper] : [])];
      reports.set(key, { ...measured, report: { ...measured.report, notes }, before });
    }
  }
  return reports;
}

const KEPT = 1_000;
const made = new LRUCache<string, MeasuredRow>({ max: KEPT });

/**
 * A row's report, made once for what it is made of: after a reveal a room of screens asks for the
 * same ones in one moment. What goes into it is the key, so that there is nothing to go stale.
 */
function reportOnce(...parts: Parameters<typeof reportRow>): MeasuredRow {
  const key = createHash("sha256").update(JSON.stringify(parts)).digest("base64");
  const known = made.get(key);
  if (known) return known;
  const report = reportRow(...parts);
  made.set(key, report);
  return report;
}

/** The people of each partner: how many were asked, scored, and did so on paper. */
export function countWhoScored(kit: Kit, { round, partners, scorers }: RoundContext) {
  const who = new Map(listWhoScored(kit.db, round).map(({ memberId, paper }) => [memberId, paper]));
  return partners.map((partner) => {
    const own = scorers.filter((scorer) => scorer.partnerId === partner.partnerId);
    const scored = own.filter(({ memberId }) => who.has(memberId));
    const paper = scored.filter(({ memberId }) => who.get(memberId)).length;
    return { ...markOf(partner), asked: own.length, scored: scored.length, paper };
  });
}

/** The target in force for a row: its own, else its change's; null where neither is set. */
export function targetOf(
  context: RoundContext,
  changeKey: string,
  rowKey: string,
): { level: Level | null; date: string | null } {
  const row = context.rows.get(rowKey);
  const change = context.changes.get(changeKey);
  return {
    level: row?.targetLevel ?? change?.targetLevel ?? null,
    date: row?.targetDate ?? change?.targetDate ?? null,
  };
}

/**
 * The order of discussion of a change's rows: rubric order while any is unrevealed (an order made
 * from some scores would tell of them), then what deserves the time first.
 */
export function orderRows(
  context: RoundContext,
  change: { key: string; rows: readonly { key: string }[] },
  reports: ReadonlyMap<string, MeasuredRow>,
) {
  const keys = change.rows.map((row) => row.key);
  if (keys.some((key) => !reports.has(key))) return { keys, places: [], actFirst: [] as string[] };
  const { order, actFirst } = discussFirst(
    keys.flatMap((key) => {
      const measured = reports.get(key);
      if (!measured) return [];
      const suggested = measured.report.suggestion?.level ?? null;
      return [
        {
          key,
          agreement: measured.agreement,
          suggested,
          target:
            targetOf(context, change.key, key).level ??
            (suggested === null ? null : usualTarget(suggested)),
          dontKnowShare: measured.dontKnowShare,
          withoutEvidenceShare: measured.withoutEvidenceShare,
          evidenceGap: measured.report.evidenceGap,
        },
      ];
    }),
  );
  return {
    keys: order.map((place) => place.key),
    places: order.map(({ key, tier, parts }) => ({
      key,
      tier,
      // The disagreement that orders the rows could be solved for the two scores of a pair.
      parts: { ...parts, disagreement: reports.get(key)?.shown.leikD ?? null },
    })),
    actFirst,
  };
}
