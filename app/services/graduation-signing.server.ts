import { may, permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { formatDate, londonDate } from "#app/domain/dates.ts";
import { DomainError } from "#app/domain/errors.ts";
import { listCaseChanges, markCase } from "#app/domain/graduation/case-version.ts";
import { reportSignatures } from "#app/domain/report/signing.ts";
import {
  type CaseSignatoryRow,
  deleteCaseSignatory,
  insertCaseSignatory,
  insertCaseSignOff,
  listCaseVersions,
  updateCaseSignatory,
  withdrawCaseSignOffs,
} from "#db/queries/graduation-signing.server.ts";
import {
  type CaseContext,
  contentOfCase,
  keepVersion,
  loadCase,
  standingSignOff,
} from "./graduation-context.server.ts";
import { audit, instantIn, type Kit, refuseStale } from "./kit.server.ts";

/** What a person says of a signatory of a case. */
export type CaseSignatoryFields = {
  capacity: string;
  memberId: string | null;
  /** The day it left this capacity (YYYY-MM-DD). */
  leftOn: string | null;
};

/** Who must sign for a case and who has, as pages and papers say it. */
export function reportCaseSigning(context: CaseContext) {
  const { signatories, signOffs, members } = context;
  const mark = markCase(contentOfCase(context));
  const asked = signatories.filter(({ leftOn }) => leftOn === null);
  const signatures = signOffs.map((signOff) => ({
    ...signOff,
    recordedBy: signOff.recordedByName,
    withdrawnOn: signOff.withdrawnAt === null ? null : londonDate(signOff.withdrawnAt),
  }));
  const named = (list: readonly CaseSignatoryRow[]) =>
    list.map(({ id, capacity, memberId }) => {
      const member = members.find((each) => each.id === memberId);
      const person = member && (member.active ? member.name : `${member.name}, who has left`);
      return { id, capacity, person: person ?? null };
    });
  return {
    mark,
    ...reportSignatures(named(asked), signatures),
    /** Those who left their capacity, with what they had signed. */
    left: signatories.flatMap((signatory) => {
      if (signatory.leftOn === null) return [];
      const report = reportSignatures(named([signatory]), signatures).signatories[0];
      if (!report) return [];
      const given = [...(report.signed ? [report.signed.words] : []), ...report.withdrawn];
      return [{ ...report, on: formatDate(signatory.leftOn), given }];
    }),
  };
}

/** Signatures on a case: each covers one exact version of it. */
export function createCaseSigning(kit: Kit) {
  const { db } = kit;

  /** The area's active people who may sign by account. */
  function listPeople({ members }: CaseContext) {
    return members.filter(({ active, roles }) => active && may(roles, "graduation.sign"));
  }

  function findAsked(context: CaseContext, id: string, seen: string): CaseSignatoryRow {
    const signatory = context.signatories.find((each) => each.id === id && each.leftOn === null);
    if (!signatory) throw new DomainError("not-found");
    const mark = markCase(contentOfCase(context));
    if (mark !== seen) {
      const sentence =
        "The case changed after you opened this page. Read it again before you sign.";
      throw new DomainError("stale-version", {}, sentence);
    }
    if (standingSignOff(context, id, mark)) {
      throw new DomainError("already-exists", {}, `${signatory.capacity} has signed already.`);
    }
    return signatory;
  }

  function store(
    viewer: Viewer,
    context: CaseContext,
    signOff: { signatoryId: string; signedOn: string; reference: string },
  ) {
    insertCaseSignOff(db, {
      ...signOff,
      id: kit.newId(),
      mark: keepVersion(kit, context),
      recordedBy: viewer.memberId,
      at: instantIn(kit, context.area),
    });
    audit(kit, viewer, "case-signed-off", context.case.id);
  }

  return {
    /** What is signed for a case, who has, and what the viewer may do. */
    signing(viewer: Viewer, id: string) {
      permit(viewer.roles, "graduation.read");
      const context = loadCase(kit, viewer, id);
      const report = reportCaseSigning(context);
      const { mark } = report;
      const now = contentOfCase(context);
      const versions = listCaseVersions(db, context.case);
      const lost = context.signOffs.findLast(({ withdrawnAt }) => withdrawnAt !== null);
      const signed = versions.find((version) => version.mark === lost?.mark);
      const isAsked = (signatory: CaseSignatoryRow) =>
        signatory.leftOn === null && !standingSignOff(context, signatory.id, mark);
      const own = context.signatories.filter(({ memberId }) => memberId === viewer.memberId);
      return {
        name: context.case.name,
        seen: mark,
        report,
        today: context.today,
        /** What changed since the version that was signed last and no longer stands. */
        changes: signed ? listCaseChanges(signed.content, now, context.wave) : [],
        asked: may(viewer.roles, "graduation.sign")
          ? own.filter(isAsked).map((each) => ({ id: each.id, capacity: each.capacity }))
          : [],
        own: own.map((each) => each.id),
        can: { manage: may(viewer.roles, "graduation.manage") },
      };
    },

    /** A signatory for its form, or a new one (null). */
    caseSignatory(viewer: Viewer, id: string, signatoryId: string | null) {
      permit(viewer.roles, "graduation.manage");
      const context = loadCase(kit, viewer, id);
      const found = context.signatories.find((each) => each.id === signatoryId) ?? null;
      if (signatoryId !== null && !found) throw new DomainError("not-found");
      return {
        name: context.case.name,
        people: listPeople(context).map((member) => ({ id: member.id, name: member.name })),
        signatory: found && {
          ...found,
          /** One who ever signed stays on the list: its signatures are part of the record. */
          canRemove: !context.signOffs.some((each) => each.signatoryId === found.id),
          /** The account it was to sign with, where that person has left. */
          gone:
            context.members.find(({ id: member, active }) => member === found.memberId && !active)
              ?.name ?? null,
        },
      };
    },

    /** Adds a signatory (`before` null) or changes one from the version seen. */
    saveCaseSignatory(
      viewer: Viewer,
      id: string,
      before: { id: string; version: number } | null,
      fields: CaseSignatoryFields,
    ): void {
      permit(viewer.roles, "graduation.manage");
      db.write(() => {
        const context = loadCase(kit, viewer, id);
        const found = context.signatories.find((each) => each.id === before?.id);
        if (before !== null && !found) throw new DomainError("not-found");
        const isKnown = listPeople(context).some((member) => member.id === fields.memberId);
        if (fields.memberId !== null && !isKnown && fields.memberId !== found?.memberId) {
          throw new DomainError("invalid", { field: "memberId" }, "Choose a person from the list.");
        }
        if (fields.leftOn !== null && fields.leftOn > context.today) {
          const sentence = "That day is still to come. Enter the day on which they left.";
          throw new DomainError("invalid", { field: "leftOn" }, sentence);
        }
        if (before === null) {
          const position = context.signatories.length;
          insertCaseSignatory(db, { ...fields, id: kit.newId(), caseId: id, position });
        } else {
          refuseStale(updateCaseSignatory(db, { caseId: id, ...before }, fields));
        }
        audit(kit, viewer, "case-signatory-saved", id);
      });
    },

    /** Takes a signatory who never signed off the list; refuses `in-use` otherwise. */
    removeCaseSignatory(viewer: Viewer, id: string, signatoryId: string, version: number): void {
      permit(viewer.roles, "graduation.manage");
      db.write(() => {
        const { signatories, signOffs } = loadCase(kit, viewer, id);
        if (!signatories.some((each) => each.id === signatoryId)) {
          throw new DomainError("not-found");
        }
        if (signOffs.some((each) => each.signatoryId === signatoryId)) {
          const sentence =
            "This signatory has signed before, which stays on record. Say when they left instead.";
          throw new DomainError("in-use", {}, sentence);
        }
        refuseStale(deleteCaseSignatory(db, { caseId: id, id: signatoryId, version }));
        audit(kit, viewer, "case-signatory-removed", id);
      });
    },

    /** Signs for the version seen, as the signatory whose account asks. */
    signCase(viewer: Viewer, id: string, signatoryId: string, seen: string): void {
      permit(viewer.roles, "graduation.sign");
      db.write(() => {
        const context = loadCase(kit, viewer, id);
        const signatory = findAsked(context, signatoryId, seen);
        if (signatory.memberId !== viewer.memberId) throw new DomainError("forbidden");
        store(viewer, context, { signatoryId, signedOn: context.today, reference: "" });
      });
    },

    /** Records a signature given in a letter or minute, with its reference and date (YYYY-MM-DD). */
    recordCaseSignOff(
      viewer: Viewer,
      id: string,
      signed: { signatoryId: string; reference: string; signedOn: string; seen: string },
    ): void {
      permit(viewer.roles, "graduation.manage");
      db.write(() => {
        const context = loadCase(kit, viewer, id);
        const { seen, signatoryId, reference, signedOn } = signed;
        findAsked(context, signatoryId, seen);
        if (signedOn > context.today) {
          const sentence = "That day is still to come. Enter the date of the letter or minute.";
          throw new DomainError("invalid", { field: "signedOn" }, sentence);
        }
        store(viewer, context, { signatoryId, signedOn, reference });
      });
    },

    /** Takes a signature back: by whoever signed, or by whoever runs the case. */
    takeBackCase(viewer: Viewer, id: string, signOffId: string): void {
      permit(viewer.roles, "graduation.read");
      db.write(() => {
        const { area, signatories, signOffs } = loadCase(kit, viewer, id);
        const signOff = signOffs.find((each) => each.id === signOffId);
        if (!signOff) throw new DomainError("not-found");
        const isOwn = signatories.some(
          (each) => each.id === signOff.signatoryId && each.memberId === viewer.memberId,
        );
        if (!isOwn) permit(viewer.roles, "graduation.manage");
        if (signOff.withdrawnAt !== null) return;
        withdrawCaseSignOffs(db, [signOffId], instantIn(kit, area));
        audit(kit, viewer, "case-sign-off-taken-back", id);
      });
    },
  };
}
