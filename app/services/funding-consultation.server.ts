import { may, permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { addDays, formatDate, londonDate } from "#app/domain/dates.ts";
import { DomainError } from "#app/domain/errors.ts";
import { circulatePlan, describeClosing } from "#app/domain/report/circulated-plan.ts";
import { reportFunding } from "#app/domain/report/funding-report.ts";
import {
  type Consultation,
  type ConsultationComment,
  insertConsultation,
  insertConsultationComment,
  listAllocationVersions,
  listConsultationComments,
  listConsultations,
  respondToComment,
  updateConsultation,
} from "#db/queries/consultations.server.ts";
import { describeCirculation, mailCirculation } from "./funding-circulation.server.ts";
import { type FundingContext, findAssessment, loadFunding } from "./funding-context.server.ts";
import { reportInput } from "./funding-report.server.ts";
import { audit, instantIn, type Kit, refuseStale } from "./kit.server.ts";

/** What a version goes round with. `subject` is "plan" or the id of a saved version. */
export type CirculationFields = {
  subject: string;
  message: string;
  closesOn: string;
  partnerIds: string[];
};

/** A comment that arrived by letter or e-mail; `partnerId` null is the board. */
export type RecordedComment = { partnerId: string | null; text: string; reference: string };

/** Consultation: a version of the use of the grant goes to partners, who comment until a day. */
export function createConsultations(kit: Kit) {
  const { db } = kit;

  function find(viewer: Viewer, id: string): Consultation {
    const consultation = listConsultations(db, viewer.areaId).find((each) => each.id === id);
    if (!consultation) throw new DomainError("not-found");
    return consultation;
  }

  /** Whether the viewer may comment: for an organisation that was asked, or as a member of the board. */
  function mayComment(viewer: Viewer, { partnerIds }: Pick<Consultation, "partnerIds">): boolean {
    if (!may(viewer.roles, "funding.comment")) return false;
    return viewer.partnerId === null
      ? viewer.roles.includes("board-member")
      : partnerIds.includes(viewer.partnerId);
  }

  function refuseClosed({ closesOn }: Pick<Consultation, "closesOn">, { today }: FundingContext) {
    if (today > closesOn) throw new DomainError("consultation-closed");
  }

  function store(
    viewer: Viewer,
    context: FundingContext,
    consultationId: string,
    comment: RecordedComment,
  ) {
    const id = kit.newId();
    const at = instantIn(kit, context.area);
    insertConsultationComment(db, {
      ...comment,
      id,
      consultationId,
      memberId: viewer.memberId,
      at,
    });
    audit(kit, viewer, "comment-made", id);
  }

  const describeComment = (
    { partners }: FundingContext,
    comment: ConsultationComment,
  ): CommentEntry => ({
    id: comment.id,
    partner: partners.find(({ id }) => id === comment.partnerId) ?? null,
    person: comment.person,
    reference: comment.reference,
    on: formatDate(londonDate(comment.at)),
    text: comment.text,
    response: comment.response,
    respondedOn: comment.respondedAt === null ? null : formatDate(londonDate(comment.respondedAt)),
    version: comment.version,
  });

  return {
    /** Every version that went round with how many have said something, and what can go round next. */
    consultations(viewer: Viewer) {
      permit(viewer.roles, "funding.read");
      const context = loadFunding(kit, viewer);
      const comments = listConsultationComments(db, viewer.areaId);
      const edits = may(viewer.roles, "funding.edit");
      return {
        consultations: listConsultations(db, viewer.areaId).map((each) => {
          const own = comments.filter(({ consultationId }) => consultationId === each.id);
          const heard = new Set(own.flatMap(({ partnerId }) => partnerId ?? []));
          return {
            id: each.id,
            number: each.number,
            title: each.plan.title,
            circulatedOn: formatDate(londonDate(each.circulatedAt)),
            closing: describeClosing(each.closesOn, context.today),
            isOpen: context.today <= each.closesOn,
            asked: each.partnerIds.length,
            heard: each.partnerIds.filter((id) => heard.has(id)).length,
            comments: own.length,
            unanswered: own.filter(({ response }) => response === "").length,
          };
        }),
        subjects: edits
          ? listAllocationVersions(db, viewer.areaId).map(({ id, name }) => ({ id, name }))
          : [],
        partners: context.partners
          .filter(({ active }) => active)
          .map(({ id, name }) => ({ id, name })),
        hasPlan: context.schemes.length > 0,
        /** A fortnight: what is usually given. */
        suggestedClosing: addDays(context.today, 14),
        sendsMail: kit.sendsMail,
        can: { circulate: edits },
      };
    },

    /** One version with the comments on it and the responses. */
    consultation(viewer: Viewer, id: string) {
      permit(viewer.roles, "funding.read");
      const context = loadFunding(kit, viewer);
      const consultation = find(viewer, id);
      const own = listConsultationComments(db, viewer.areaId).filter(
        (each) => each.consultationId === id,
      );
      const heard = new Set(own.flatMap(({ partnerId }) => partnerId ?? []));
      const asked = context.partners.filter(({ id: each }) =>
        consultation.partnerIds.includes(each),
      );
      const isOpen = context.today <= consultation.closesOn;
      return {
        id,
        number: consultation.number,
        plan: consultation.plan,
        message: consultation.message,
        closesOn: consultation.closesOn,
        closing: describeClosing(consultation.closesOn, context.today),
        isOpen,
        circulated: `${formatDate(londonDate(consultation.circulatedAt))} by ${consultation.person}`,
        outcome: consultation.outcome,
        version: consultation.version,
        comments: own.map((comment) => describeComment(context, comment)),
        /** The text for those without an account, to be copied into an e-mail. */
        letter: may(viewer.roles, "funding.edit")
          ? describeCirculation(kit, context.area, consultation, null).text
          : null,
        asked,
        silent: asked.filter((each) => !heard.has(each.id)).map(({ name }) => name),
        can: {
          comment: isOpen && mayComment(viewer, consultation),
          manage: may(viewer.roles, "funding.edit"),
        },
      };
    },

    /** Sends a version round: it is kept as it stands now. Gives its id. */
    circulate(viewer: Viewer, fields: CirculationFields): string {
      permit(viewer.roles, "funding.edit");
      return db.write(() => {
        const context = loadFunding(kit, viewer);
        const { subject, message, closesOn, partnerIds } = fields;
        if (closesOn < context.today) {
          const sentence = "That day is over. Give a day from today on.";
          throw new DomainError("invalid", { field: "closesOn" }, sentence);
        }
        const known = context.partners.filter(({ active }) => active).map(({ id }) => id);
        if (partnerIds.length === 0 || !partnerIds.every((each) => known.includes(each))) {
          const sentence = "Choose at least one organisation from the list.";
          throw new DomainError("invalid", { field: "partnerIds" }, sentence);
        }
        const saved = listAllocationVersions(db, viewer.areaId).find(({ id }) => id === subject);
        if (subject !== "plan" && !saved) {
          const sentence = "Choose what goes round from the list.";
          throw new DomainError("invalid", { field: "subject" }, sentence);
        }
        const report = reportFunding(reportInput(kit, context, findAssessment(kit, viewer)));
        const id = kit.newId();
        insertConsultation(db, {
          id,
          areaId: viewer.areaId,
          number: (listConsultations(db, viewer.areaId)[0]?.number ?? 0) + 1,
          plan: saved?.result ?? circulatePlan(report),
          message,
          closesOn,
          partnerIds,
          circulatedAt: instantIn(kit, context.area),
          circulatedBy: viewer.memberId,
        });
        audit(kit, viewer, "plan-circulated", id);
        mailCirculation(kit, viewer, id, partnerIds);
        return id;
      });
    },

    /** Comments on a version in the name of the viewer's organisation, or as a member of the board. */
    comment(viewer: Viewer, id: string, text: string): void {
      permit(viewer.roles, "funding.comment");
      db.write(() => {
        const context = loadFunding(kit, viewer);
        const consultation = find(viewer, id);
        if (!mayComment(viewer, consultation)) throw new DomainError("forbidden");
        refuseClosed(consultation, context);
        store(viewer, context, id, { partnerId: viewer.partnerId, text, reference: "" });
      });
    },

    /** Records a comment that came by letter or e-mail, also after the closing day. */
    recordComment(viewer: Viewer, id: string, comment: RecordedComment): void {
      permit(viewer.roles, "funding.edit");
      db.write(() => {
        const context = loadFunding(kit, viewer);
        const { partnerIds } = find(viewer, id);
        if (comment.partnerId !== null && !partnerIds.includes(comment.partnerId)) {
          const sentence = "Choose an organisation that was asked.";
          throw new DomainError("invalid", { field: "partnerId" }, sentence);
        }
        store(viewer, context, id, comment);
      });
    },

    /** Records what the area answers to a comment, from the version seen. */
    respond(
      viewer: Viewer,
      id: string,
      answer: { commentId: string; version: number; response: string },
    ): void {
      permit(viewer.roles, "funding.edit");
      db.write(() => {
        const { area } = loadFunding(kit, viewer);
        find(viewer, id);
        const isOwn = listConsultationComments(db, viewer.areaId).some(
          (each) => each.id === answer.commentId && each.consultationId === id,
        );
        if (!isOwn) throw new DomainError("not-found");
        const { commentId, version, response } = answer;
        const change = { response, respondedAt: instantIn(kit, area) };
        refuseStale(respondToComment(db, id, commentId, version, change));
        audit(kit, viewer, "comment-answered", commentId);
      });
    },

    /** Changes the closing day or records the outcome, from the version seen. */
    saveConsultation(
      viewer: Viewer,
      id: string,
      version: number,
      change: { closesOn: string; outcome: string },
    ): void {
      permit(viewer.roles, "funding.edit");
      db.write(() => {
        find(viewer, id);
        refuseStale(updateConsultation(db, viewer.areaId, id, version, change));
        audit(kit, viewer, "consultation-changed", id);
      });
    },
  };
}

/** A comment as a page shows it; without a partner it is the board's. */
export type CommentEntry = {
  id: string;
  partner: FundingContext["partners"][number] | null;
  person: string;
  reference: string;
  on: string;
  text: string;
  response: string;
  respondedOn: string | null;
  version: number;
};
