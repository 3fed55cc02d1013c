import { z } from "zod";
import { may } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { londonDate } from "#app/domain/dates.ts";
import {
  type Message,
  writeDraftRecord,
  writeInvitation,
  writeReminder,
  writeReset,
} from "#app/domain/message/messages.ts";
import { findAreaById, findMember } from "#db/queries/areas.server.ts";
import { listConsultations } from "#db/queries/consultations.server.ts";
import {
  claimJob,
  countWaitingJobs,
  type Job,
  recoverJobs,
  settleJob,
} from "#db/queries/jobs.server.ts";
import { findRound } from "#db/queries/rounds.server.ts";
import { describeCirculation } from "./funding-circulation.server.ts";
import { makeInvitation } from "./invitation-links.server.ts";
import { type Kit, todayIn } from "./kit.server.ts";
import { addressOf, loadMeeting } from "./meeting-context.server.ts";
import { makeResetLink } from "./password-resets.server.ts";
import { loadRound } from "./round-context.server.ts";
import { listUnfinished } from "./unfinished.server.ts";
import { composeUpdateRequest } from "./update-messages.server.ts";

const MINUTE = 60_000;
/** How long to wait before each next attempt, in milliseconds; after the last the work is given up. */
const WAITS = [MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * 60 * MINUTE, 6 * 60 * MINUTE];
const LONGEST = Math.max(...WAITS);
/** How long finished work is kept, in milliseconds. */
const KEPT = 30 * 24 * 60 * MINUTE;

/** What messages are made from: ids alone. Their links are made when they are sent. */
const jobSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("reminder"),
    payload: z.object({
      areaId: z.string(),
      roundId: z.string(),
      memberId: z.string(),
      askedBy: z.string(),
    }),
  }),
  z.object({
    kind: z.literal("draft-record"),
    payload: z.object({
      areaId: z.string(),
      roundId: z.string(),
      memberId: z.string(),
      askedBy: z.string(),
      /** The deadline it was sent with: a draft taken back and sent anew has messages of its own. */
      deadline: z.string(),
    }),
  }),
  z.object({
    kind: z.literal("invitation"),
    payload: z.object({ areaId: z.string(), memberId: z.string(), askedBy: z.string() }),
  }),
  z.object({
    kind: z.literal("reset"),
    payload: z.object({ areaId: z.string(), memberId: z.string(), askedBy: z.string() }),
  }),
  z.object({
    kind: z.literal("consultation"),
    payload: z.object({
      areaId: z.string(),
      consultationId: z.string(),
      memberId: z.string(),
      askedBy: z.string(),
    }),
  }),
  z.object({
    kind: z.literal("update-request"),
    payload: z.object({
      areaId: z.string(),
      meetingId: z.string(),
      askedId: z.string(),
      askedBy: z.string(),
    }),
  }),
]);

const KINDS = jobSchema.options.map(({ shape }) => shape.kind.value);

type MailJob = z.infer<typeof jobSchema>;
type UpdateJob = Extract<MailJob, { kind: "update-request" }>;

/** A message that is due, with the work it belongs to. */
export type DueMessage = Message & { id: string; kind: string; attempts: number; to: string };

/** Why a message could not be handed over: the address will never do, or it may go later. */
export type Failure = "refused" | "later";

/** Messages waiting to be sent. Its worker asks; no page does. */
export function createOutbox(kit: Kit) {
  const { db } = kit;

  /** The message of a piece of work, null where there is nothing to say any more. */
  function compose(job: MailJob): (Message & { to: string }) | null {
    return job.kind === "update-request" ? composeUpdate(job.payload) : composeForMember(job);
  }

  /** To an owner who was asked before a meeting, with an account, as a person of the area, or neither. */
  function composeUpdate(asking: UpdateJob["payload"]) {
    const { areaId, meetingId, askedId } = asking;
    const asker = findMember(db, areaId, asking.askedBy);
    if (!asker?.active || !may(asker.roles, "meeting.manage")) return null;
    const context = loadMeeting(kit, { areaId, roles: asker.roles }, meetingId);
    const asked = context.asked.find(({ id }) => id === askedId);
    const to = asked && addressOf(context, asked);
    if (!asked || !to || context.state === "past" || context.state === "cancelled") return null;
    const message = composeUpdateRequest(kit, context, asked);
    return message && { to, subject: message.subject, text: message.text };
  }

  function composeForMember({ kind, payload }: Exclude<MailJob, UpdateJob>) {
    const area = findAreaById(db, payload.areaId);
    const member = findMember(db, payload.areaId, payload.memberId);
    const asker = findMember(db, payload.areaId, payload.askedBy);
    // Whoever asked may have lost the right to since.
    if (!area || !member?.active || !asker?.active) return null;
    const by: Viewer = {
      accountId: asker.accountId,
      memberId: asker.id,
      areaId: area.id,
      partnerId: asker.partnerId,
      name: asker.name,
      roles: asker.roles,
      guestOf: null,
    };
    const { name, email: to } = member;
    if (kind === "reset") {
      return { to, ...writeReset({ name, link: makeResetLink(kit, member.id).url }) };
    }
    if (kind === "invitation") {
      if (member.accountId || !may(by.roles, "people.manage")) return null;
      const { url: link, expiresAt } = makeInvitation(kit, by, member);
      const until = londonDate(expiresAt);
      return { to, ...writeInvitation({ area: area.name, name, until, link }) };
    }
    if (kind === "consultation") {
      const found = listConsultations(db, area.id).find(({ id }) => id === payload.consultationId);
      const isOver = !found || todayIn(kit, area) > found.closesOn;
      return isOver ? null : { to, ...describeCirculation(kit, area, found, name) };
    }
    const round = findRound(db, area.id, payload.roundId);
    if (kind === "draft-record") {
      const goesRound = round?.status === "draft" && round.draftDeadline === payload.deadline;
      if (!goesRound || !may(by.roles, "round.run")) return null;
      const { name: title, draftDeadline: deadline } = round;
      const address = `${kit.publicUrl}/areas/${area.slug}/rounds/${round.id}`;
      const words = { area: area.name, round: title, name, deadline, address };
      return { to, ...writeDraftRecord(words) };
    }
    if (round?.status !== "open" || !may(by.roles, "guests.manage")) return null;
    const context = loadRound(kit, by, round.id);
    if (!listUnfinished(kit, context).includes(member.id)) return null;
    const { name: title, hospitals, asAt } = round;
    const invites = member.accountId === null;
    const link = invites
      ? makeInvitation(kit, by, member).url
      : `${kit.publicUrl}/areas/${area.slug}/rounds/${round.id}/score`;
    const words = { area: area.name, round: title, hospitals, asAt, name, invites, link };
    return { to, ...writeReminder(words) };
  }

  function read(job: Job): MailJob | null {
    const read = jobSchema.safeParse({ kind: job.kind, payload: job.payload });
    return read.success ? read.data : null;
  }

  return {
    /** At the start: what a process before this one left half done is due again. */
    recover(): void {
      db.write(() => recoverJobs(db, KINDS, kit.now() - KEPT));
    },

    /** How many messages wait. */
    countWaiting: (): number => countWaitingJobs(db),

    /** Claims the next message that is due, null when there is none; what is needless is left out. */
    next(): DueMessage | null {
      for (;;) {
        const now = kit.now();
        const job = claimJob(db, KINDS, now, now + LONGEST);
        if (!job) return null;
        const mail = read(job);
        const message = mail && db.write(() => compose(mail));
        if (message) return { id: job.id, kind: job.kind, attempts: job.attempts, ...message };
        settleJob(db, job.id, mail ? { doneAt: kit.now() } : { failedAt: kit.now() });
      }
    },

    /** Notes that a message was handed over. */
    sent({ id }: DueMessage): void {
      settleJob(db, id, { doneAt: kit.now() });
    },

    /**
     * Notes that a message could not be handed over; gives when it is tried again, or null when it
     * is given up.
     */
    failed({ id, attempts }: DueMessage, why: Failure): number | null {
      const now = kit.now();
      const wait = why === "later" ? WAITS[attempts - 1] : undefined;
      settleJob(db, id, wait === undefined ? { failedAt: now } : { runAt: now + wait });
      return wait === undefined ? null : now + wait;
    },
  };
}
