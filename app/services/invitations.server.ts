import { permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { addDays, endOfDay, londonDate } from "#app/domain/dates.ts";
import { DomainError } from "#app/domain/errors.ts";
import {
  type Message,
  writeGeneralReminder,
  writePartnerInvitation,
} from "#app/domain/message/messages.ts";
import { findAreaById } from "#db/queries/areas.server.ts";
import {
  deletePartnerLink,
  listGuests,
  listPartnerLinks,
  savePartnerLink,
} from "#db/queries/guests.server.ts";
import { insertJob } from "#db/queries/jobs.server.ts";
import { countAnswered } from "#db/queries/scores.server.ts";
import { audit, type Kit } from "./kit.server.ts";
import { loadRound, markOf, type RoundContext } from "./round-context.server.ts";
import { hashToken, makeToken } from "./tokens.server.ts";
import { listUnfinished } from "./unfinished.server.ts";

/** The furthest day a partner's link can work on, in days from today. */
const LONGEST = 90;

/** A partner's new link with the text to send it in. Known to this answer alone. */
export type PartnerInvitation = Message & { partnerId: string; link: string };

/** Before the day: each partner's link into a round, how far partners are, and reminders. */
export function createInvitations(kit: Kit) {
  const { db } = kit;

  function load(viewer: Viewer, roundId: string): RoundContext {
    permit(viewer.roles, "guests.manage");
    return loadRound(kit, viewer, roundId);
  }

  /** The round while scores are still to come: refuses once scoring has ended. */
  function loadAhead(viewer: Viewer, roundId: string): RoundContext {
    const context = load(viewer, roundId);
    const { status } = context.round;
    if (status === "closed") throw new DomainError("round-closed");
    if (status === "draft") throw new DomainError("round-not-open");
    return context;
  }

  function findArea(viewer: Viewer) {
    const area = findAreaById(db, viewer.areaId);
    if (!area) throw new DomainError("not-found");
    return area;
  }

  const wordsOf = (viewer: Viewer, { round }: RoundContext) => {
    const { name, hospitals, asAt } = round;
    return { area: findArea(viewer).name, round: name, hospitals, asAt };
  };

  /** How far a partner's own people are: counts of people, never of answers or their times. */
  function countPeople(context: RoundContext, unfinished: readonly string[]) {
    const begun = new Set(countAnswered(db, context.round, 1).map(({ memberId }) => memberId));
    return (partnerId: string) => {
      const own = context.scorers.filter(
        (scorer) => scorer.partnerId === partnerId && scorer.since === undefined,
      );
      return {
        asked: own.length,
        begun: own.filter(({ memberId }) => begun.has(memberId)).length,
        finished: own.filter(({ memberId }) => !unfinished.includes(memberId)).length,
      };
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
    /** The invitation page of a round: links, how far everybody is, and a reminder to copy. */
    page(viewer: Viewer, roundId: string) {
      const context = load(viewer, roundId);
      const { round } = context;
      const links = new Map(
        listPartnerLinks(db, round, kit.now()).map((link) => [link.partnerId, link.expiresAt]),
      );
      const guests = listGuests(db, round).filter((guest) => guest.kind === "device");
      const unfinished = listUnfinished(kit, context);
      const people = countPeople(context, unfinished);
      const link = `${kit.publicUrl}/areas/${findArea(viewer).slug}/rounds/${round.id}/score`;
      return {
        round: { id: round.id, name: round.name, status: round.status },
        partners: context.partners.map((partner) => ({
          mark: markOf(partner),
          linkUntil: links.get(partner.partnerId) ?? null,
          people: people(partner.partnerId),
          guests: guests.filter(
            (guest) => guest.partnerId === partner.partnerId && guest.status === "accepted",
          ).length,
        })),
        /** The day new links would work until. */
        usualUntil: addDays(londonDate(kit.now()), 14),
        unfinished: unfinished.length,
        reminder: writeGeneralReminder({ ...wordsOf(viewer, context), link }),
        sendsMail: kit.sendsMail,
      };
    },

    /**
     * Makes a link for each of these partners, in place of those they had, with a text to send it
     * in. The links are known only to the answer: the database keeps their hashes. `date` is the
     * workshop's, null where it is not to be named.
     */
    makeLinks(
      viewer: Viewer,
      roundId: string,
      partnerIds: readonly string[],
      { until, date }: { until: string; date: string | null },
    ): PartnerInvitation[] {
      const context = loadAhead(viewer, roundId);
      const expiresAt = readUntil(until);
      const words = wordsOf(viewer, context);
      return db.write(() =>
        [...new Set(partnerIds)].map((partnerId) => {
          const partner = context.partners.find((each) => each.partnerId === partnerId);
          if (!partner) throw new DomainError("not-found");
          const { token, hash } = makeToken();
          const createdAt = kit.now();
          const roundId = context.round.id;
          savePartnerLink(db, { tokenHash: hash, roundId, partnerId, createdAt, expiresAt });
          audit(kit, viewer, "partner-link-made", context.round.id, partnerId);
          const link = `${kit.publicUrl}/join/${token}`;
          const named = { ...words, partner: partner.name, date, until, link };
          return { partnerId, link, ...writePartnerInvitation(named) };
        }),
      );
    },

    /** Ends a partner's link; those who joined by it stay. */
    endLink(viewer: Viewer, roundId: string, partnerId: string): void {
      const { round, partners } = load(viewer, roundId);
      if (!partners.some((each) => each.partnerId === partnerId)) {
        throw new DomainError("not-found");
      }
      db.write(() => {
        deletePartnerLink(db, round, partnerId);
        audit(kit, viewer, "partner-link-ended", round.id, partnerId);
      });
    },

    /**
     * Has a reminder sent to every member who has not finished, each at most once a day; gives how
     * many are on their way. Refuses `mail-off` where no e-mail can be sent.
     */
    remind(viewer: Viewer, roundId: string): number {
      const context = load(viewer, roundId);
      if (context.round.status !== "open") throw new DomainError("round-not-open");
      if (!kit.sendsMail) throw new DomainError("mail-off");
      return db.write(() => {
        const now = kit.now();
        const asked = listUnfinished(kit, context).filter((memberId) =>
          insertJob(db, {
            // One a person and day, however often the button is pressed.
            id: hashToken(`reminder ${context.round.id} ${memberId} ${londonDate(now)}`),
            kind: "reminder",
            payload: {
              areaId: viewer.areaId,
              roundId: context.round.id,
              memberId,
              askedBy: viewer.memberId,
            },
            runAt: now,
            createdAt: now,
          }),
        );
        if (asked.length > 0) audit(kit, viewer, "reminders-asked", context.round.id);
        return asked.length;
      });
    },
  };
}
