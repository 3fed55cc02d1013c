import type { Change } from "#app/domain/model/edition.ts";
import { countAnswered, countAnsweredByRow } from "#db/queries/scores.server.ts";
import type { Kit } from "./kit.server.ts";
import { findRow, partnersAsked, type RoundContext, scorersAsked } from "./round-context.server.ts";

/** How many of those asked are through with something, together and by partner: never how. */
export type FinishedCounts = {
  asked: number;
  finished: number;
  byPartner: { partnerId: string; asked: number; finished: number }[];
};

/** How many people, and of which partner, have scored every row of the change: never how. */
export function countFinished(kit: Kit, context: RoundContext, change: Change): FinishedCounts {
  const answered = countAnswered(kit.db, context.round, 1);
  const done = new Set(
    answered
      .filter((each) => each.changeKey === change.key && each.rows === change.rows.length)
      .map((each) => each.memberId),
  );
  return countByPartner(context, change, (scorer) => done.has(scorer.memberId));
}

/** How many of each partner have given a row its second score. */
export function countSecond(
  kit: Kit,
  context: RoundContext,
  change: Change,
  key: string,
): FinishedCounts {
  const answered = countAnsweredByRow(kit.db, context.round).filter(
    (each) => each.rowKey === key && each.pass === 2,
  );
  const counts = countByPartner(context, change, () => false);
  const byPartner = counts.byPartner.map((partner) => ({
    ...partner,
    finished: answered.find((each) => each.partnerId === partner.partnerId)?.people ?? 0,
  }));
  const finished = byPartner.reduce((sum, partner) => sum + partner.finished, 0);
  return { ...counts, finished, byPartner };
}

function countByPartner(
  context: RoundContext,
  change: Change,
  isDone: (scorer: { memberId: string }) => boolean,
) {
  const asked = scorersAsked(context, change.key);
  return {
    asked: asked.length,
    finished: asked.filter(isDone).length,
    byPartner: partnersAsked(context, change.key).map(({ partnerId }) => {
      const own = asked.filter((scorer) => scorer.partnerId === partnerId);
      return { partnerId, asked: own.length, finished: own.filter(isDone).length };
    }),
  };
}

/** How far the room is with a change: none of its rows dealt with, some, or all. */
export function progressOf(context: RoundContext, change: Change): "none" | "part" | "done" {
  const open = change.rows.filter((row) => findRow(context, row.key).outcome === "none").length;
  if (open === 0) return "done";
  return open === change.rows.length ? "none" : "part";
}
