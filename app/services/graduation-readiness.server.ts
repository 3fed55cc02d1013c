import { may, permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { formatDate, londonDate } from "#app/domain/dates.ts";
import { DomainError } from "#app/domain/errors.ts";
import { reportReadiness } from "#app/domain/report/readiness-report.ts";
import type { Answer } from "#app/domain/score/score.ts";
import type { Sharing } from "#app/domain/score/sharing.ts";
import { listPartners } from "#db/queries/areas.server.ts";
import {
  type Asking,
  countReadiness,
  insertAsking,
  listAskings,
  listOwnReadiness,
  listReadinessReasons,
  listRevealedReadiness,
  revealAsking,
  saveReadiness,
} from "#db/queries/graduation-readiness.server.ts";
import { type CaseContext, findCriterion, loadCase } from "./graduation-context.server.ts";
import { audit, auditReading, instantIn, type Kit } from "./kit.server.ts";

export type ReadinessFields = { answer: Answer; reason: string; sharing: Sharing };

/** Who is asked now: the people who score for an organisation of the area. */
function listAsked({ members }: CaseContext) {
  return members.flatMap(({ id, partnerId, active, roles }) =>
    active && partnerId !== null && may(roles, "graduation.judge")
      ? [{ memberId: id, partnerId }]
      : [],
  );
}

/**
 * What the viewer may know of a case's readiness. Until an asking is revealed: its own answers, and
 * for who runs the case how many have answered everything.
 */
export function readReadiness(kit: Kit, viewer: Viewer, context: CaseContext) {
  const { db } = kit;
  const askings = listAskings(db, context.case);
  const [latest] = askings;
  const open = latest && latest.revealedAt === null ? latest : null;
  const judged = context.wave.criteria.filter((criterion) => criterion.judged);
  const asked = listAsked(context);
  const isAsked = asked.some(({ memberId }) => memberId === viewer.memberId);
  const answered = open && may(viewer.roles, "graduation.manage") ? countReadiness(db, open) : [];
  const revealed = listRevealedReadiness(db, context.case);
  const partners = listPartners(db, viewer.areaId);
  const last = askings.find(({ revealedAt }) => revealedAt !== null) ?? null;
  if (last) auditReading(kit, viewer, "readiness-read", context.case.id);
  const reportOf = (asking: Asking, key: string) =>
    reportReadiness(
      key,
      asking.panel ?? [],
      revealed.filter(({ askingId, criterion }) => askingId === asking.id && criterion === key),
      partners,
    );
  return {
    /** The asking that is open: its number, and how many of those asked have answered it all. */
    open: open && {
      number: open.number,
      on: formatDate(londonDate(open.askedAt)),
      progress: may(viewer.roles, "graduation.manage")
        ? {
            asked: asked.length,
            finished: asked.filter(({ memberId }) =>
              answered.some((each) => each.memberId === memberId && each.criteria >= judged.length),
            ).length,
          }
        : null,
    },
    isAsked: open !== null && isAsked,
    own: open && isAsked ? listOwnReadiness(db, open, viewer.memberId) : [],
    revealedOn: last?.revealedAt ? formatDate(londonDate(last.revealedAt)) : null,
    /** The last revealed asking by criterion, with what was said of it before. */
    reports: last
      ? judged.map(({ key }) => ({
          ...reportOf(last, key),
          before: askings
            .filter(({ revealedAt, number }) => revealedAt !== null && number < last.number)
            .map((asking) => {
              const { labelShort, countsSentence } = reportOf(asking, key);
              const on = formatDate(londonDate(asking.revealedAt ?? asking.askedAt));
              return { number: asking.number, on, labelShort, countsSentence };
            }),
        }))
      : [],
    reasons: last
      ? listReadinessReasons(db, last).map(({ criterion, partnerId, reason }) => ({
          criterion,
          reason,
          partner: partners.find(({ id }) => id === partnerId)?.name ?? null,
        }))
      : [],
  };
}

/** Asking the partners how ready a case is: blind, then revealed, as often as wanted. */
export function createReadiness(kit: Kit) {
  const { db } = kit;

  function findOpen(context: CaseContext): Asking {
    const [latest] = listAskings(db, context.case);
    if (!latest || latest.revealedAt !== null) throw new DomainError("readiness-closed");
    return latest;
  }

  return {
    /** Asks everyone who scores for an organisation; refuses `already-exists` while an asking is open. */
    askReadiness(viewer: Viewer, id: string): void {
      permit(viewer.roles, "graduation.manage");
      db.write(() => {
        const context = loadCase(kit, viewer, id);
        const [latest] = listAskings(db, context.case);
        if (latest && latest.revealedAt === null) {
          throw new DomainError("already-exists", {}, "Partners are being asked already.");
        }
        insertAsking(db, {
          id: kit.newId(),
          caseId: id,
          number: (latest?.number ?? 0) + 1,
          askedAt: instantIn(kit, context.area),
        });
        audit(kit, viewer, "readiness-asked", id);
      });
    },

    /** How many criteria the viewer has still to speak of, while its organisation is asked. */
    countUnjudged(viewer: Viewer, id: string): number {
      permit(viewer.roles, "graduation.judge");
      const context = loadCase(kit, viewer, id);
      const [latest] = listAskings(db, context.case);
      const isAsked = listAsked(context).some(({ memberId }) => memberId === viewer.memberId);
      if (!isAsked || !latest || latest.revealedAt !== null) return 0;
      const judged = context.wave.criteria.filter((criterion) => criterion.judged);
      return judged.length - listOwnReadiness(db, latest, viewer.memberId).length;
    },

    /** Says how ready a criterion is, for one's organisation; refuses `readiness-closed`. */
    giveReadiness(viewer: Viewer, id: string, criterion: string, fields: ReadinessFields): void {
      permit(viewer.roles, "graduation.judge");
      const { partnerId } = viewer;
      db.write(() => {
        const context = loadCase(kit, viewer, id);
        if (!findCriterion(context, criterion).judged) throw new DomainError("not-found");
        if (partnerId === null) throw new DomainError("forbidden");
        const asking = findOpen(context);
        saveReadiness(db, {
          ...fields,
          askingId: asking.id,
          criterion,
          memberId: viewer.memberId,
          partnerId,
          at: instantIn(kit, context.area),
        });
        // Not which criterion, nor what: until the reveal that is nobody's to know.
        audit(kit, viewer, "readiness-given", id);
      });
    },

    /** Shows what everyone said, for good; refuses `readiness-closed`. */
    revealReadiness(viewer: Viewer, id: string): void {
      permit(viewer.roles, "graduation.manage");
      db.write(() => {
        const context = loadCase(kit, viewer, id);
        const asking = findOpen(context);
        const at = instantIn(kit, context.area);
        if (!revealAsking(db, asking, at, listAsked(context))) {
          throw new DomainError("readiness-closed");
        }
        audit(kit, viewer, "readiness-revealed", id);
      });
    },
  };
}
