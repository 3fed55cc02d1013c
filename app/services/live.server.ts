import { may } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { DomainError } from "#app/domain/errors.ts";
import {
  isForRoom,
  type LiveAudience,
  type LiveKind,
  type LiveStart,
  liveAddress,
} from "#app/domain/live/live.ts";
import type { Change } from "#app/domain/model/edition.ts";
import { turnedFinished } from "#app/domain/score/finished.ts";
import type { Area } from "#db/queries/areas.server.ts";
import { findRevisions, type Round, raiseRevisions } from "#db/queries/rounds.server.ts";
import type { Kit } from "./kit.server.ts";
import type { Listening } from "./live-hub.server.ts";
import { permitRound } from "./round-context.server.ts";

/**
 * Says that something changed in a round, inside the transaction that changed it: raises the
 * round's number and, once all of it is on disk, tells the screens. Never the data.
 */
export function announce(
  kit: Kit,
  round: Pick<Round, "id">,
  kind: LiveKind,
  changeNumber: number | null = null,
): void {
  const revisions = raiseRevisions(kit.db, round, isForRoom(kind) ? "room" : "desk");
  if (!revisions) throw new DomainError("not-found");
  kit.db.afterCommit(() =>
    kit.live.publish({ roundId: round.id, kind, change: changeNumber, revisions }),
  );
}

/**
 * Tells the desk, inside the transaction of a save, when it turned whether its writer has finished
 * the change (or given a second score): see turnedFinished. A save by itself is no news.
 */
export function announceFinished(
  kit: Kit,
  round: Pick<Round, "id">,
  change: Change,
  now: Parameters<typeof turnedFinished>[1],
  before: Parameters<typeof turnedFinished>[2],
): void {
  const rows = change.rows.map((row) => row.key);
  if (turnedFinished(rows, now, before)) announce(kit, round, "progress", change.number);
}

/** Ends the streams of a session, a member or an account, once that is on disk. */
export function endStreams(kit: Kit, whose: Partial<Listening["who"]>, except?: string): void {
  kit.db.afterCommit(() => kit.live.end(whose, except));
}

/** Listening to a round: where a page begins, and what a stream is told first. */
export function createLive(kit: Kit) {
  /** Which of the round's two numbers the viewer hears; refuses as the round's pages do. */
  function present(viewer: Viewer, roundId: string) {
    const found = findRevisions(kit.db, viewer.areaId, roundId);
    if (!found) throw new DomainError("not-found");
    permitRound(viewer, { id: roundId, status: found.status });
    const audience: LiveAudience = may(viewer.roles, "round.run") ? "desk" : "room";
    const revision = audience === "desk" ? found.deskRevision : found.revision;
    return { audience, revision, status: found.status };
  }

  return {
    /**
     * What a page needs to listen, or null for a closed round, in which nothing moves. Ask before
     * the page's own data: what happens in between is then heard of, not missed.
     */
    start(viewer: Viewer, area: Pick<Area, "slug">, roundId: string): LiveStart | null {
      const { revision, status } = present(viewer, roundId);
      return status === "closed" ? null : { address: liveAddress(area.slug, roundId), revision };
    },

    present,

    /** Joins the round's streams; gives the way to leave. */
    subscribe: kit.live.subscribe,

    /** How many streams a session holds (all sessions, when none is given). */
    count: kit.live.count,

    /** Ends every stream: the process is stopping. */
    stop: kit.live.stop,
  };
}
