import { isFixedByReveal, refuseFixedGuest } from "#app/domain/access/guest.ts";
import { showJoinCode } from "#app/domain/access/join-code.ts";
import { permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { addDays, endOfDay, londonDate } from "#app/domain/dates.ts";
import { DomainError } from "#app/domain/errors.ts";
import {
  deleteGuestSession,
  deleteJoinCode,
  findGuest,
  findGuestSession,
  findJoinCode,
  type Guest,
  listGuests,
  moveGuest,
  saveJoinCode,
  touchGuestSession,
  updateGuest,
} from "#db/queries/guests.server.ts";
import { audit, type Kit, refuseStale } from "./kit.server.ts";
import { announce, endStreams } from "./live.server.ts";
import { drawQr } from "./qr.server.ts";
import { loadRound, markOf, type RoundContext } from "./round-context.server.ts";
import { hashToken, makeCode } from "./tokens.server.ts";

const HOUR = 3_600_000;
/** The furthest day a join code can work on, in days from today. */
const LONGEST = 31;

/** A guest as seen by whoever decides about it: a stale one was changed meanwhile. */
export type GuestSeen = { id: string; version: number };

/** Guests of a round: the door, and who is let in. */
export function createGuests(kit: Kit) {
  const { db } = kit;

  function load(viewer: Viewer, roundId: string): RoundContext {
    permit(viewer.roles, "guests.manage");
    return loadRound(kit, viewer, roundId);
  }

  /** The round while guests may come and go: refuses before it opens and once scoring has ended. */
  function loadOpen(viewer: Viewer, roundId: string): RoundContext {
    const context = load(viewer, roundId);
    if (context.round.status === "closed") throw new DomainError("round-closed");
    if (context.round.status !== "open") throw new DomainError("round-not-open");
    return context;
  }

  function loadGuest({ round }: RoundContext, { id, version }: GuestSeen): Guest {
    const guest = findGuest(db, round, id);
    if (guest?.kind !== "device") throw new DomainError("not-found");
    if (guest.version !== version) throw new DomainError("stale-version");
    return guest;
  }

  /** The partner with this id, if the round asks it; refuses `invalid` otherwise. */
  function checkPartner({ partners }: RoundContext, partnerId: string): void {
    if (partners.some((partner) => partner.partnerId === partnerId)) return;
    throw new DomainError(
      "invalid",
      { field: "partnerId" },
      "Choose an organisation that is asked.",
    );
  }

  function decide(viewer: Viewer, guest: Guest, status: "accepted" | "struck"): void {
    const change = { status, decidedAt: kit.now(), decidedBy: viewer.memberId };
    refuseStale(updateGuest(db, guest, guest.version, change));
    const kind = status === "accepted" ? "guest-accepted" : "guest-struck";
    audit(kit, viewer, kind, guest.memberId, guest.partnerId);
    announce(kit, { id: guest.roundId }, "guests");
    if (status === "struck") endStreams(kit, { memberId: guest.memberId });
  }

  /** How people come in now: null while the round is closed to guests. */
  function readDoor({ round }: Pick<RoundContext, "round">) {
    const found = round.status === "open" ? findJoinCode(db, round) : undefined;
    if (!found || found.expiresAt <= kit.now()) return null;
    const link = `${kit.publicUrl}/join/${found.code}`;
    return {
      code: showJoinCode(found.code),
      /** Where the code is typed. */
      address: `${kit.publicUrl}/join`,
      link,
      qr: drawQr(link),
      until: found.expiresAt,
    };
  }

  function readUntil(date: string): number {
    const now = kit.now();
    const until = endOfDay(date);
    if (until > now && date <= addDays(londonDate(now), LONGEST)) return until;
    const sentence = `Choose today or a day in the next ${LONGEST} days.`;
    throw new DomainError("invalid", { field: "until" }, sentence);
  }

  return {
    /**
     * Who a guest's cookie stands for, with its round; null when the session is over or the round
     * is closed. Someone who was struck out is still known: each use case refuses `guest-out`.
     */
    find(token: string) {
      const now = kit.now();
      const found = findGuestSession(db, hashToken(token), now);
      if (!found || found.round.status === "closed") return null;
      const { session, guest, area, round } = found;
      if (now - session.lastSeenAt > HOUR) touchGuestSession(db, session.id, now);
      const viewer: Viewer = {
        accountId: null,
        memberId: guest.memberId,
        areaId: area.id,
        partnerId: guest.partnerId,
        name: guest.name,
        roles: ["guest"],
        guestOf: round.id,
      };
      return { sessionId: session.id, viewer, area, round, status: guest.status };
    },

    /** Ends a guest's session on its device. */
    leave({ sessionId, viewer }: { sessionId: string; viewer: Viewer }): void {
      db.write(() => {
        deleteGuestSession(db, sessionId);
        endStreams(kit, { sessionId });
        audit(kit, viewer, "signed-out");
      });
    },

    /** How people come in now: the code, where it is typed, and its QR code; null while it is off. */
    door(viewer: Viewer, roundId: string) {
      permit(viewer.roles, "guests.manage");
      return readDoor(loadRound(kit, viewer, roundId));
    },

    /** The guests' page for those who run the round: the door, and everybody who came. */
    page(viewer: Viewer, roundId: string) {
      const context = load(viewer, roundId);
      const { round, partners, rows } = context;
      const guests = listGuests(db, round).filter((guest) => guest.kind === "device");
      return {
        round: { id: round.id, name: round.name, status: round.status },
        door: readDoor(context),
        /** The day a new code would work until: today, or tomorrow when the day is nearly over. */
        usualUntil: londonDate(kit.now() + 4 * HOUR),
        partners: partners.map(markOf),
        guests: guests.map((guest) => ({
          id: guest.memberId,
          version: guest.version,
          name: guest.name,
          partnerId: guest.partnerId,
          status: guest.status,
          joinedAt: guest.joinedAt,
          /** Whether a reveal has counted it, so that nothing about it can change. */
          fixed: isFixedByReveal(guest, rows.values()),
        })),
      };
    },

    /**
     * Opens the round to guests until the end of a day (YYYY-MM-DD), or changes until when it is.
     * The code that works stays.
     */
    open(viewer: Viewer, roundId: string, until: string): void {
      const { round } = loadOpen(viewer, roundId);
      const expiresAt = readUntil(until);
      db.write(() => {
        const now = kit.now();
        const present = findJoinCode(db, round);
        const works = present !== undefined && present.expiresAt > now;
        const code = works ? present : { code: makeCode(), createdAt: now };
        saveJoinCode(db, { roundId: round.id, ...code, expiresAt });
        audit(kit, viewer, works ? "code-changed" : "code-made", round.id);
      });
    },

    /** Puts a new code in place of the present one, which stops working. */
    renew(viewer: Viewer, roundId: string): void {
      const { round } = loadOpen(viewer, roundId);
      db.write(() => {
        const now = kit.now();
        const present = findJoinCode(db, round);
        if (!present || present.expiresAt <= now) throw new DomainError("stale-version");
        const { expiresAt } = present;
        saveJoinCode(db, { roundId: round.id, code: makeCode(), createdAt: now, expiresAt });
        audit(kit, viewer, "code-made", round.id);
      });
    },

    /** Closes the round to more guests; those who came stay. */
    shut(viewer: Viewer, roundId: string): void {
      const { round } = load(viewer, roundId);
      db.write(() => {
        deleteJoinCode(db, round);
        audit(kit, viewer, "code-ended", round.id);
      });
    },

    /**
     * Lets guests in for the organisation each picked. One that changed meanwhile is left waiting;
     * gives how many were let in.
     */
    accept(viewer: Viewer, roundId: string, seen: readonly GuestSeen[]): number {
      const context = loadOpen(viewer, roundId);
      return db.write(() => {
        const guests = seen.flatMap(({ id, version }) => {
          const guest = findGuest(db, context.round, id);
          if (guest?.kind !== "device") throw new DomainError("not-found");
          return guest.status === "waiting" && guest.version === version ? [guest] : [];
        });
        for (const guest of guests) decide(viewer, guest, "accepted");
        if (guests.length > 0) announce(kit, context.round, "let-in");
        return guests.length;
      });
    },

    /**
     * Lets one guest in for an organisation, or corrects the organisation of one who is in. Refuses
     * `guest-revealed` once a reveal has counted the guest.
     */
    place(viewer: Viewer, roundId: string, seen: GuestSeen, partnerId: string): void {
      const context = loadOpen(viewer, roundId);
      db.write(() => {
        const guest = loadGuest(context, seen);
        refuseFixedGuest(guest, context.rows.values());
        checkPartner(context, partnerId);
        const { name } = guest;
        if (partnerId !== guest.partnerId) {
          moveGuest(db, guest, { name, partnerId });
          audit(kit, viewer, "guest-corrected", guest.memberId, partnerId);
        }
        if (guest.status !== "accepted") decide(viewer, { ...guest, partnerId }, "accepted");
        else {
          refuseStale(updateGuest(db, guest, guest.version, {}));
          announce(kit, context.round, "guests");
        }
        announce(kit, context.round, "let-in");
      });
    },

    /**
     * Takes a guest out of the round: what it scored never counts, and is deleted when the round
     * closes. Refuses `guest-revealed` once a reveal has counted the guest.
     */
    strike(viewer: Viewer, roundId: string, seen: GuestSeen): void {
      const context = loadOpen(viewer, roundId);
      db.write(() => {
        const guest = loadGuest(context, seen);
        refuseFixedGuest(guest, context.rows.values());
        if (guest.status !== "struck") decide(viewer, guest, "struck");
      });
    },
  };
}
