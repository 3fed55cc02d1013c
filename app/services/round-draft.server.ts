import { may, permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { DomainError } from "#app/domain/errors.ts";
import { findAreaById, listMembers } from "#db/queries/areas.server.ts";
import { insertJob } from "#db/queries/jobs.server.ts";
import { listDifferentViews, type Round, updateRound } from "#db/queries/rounds.server.ts";
import { listWhoScored } from "#db/queries/scores.server.ts";
import { audit, type Kit, refuseStale, todayIn } from "./kit.server.ts";
import { announce } from "./live.server.ts";
import { loadRound } from "./round-context.server.ts";
import { hashToken } from "./tokens.server.ts";

/** The draft record of a round: sent round, and taken back. */
export function createRoundDraft(kit: Kit) {
  const { db } = kit;

  /**
   * Has it sent to every member who scored in the round, and to who confirms an organisation's
   * different view; gives how many messages are on their way.
   */
  function mailDraft(viewer: Viewer, round: Round, deadline: string): number {
    if (!kit.sendsMail) return 0;
    const scored = new Set(listWhoScored(db, round).map(({ memberId }) => memberId));
    const differing = new Set(listDifferentViews(db, round).map(({ partnerId }) => partnerId));
    const now = kit.now();
    const { areaId, id: roundId } = round;
    // Guests and paper sheets have no address.
    return listMembers(db, areaId).filter(
      ({ id: memberId, email, active, partnerId, roles }) =>
        active &&
        email !== "" &&
        (scored.has(memberId) ||
          (partnerId !== null && differing.has(partnerId) && may(roles, "view.confirm"))) &&
        insertJob(db, {
          id: hashToken(`draft-record ${roundId} ${memberId} ${round.version}`),
          kind: "draft-record",
          payload: { areaId, roundId, memberId, askedBy: viewer.memberId, deadline },
          runAt: now,
          createdAt: now,
        }),
    ).length;
  }

  return {
    /**
     * Sends the draft record round with a deadline (YYYY-MM-DD): scoring and agreeing stop. Gives
     * how many of those who took part get it by e-mail: none where no e-mail can be sent.
     */
    sendDraft(viewer: Viewer, roundId: string, version: number, deadline: string): number {
      permit(viewer.roles, "round.run");
      const { round, rows } = loadRound(kit, viewer, roundId);
      if (round.status === "closed") throw new DomainError("round-closed");
      if (round.status !== "open") throw new DomainError("round-not-open");
      // The demonstration has a date of its own.
      const today = todayIn(kit, { today: findAreaById(db, viewer.areaId)?.today ?? null });
      if (deadline < today) {
        const field = "deadline";
        throw new DomainError("invalid", { field }, "Choose a deadline that is not in the past.");
      }
      if ([...rows.values()].some((row) => row.pass2 === "scoring" || row.pass2 === "hidden")) {
        throw new DomainError(
          "round-incomplete",
          {},
          "A second score is still hidden. Reveal it before the record goes round.",
        );
      }
      return db.write(() => {
        const change = { status: "draft", draftDeadline: deadline } as const;
        announce(kit, round, "round");
        refuseStale(updateRound(db, viewer.areaId, round.id, version, change));
        audit(kit, viewer, "draft-sent", round.id);
        return mailDraft(viewer, round, deadline);
      });
    },

    /** Takes a draft record back, so that rows can be discussed again. */
    withdrawDraft(viewer: Viewer, roundId: string, version: number): void {
      permit(viewer.roles, "round.run");
      const { round } = loadRound(kit, viewer, roundId);
      refuseUnlessDraft(round);
      db.write(() => {
        const change = { status: "open", draftDeadline: null } as const;
        announce(kit, round, "round");
        refuseStale(updateRound(db, viewer.areaId, round.id, version, change));
        audit(kit, viewer, "draft-withdrawn", round.id);
      });
    },
  };
}

/** Refuses what needs the round's draft to be going round. */
export function refuseUnlessDraft(round: Round): void {
  if (round.status === "closed") throw new DomainError("round-closed");
  if (round.status !== "draft") throw new DomainError("not-draft");
}
