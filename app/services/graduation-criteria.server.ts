import { may, permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { formatDate, londonDate } from "#app/domain/dates.ts";
import { DomainError } from "#app/domain/errors.ts";
import { type CriterionFacts, countWords, NO_ENTRY } from "#app/domain/graduation/case.ts";
import { checkCase } from "#app/domain/graduation/check-case.ts";
import { cleanText } from "#app/domain/graduation/clean-text.ts";
import { nameCriterion } from "#app/domain/graduation/wave.ts";
import { cite } from "#app/domain/model/citation.ts";
import { findPartner, listPartners } from "#db/queries/areas.server.ts";
import {
  ensureCriterion,
  insertCaseComment,
  listCaseComments,
  updateCare,
  updateCriterion,
  updateLetter,
} from "#db/queries/graduation.server.ts";
import { changeCase, findCriterion, loadCase, stateOfCase } from "./graduation-context.server.ts";
import { placeOfSource, readSources } from "./graduation-evidence.server.ts";
import { readReadiness } from "./graduation-readiness.server.ts";
import { audit, instantIn, type Kit, refuseStale } from "./kit.server.ts";

/** What is written for a criterion. */
export type CriterionFields = { texts: Record<string, string>; facts: CriterionFacts };

/** Who looks after a criterion, and until when. */
export type CareFields = {
  ownerPartnerId: string | null;
  ownerName: string;
  dueOn: string | null;
};

/** What saving words came to. */
export type SavedWords = {
  /** Pictures that were taken out. */
  pictures: number;
  /** Capacities whose signatures the change withdrew. */
  withdrawn: string[];
};

/** The criteria of a case: what is written, kept, said and cared for, one by one. */
export function createCriteria(kit: Kit) {
  const { db } = kit;
  return {
    /** One criterion: what it asks, what is written and kept for it, and what is missing. */
    criterion(viewer: Viewer, id: string, key: string) {
      permit(viewer.roles, "graduation.read");
      const context = loadCase(kit, viewer, id);
      const criterion = findCriterion(context, key);
      const state = stateOfCase(kit, context);
      const { stateOf, choices } = readSources(kit, viewer, context.today);
      const readiness = readReadiness(kit, viewer, context);
      const row = context.criteria.find((each) => each.key === key);
      const at = context.wave.criteria.indexOf(criterion);
      const neighbour = (step: number) => {
        const found = context.wave.criteria[at + step];
        return found ? { key: found.key, name: `${nameCriterion(found)}: ${found.name}` } : null;
      };
      const writes = may(viewer.roles, "graduation.write");
      const partners = listPartners(db, viewer.areaId);
      const own = readiness.own.find((each) => each.criterion === key);
      return {
        name: context.case.name,
        today: context.today,
        criterion: {
          ...criterion,
          title: `${nameCriterion(criterion)}: ${criterion.name}`,
          source: cite(criterion.source, kit.content.sources),
        },
        entry: row ? { texts: row.texts, facts: row.facts } : NO_ENTRY,
        version: row?.version ?? 0,
        words: Object.fromEntries(
          criterion.parts.map((part) => [part.key, countWords(row?.texts[part.key] ?? "")]),
        ),
        checks: checkCase(context.wave, state).filter((check) => check.criterion === key),
        metrics: criterion.check === "metrics" ? state.metrics : [],
        evidence: context.evidence
          .filter((each) => each.criterion === key)
          .map((each) => ({
            id: each.id,
            kind: each.kind,
            value: `${each.kind}:${each.source}`,
            place: placeOfSource(each),
            snapshot: each.snapshot,
            keptOn: each.keptOn,
            person: each.person,
            state: stateOf(each),
          })),
        removed: writes
          ? context.removed
              .filter((each) => each.criterion === key)
              .map((each) => ({ id: each.id, title: each.snapshot.title, keptOn: each.keptOn }))
          : [],
        choices: writes ? choices : [],
        readiness: {
          open: readiness.open,
          isAsked: readiness.isAsked && criterion.judged,
          own: own ? { answer: own.answer, reason: own.reason, sharing: own.sharing } : null,
          revealedOn: readiness.revealedOn,
          report: readiness.reports.find((each) => each.key === key) ?? null,
          reasons: readiness.reasons.filter((each) => each.criterion === key),
        },
        comments: listCaseComments(db, context.case)
          .filter((each) => each.criterion === key)
          .map(({ id: commentId, person, partnerId, at: said, text }) => ({
            id: commentId,
            person,
            partner: partners.find((each) => each.id === partnerId)?.shortName ?? null,
            on: formatDate(londonDate(said)),
            text,
          })),
        care: {
          ownerPartnerId: row?.ownerPartnerId ?? null,
          ownerName: row?.ownerName ?? "",
          dueOn: row?.dueOn ?? null,
          version: row?.careVersion ?? 0,
          owner: partners.find((each) => each.id === row?.ownerPartnerId)?.name ?? null,
        },
        partners: partners
          .filter((each) => each.active)
          .map(({ id: partner, name }) => ({
            id: partner,
            name,
          })),
        before: neighbour(-1),
        after: neighbour(1),
        can: {
          write: writes,
          comment: may(viewer.roles, "graduation.comment"),
        },
      };
    },

    /** Writes a criterion from the version seen; texts are cleaned of what came along from elsewhere. */
    saveCriterion(
      viewer: Viewer,
      id: string,
      key: string,
      version: number,
      fields: CriterionFields,
    ): SavedWords {
      permit(viewer.roles, "graduation.write");
      let pictures = 0;
      const clean = (texts: Record<string, string>) =>
        Object.fromEntries(
          Object.entries(texts).map(([part, typed]) => {
            const { text, pictures: found } = cleanText(typed);
            pictures += found;
            return [part, text];
          }),
        );
      const withdrawn = changeCase(kit, viewer, id, (context) => {
        const { parts } = findCriterion(context, key);
        const known = Object.fromEntries(
          parts.map((part) => [part.key, fields.texts[part.key] ?? ""]),
        );
        const { speedUp } = fields.facts;
        const facts = { ...fields.facts, ...(speedUp && { speedUp: clean(speedUp) }) };
        ensureCriterion(db, id, key);
        const place = { caseId: id, key, version };
        refuseStale(updateCriterion(db, place, { texts: clean(known), facts }));
        audit(kit, viewer, "case-written", id, key);
      });
      return { pictures, withdrawn };
    },

    /** Writes the covering letter from the version seen. */
    saveLetter(viewer: Viewer, id: string, version: number, letter: string): SavedWords {
      permit(viewer.roles, "graduation.write");
      const { text, pictures } = cleanText(letter);
      const withdrawn = changeCase(kit, viewer, id, ({ case: before }) => {
        refuseStale(updateLetter(db, before, version, text));
        audit(kit, viewer, "case-written", id);
      });
      return { pictures, withdrawn };
    },

    /** Says who looks after a criterion, and by when it is to be ready, from the version seen. */
    saveCare(viewer: Viewer, id: string, key: string, version: number, fields: CareFields): void {
      permit(viewer.roles, "graduation.write");
      db.write(() => {
        const context = loadCase(kit, viewer, id);
        findCriterion(context, key);
        const { ownerPartnerId } = fields;
        if (ownerPartnerId !== null && !findPartner(db, viewer.areaId, ownerPartnerId)) {
          throw new DomainError("invalid", { field: "ownerPartnerId" }, "Choose from the list.");
        }
        ensureCriterion(db, id, key);
        refuseStale(updateCare(db, { caseId: id, key, careVersion: version }, fields));
        audit(kit, viewer, "case-care-saved", id, key);
      });
    },

    /** Adds a comment on a criterion, under the viewer's name; it stays as it is. */
    commentOn(viewer: Viewer, id: string, key: string, text: string): void {
      permit(viewer.roles, "graduation.comment");
      db.write(() => {
        const context = loadCase(kit, viewer, id);
        findCriterion(context, key);
        insertCaseComment(db, {
          id: kit.newId(),
          caseId: id,
          criterion: key,
          memberId: viewer.memberId,
          partnerId: viewer.partnerId,
          text,
          at: instantIn(kit, context.area),
        });
        audit(kit, viewer, "case-commented", id, key);
      });
    },
  };
}
