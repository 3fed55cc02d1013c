import { may, permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { modelOf } from "#app/domain/model/model-family.ts";
import { reportBoard, reportWorking } from "#app/domain/report/results-report.ts";
import { listCorrections, listPositionShares } from "#db/queries/rounds.server.ts";
import { editionKeyOf } from "./editions.server.ts";
import { auditReading, type Kit } from "./kit.server.ts";
import { listRoundStories } from "./measure-stories.server.ts";
import { findContext, findLast, gatherResults } from "./results-input.server.ts";
import { loadRound } from "./round-context.server.ts";

/** Who reads: as the viewer's part in the round has it, as a board, or from outside the area. */
export type ResultsReading = "own" | "board" | "outside";

/** A round's results in one reading; `outside` shows no partner's position, whatever boards may see. */
export function readResults(kit: Kit, viewer: Viewer, roundId: string, reading: ResultsReading) {
  const { db } = kit;
  const context = loadRound(kit, viewer, roundId);
  const { round, edition } = context;
  const takesPart = may(viewer.roles, "round.take-part");
  const closed = round.status === "closed";
  const forBoard = !takesPart || (reading !== "own" && closed);
  const input = gatherResults(kit, context, findLast(kit, viewer, round));
  const shares = new Set(listPositionShares(db, round).map((share) => share.partnerId));
  const shared =
    reading !== "outside" &&
    context.partners.length > 0 &&
    context.partners.every((partner) => shares.has(partner.partnerId));
  // The same for all who may read it so.
  const report = forBoard
    ? context.once(`board ${shared}`, () => reportBoard(input, shared))
    : context.once("working", () => reportWorking(input));
  const someRevealed = report.figures.labels.hidden < report.figures.rows;
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
    model: modelOf(edition),
    levels: edition.levels,
    takesPart,
    runs: may(viewer.roles, "round.run"),
    shared,
    someRevealed,
    report,
    context: someRevealed ? findContext(kit, context, input) : null,
    stories: someRevealed ? listRoundStories(kit, viewer, context) : [],
    mayAnswer: may(viewer.roles, "story.answer"),
    maySend: may(viewer.roles, "share.manage"),
    corrections: listCorrections(db, round).map(({ id, at, rowKey, text }) => ({
      id,
      at,
      text,
      topic: edition.changes.flatMap((change) => change.rows).find((row) => row.key === rowKey)
        ?.topic,
    })),
  };
}

/** The results of a round: one record, read by those who took part or by a board. */
export function createResults(kit: Kit) {
  return {
    /**
     * The results page. Those who take part read the working record, of a round that is still open
     * as far as it is revealed; everybody else the board's reading of a closed round, which
     * `asBoard` shows to those who take part too. Refuses `not-found` and `forbidden`.
     */
    page(viewer: Viewer, roundId: string, asBoard = false) {
      permit(viewer.roles, "round.read-closed");
      const page = readResults(kit, viewer, roundId, asBoard ? "board" : "own");
      if (page.report.reading === "working" && page.someRevealed) {
        auditReading(kit, viewer, "results-read", page.round.id);
      }
      return page;
    },
  };
}
