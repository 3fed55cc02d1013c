import { countAnswered } from "#db/queries/scores.server.ts";
import type { Kit } from "./kit.server.ts";
import { changesInRound, type RoundContext, scorersAsked } from "./round-context.server.ts";

/**
 * The members asked who have not given a first score to every row that still takes one. Guests are
 * not among them: they are in the room, and have no address.
 */
export function listUnfinished(kit: Kit, context: RoundContext): string[] {
  const answered = countAnswered(kit.db, context.round, 1);
  const open = changesInRound(context).filter((change) =>
    change.rows.some((row) => context.rows.get(row.key)?.pass1 === "scoring"),
  );
  const missing = open.flatMap((change) =>
    scorersAsked(context, change.key).filter(
      ({ memberId, since }) =>
        since === undefined &&
        !answered.some(
          (each) =>
            each.memberId === memberId &&
            each.changeKey === change.key &&
            each.rows >= change.rows.length,
        ),
    ),
  );
  return [...new Set(missing.map(({ memberId }) => memberId))];
}
