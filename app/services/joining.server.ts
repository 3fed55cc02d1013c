import { readJoinCode } from "#app/domain/access/join-code.ts";
import { permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { DomainError } from "#app/domain/errors.ts";
import { findAreaById, insertMember } from "#db/queries/areas.server.ts";
import {
  countGuests,
  findGuest,
  findRoundOfCode,
  findRoundOfLink,
  insertGuest,
  insertGuestSession,
  moveGuest,
  updateGuest,
} from "#db/queries/guests.server.ts";
import { findRound, listRoundPartners, type RoundPartner } from "#db/queries/rounds.server.ts";
import { audit, type Kit, refuseStale } from "./kit.server.ts";
import { announce } from "./live.server.ts";
import { loadRound, markOf } from "./round-context.server.ts";
import { hashToken, makeToken } from "./tokens.server.ts";

/** How long a guest can come back on its device, in milliseconds: a fortnight. */
const SESSION_LIFE = 14 * 24 * 3_600_000;
/** How many guests a round can hold, whatever became of them: a flood ends here. */
const ROOM = 500;

/** What a guest says of itself. */
export type GuestFields = { name: string; partnerId: string };

/** How guests come into a round: by its code or a partner's link. Nobody is signed in here. */
export function createJoining(kit: Kit) {
  const { db } = kit;

  /**
   * What a code or a link opens now. Refuses `code-unknown`, in the same words for one that never
   * was, has expired, or belongs to a round that takes no scores any more.
   */
  function find(key: string) {
    const code = readJoinCode(key);
    const now = kit.now();
    const found = code ? findRoundOfCode(db, code, now) : findRoundOfLink(db, hashToken(key), now);
    const round = found && findRound(db, found.areaId, found.roundId);
    const area = found && findAreaById(db, found.areaId);
    const takesGuests =
      round?.status === "open" || (code === null && round?.status === "preparing");
    if (!found || !round || !area || !takesGuests) throw new DomainError("code-unknown");
    const own = "partnerId" in found ? found.partnerId : null;
    const asked = listRoundPartners(db, round).filter(
      (partner) => own === null || partner.partnerId === own,
    );
    // The round asks this partner no more: its link is of no use.
    if (asked.length === 0) throw new DomainError("code-unknown");
    return { area, round, asked, isLink: code === null };
  }

  function checkPartner(asked: readonly RoundPartner[], partnerId: string): void {
    if (asked.some((partner) => partner.partnerId === partnerId)) return;
    throw new DomainError("invalid", { field: "partnerId" }, "Choose your organisation.");
  }

  /** The viewer a guest is. */
  const viewerOf = (areaId: string, roundId: string, id: string, fields: GuestFields): Viewer => ({
    accountId: null,
    memberId: id,
    areaId,
    partnerId: fields.partnerId,
    name: fields.name,
    roles: ["guest"],
    guestOf: roundId,
  });

  return {
    /**
     * What the page of a code or link shows; looking changes nothing. `formKey` makes a form that
     * is sent twice one guest.
     */
    look(key: string) {
      const { area, round, asked, isLink } = find(key);
      return {
        area: { slug: area.slug, name: area.name },
        round: { id: round.id, name: round.name, hospitals: round.hospitals, asAt: round.asAt },
        partners: asked.map(markOf),
        /** A partner's own link fixes the organisation. */
        fixed: isLink,
        isOpen: round.status === "open",
        formKey: kit.newId(),
      };
    },

    /**
     * Joins a round as a guest who waits to be let in; gives the session's token and the round.
     * The same form sent again gives the same guest. Refuses `code-unknown`, `round-not-open` and
     * `room-full`.
     */
    join(key: string, formKey: string, { name, partnerId }: GuestFields) {
      const { token, hash } = makeToken();
      return db.write(() => {
        const { area, round, asked } = find(key);
        if (round.status !== "open") throw new DomainError("round-not-open");
        checkPartner(asked, partnerId);
        const now = kit.now();
        const id = hashToken(`${round.id} ${formKey}`);
        if (!findGuest(db, round, id)) {
          if (countGuests(db, round) >= ROOM) throw new DomainError("room-full");
          insertMember(db, { id, areaId: area.id, partnerId, name, email: "", roles: ["guest"] });
          insertGuest(db, {
            memberId: id,
            roundId: round.id,
            kind: "device",
            status: "waiting",
            joinedAt: now,
          });
          const viewer = viewerOf(area.id, round.id, id, { name, partnerId });
          audit(kit, viewer, "guest-joined", id, partnerId);
          announce(kit, round, "guests");
        }
        insertGuestSession(db, {
          id: hash,
          memberId: id,
          createdAt: now,
          lastSeenAt: now,
          expiresAt: now + SESSION_LIFE,
        });
        return { token, slug: area.slug, roundId: round.id };
      });
    },

    /** A guest's own page: as whom it is here, and whether it is let in. */
    self(viewer: Viewer, roundId: string) {
      permit(viewer.roles, "guest.self");
      const { round, partners, rows, guest } = loadRound(kit, viewer, roundId);
      if (!guest) throw new DomainError("not-found");
      return {
        round: { id: round.id, name: round.name, status: round.status },
        name: guest.name,
        partnerId: guest.partnerId,
        partners: partners.map(markOf),
        isIn: guest.status === "accepted",
        version: guest.version,
        someRevealed: [...rows.values()].some((row) => row.pass1 === "revealed"),
      };
    },

    /** Puts right what a guest joined as, while nobody has let it in. */
    change(viewer: Viewer, roundId: string, version: number, fields: GuestFields): void {
      permit(viewer.roles, "guest.self");
      const { round, partners, guest } = loadRound(kit, viewer, roundId);
      if (!guest) throw new DomainError("not-found");
      if (round.status !== "open") throw new DomainError("round-not-open");
      if (guest.status !== "waiting") throw new DomainError("guest-let-in");
      checkPartner(partners, fields.partnerId);
      db.write(() => {
        refuseStale(updateGuest(db, guest, version, {}));
        moveGuest(db, guest, fields);
        audit(kit, viewer, "guest-changed", guest.memberId, fields.partnerId);
        announce(kit, round, "guests");
      });
    },
  };
}
