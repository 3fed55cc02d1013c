import { may, permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import type { LastRound, ResultsInput } from "#app/domain/report/results-input.ts";
import { reportBoard, reportWorking } from "#app/domain/report/results-report.ts";
import {
  listCorrections,
  listDifferentViews,
  listPositionShares,
  listRounds,
  type Round,
} from "#db/queries/rounds.server.ts";
import { listAgreedRows } from "./agreed-rows.server.ts";
import { editionKeyOf } from "./editions.server.ts";
import { auditReading, type Kit } from "./kit.server.ts";
import {
  changesInRound,
  findRow,
  loadRound,
  markOf,
  partnersAsked,
  type RoundContext,
} from "./round-context.server.ts";
import { reportRows } from "./row-reports.server.ts";

/** The results of a round: one record, read by those who took part or by a board. */
export function createResults(kit: Kit) {
  const { db } = kit;

  /** What the closed round before this one agreed, or null when this is the first. */
  function findLast(viewer: Viewer, round: Round): LastRound | null {
    const before = listRounds(db, viewer.areaId).find(
      (each) => each.status === "closed" && each.asAt < round.asAt,
    );
    if (!before) return null;
    const context = loadRound(kit, viewer, before.id);
    return {
      name: before.name,
      asAt: before.asAt,
      changes: new Map([...context.changes].map(([key, change]) => [key, change.agreedLevel])),
      rows: new Map(listAgreedRows(context).map((row) => [row.rowKey, row.level])),
    };
  }

  function gather(viewer: Viewer, context: RoundContext): ResultsInput {
    const { round } = context;
    const reports = reportRows(kit, context);
    const agreed = new Map(listAgreedRows(context).map((row) => [row.rowKey, row]));
    const views = listDifferentViews(db, round).map((view) => ({
      ...view,
      place: context.partners.find((each) => each.partnerId === view.partnerId)?.position ?? 0,
    }));
    return {
      closed: round.status === "closed",
      partners: context.partners.map(markOf),
      last: findLast(viewer, round),
      changes: changesInRound(context).map((change) => {
        const state = context.changes.get(change.key);
        return {
          number: change.number,
          key: change.key,
          name: change.name,
          shortName: change.shortName,
          asked: partnersAsked(context, change.key).map((partner) => partner.partnerId),
          level: state?.agreedLevel ?? null,
          sentence: state?.sentence ?? "",
          target: { level: state?.targetLevel ?? null, date: state?.targetDate ?? null },
          rows: change.rows.map(({ key, topic }) => {
            const row = findRow(context, key);
            const made = agreed.get(key);
            const revealed = reports.get(key);
            return {
              key,
              topic,
              measured: revealed ?? null,
              before: revealed?.before ?? null,
              agreed: made?.level ?? null,
              rationale: made?.rationale ?? "",
              priority: row.priority,
              parked: row.outcome === "parked" ? row.parkedNote : null,
              target: { level: made?.targetLevel ?? null, date: made?.targetDate ?? null },
              views: views
                .filter((view) => view.rowKey === key)
                .sort((a, b) => a.place - b.place)
                .map(({ partnerId, level, sentence, confirmedAt }) => ({
                  partnerId,
                  level,
                  sentence,
                  confirmed: confirmedAt !== null,
                })),
            };
          }),
        };
      }),
    };
  }

  return {
    /**
     * The results page. Those who take part read the working record, of a round that is still open
     * as far as it is revealed; everybody else the board's reading of a closed round, which
     * `asBoard` shows to those who take part too. Refuses `not-found` and `forbidden`.
     */
    page(viewer: Viewer, roundId: string, asBoard = false) {
      permit(viewer.roles, "round.read-closed");
      const context = loadRound(kit, viewer, roundId);
      const { round, edition } = context;
      const takesPart = may(viewer.roles, "round.take-part");
      const closed = round.status === "closed";
      const forBoard = !takesPart || (asBoard && closed);
      const input = gather(viewer, context);
      const shares = new Set(listPositionShares(db, round).map((share) => share.partnerId));
      const shared =
        context.partners.length > 0 &&
        context.partners.every((partner) => shares.has(partner.partnerId));
      const report = forBoard ? reportBoard(input, shared) : reportWorking(input);
      const someRevealed = report.figures.labels.hidden < report.figures.rows;
      if (!forBoard && someRevealed) auditReading(kit, viewer, "results-read", round.id);
      return {
        round: {
          id: round.id,
          name: round.name,
          status: round.status,
          asAt: round.asAt,
          closedAt: round.closedAt,
          hospitals: round.hospitals,
          footprint: round.footprint,
        },
        edition: { key: editionKeyOf(kit, round, edition), title: edition.title },
        levels: edition.levels,
        takesPart,
        runs: may(viewer.roles, "round.run"),
        shared,
        someRevealed,
        report,
        corrections: listCorrections(db, round).map(({ id, at, rowKey, text }) => ({
          id,
          at,
          text,
          topic: edition.changes.flatMap((change) => change.rows).find((row) => row.key === rowKey)
            ?.topic,
        })),
      };
    },
  };
}
