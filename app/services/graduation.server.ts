import { may, permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { formatDate, londonDate } from "#app/domain/dates.ts";
import { DomainError } from "#app/domain/errors.ts";
import {
  type CaseBoard,
  type CriterionFacts,
  countWords,
  measureProgress,
  NO_ENTRY,
} from "#app/domain/graduation/case.ts";
import { checkCase, worstStatus } from "#app/domain/graduation/check-case.ts";
import { cleanText } from "#app/domain/graduation/clean-text.ts";
import { describeObjectives } from "#app/domain/graduation/objectives.ts";
import { reportProcessDates } from "#app/domain/graduation/process-dates.ts";
import { nameCriterion } from "#app/domain/graduation/wave.ts";
import { cite } from "#app/domain/model/citation.ts";
import { findAreaById, findPartner, listPartners } from "#db/queries/areas.server.ts";
import {
  ensureCriterion,
  findCase,
  insertCase,
  insertCaseComment,
  listCaseComments,
  listCases,
  updateCare,
  updateCase,
  updateCriterion,
  updateLetter,
} from "#db/queries/graduation.server.ts";
import { listObjectives, listProgress } from "#db/queries/graduation-process.server.ts";
import { insertCaseSignatory } from "#db/queries/graduation-signing.server.ts";
import { listSignatories } from "#db/queries/sign-offs.server.ts";
import {
  changeCase,
  entriesOf,
  findCriterion,
  loadCase,
  stateOfCase,
} from "./graduation-context.server.ts";
import { createCaseDocuments } from "./graduation-documents.server.ts";
import { createEvidence, placeOfSource, readSources } from "./graduation-evidence.server.ts";
import { createProcess } from "./graduation-process.server.ts";
import { createReadiness, readReadiness } from "./graduation-readiness.server.ts";
import { createCaseSigning, reportCaseSigning } from "./graduation-signing.server.ts";
import { audit, instantIn, type Kit, refuseStale } from "./kit.server.ts";

/** What a case is: its name, its wave and the boards it covers. */
export type CaseFields = { name: string; wave: string; boards: CaseBoard[] };

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

/** Cases for graduation from the Better Care Fund. */
export function createGraduation(kit: Kit) {
  const { db } = kit;

  function refuseWave(wave: string) {
    if (kit.content.waves.has(wave)) return;
    throw new DomainError("invalid", { field: "wave" }, "Choose a wave from the list.");
  }

  return {
    ...createEvidence(kit),
    ...createReadiness(kit),
    ...createProcess(kit),
    ...createCaseSigning(kit),
    ...createCaseDocuments(kit),

    /** The area's cases, and the waves there are. */
    list(viewer: Viewer) {
      permit(viewer.roles, "graduation.read");
      const cases = listCases(db, viewer.areaId);
      const manages = may(viewer.roles, "graduation.manage");
      const shown = (deleted: boolean) =>
        cases
          .filter(({ deletedAt }) => (deletedAt !== null) === deleted)
          .map(({ id, name, wave, boards, createdAt }) => ({
            id,
            name,
            wave: kit.content.waves.get(wave)?.title ?? wave,
            boards: boards.map((board) => board.name),
            begun: formatDate(londonDate(createdAt)),
          }));
      return {
        cases: shown(false),
        deleted: manages ? shown(true) : [],
        can: { manage: manages },
      };
    },

    /** What a new case starts from, and the waves it can be in. */
    caseForm(viewer: Viewer, id: string | null) {
      permit(viewer.roles, "graduation.manage");
      const area = findAreaById(db, viewer.areaId);
      if (!area) throw new DomainError("not-found");
      const waves = [...kit.content.waves.values()].map(({ id: wave, title, words, boards }) => ({
        id: wave,
        title,
        words,
        boards: boards.words,
      }));
      if (id === null) return { area: area.name, waves, case: null };
      const { name, wave, boards, version } = loadCase(kit, viewer, id).case;
      return { area: area.name, waves, case: { id, name, wave, boards, version } };
    },

    /** Begins a case; who signs for the use of the grant is asked to sign it too. Gives its id. */
    addCase(viewer: Viewer, fields: CaseFields): string {
      permit(viewer.roles, "graduation.manage");
      refuseWave(fields.wave);
      const id = kit.newId();
      db.write(() => {
        const area = findAreaById(db, viewer.areaId);
        if (!area) throw new DomainError("not-found");
        insertCase(db, {
          ...fields,
          id,
          areaId: viewer.areaId,
          createdAt: instantIn(kit, area),
        });
        for (const [position, signatory] of listSignatories(db, viewer.areaId).entries()) {
          const { capacity, memberId } = signatory;
          insertCaseSignatory(db, { id: kit.newId(), caseId: id, capacity, memberId, position });
        }
        audit(kit, viewer, "case-saved", id);
      });
      return id;
    },

    /** Changes a case from the version seen; gives the capacities whose signatures that withdrew. */
    saveCase(viewer: Viewer, id: string, version: number, fields: CaseFields): string[] {
      permit(viewer.roles, "graduation.manage");
      refuseWave(fields.wave);
      return changeCase(kit, viewer, id, ({ case: before }) => {
        refuseStale(updateCase(db, before, version, fields));
        audit(kit, viewer, "case-saved", id);
      });
    },

    /** Takes a case away, with all that is in it; it can be put back. */
    removeCase(viewer: Viewer, id: string, version: number): void {
      permit(viewer.roles, "graduation.manage");
      db.write(() => {
        const context = loadCase(kit, viewer, id);
        const deletedAt = instantIn(kit, context.area);
        refuseStale(updateCase(db, context.case, version, { deletedAt }));
        audit(kit, viewer, "case-deleted", id);
      });
    },

    /** Puts a case back as it was. */
    restoreCase(viewer: Viewer, id: string): void {
      permit(viewer.roles, "graduation.manage");
      db.write(() => {
        const found = findCase(db, viewer.areaId, id);
        if (!found) throw new DomainError("not-found");
        if (found.deletedAt === null) return;
        refuseStale(updateCase(db, found, found.version, { deletedAt: null }));
        audit(kit, viewer, "case-restored", id);
      });
    },

    /** A case at a glance: every criterion with what is written, kept, thought and missing. */
    casePage(viewer: Viewer, id: string) {
      permit(viewer.roles, "graduation.read");
      const context = loadCase(kit, viewer, id);
      const { wave, today } = context;
      const entries = entriesOf(context);
      const checks = checkCase(wave, stateOfCase(kit, context));
      const { stateOf } = readSources(kit, viewer, today);
      const comments = listCaseComments(db, context.case);
      const readiness = readReadiness(kit, viewer, context);
      const partners = listPartners(db, viewer.areaId);
      const objectives = listObjectives(db, context.case).filter((each) => !each.deletedAt);
      const { missing, sentence, signatories } = reportCaseSigning(context);
      return {
        id,
        name: context.case.name,
        version: context.case.version,
        wave: {
          title: wave.title,
          words: wave.words,
          source: cite(wave.source, kit.content.sources),
        },
        boards: context.case.boards,
        progress: measureProgress(
          wave.criteria.filter(({ judged }) => judged),
          entries,
        ),
        checks: checks.filter(({ criterion }) => criterion === null),
        failing: checks.filter(({ status }) => status === "fail").length,
        criteria: wave.criteria.map((criterion) => {
          const { key, parts } = criterion;
          const row = context.criteria.find((each) => each.key === key);
          const owner = partners.find((partner) => partner.id === row?.ownerPartnerId);
          const own = checks.filter((check) => check.criterion === key);
          const evidence = context.evidence.filter((each) => each.criterion === key);
          const report = readiness.reports.find((each) => each.key === key);
          const { written, words } = measureProgress([criterion], entries);
          const dueOn = row?.dueOn ?? null;
          const status = criterion.judged ? worstStatus(own) : null;
          return {
            key,
            letter: criterion.letter,
            kind: criterion.kind,
            name: criterion.name,
            judged: criterion.judged,
            parts: parts.length,
            written,
            words,
            status,
            missing: own.filter((check) => check.status !== "pass").map((check) => check.sentence),
            evidence: evidence.length,
            moved: evidence.filter((each) => ["changed", "gone"].includes(stateOf(each))).length,
            readiness: report ? { label: report.label, short: report.labelShort } : null,
            owner: [owner?.shortName, row?.ownerName].filter(Boolean).join(", "),
            dueOn,
            isLate: dueOn !== null && dueOn < today && (status ?? "pass") !== "pass",
            comments: comments.filter((each) => each.criterion === key).length,
          };
        }),
        readiness: {
          open: readiness.open,
          isAsked: readiness.isAsked,
          answered: readiness.own.length,
          asked: wave.criteria.filter(({ judged }) => judged).length,
          revealedOn: readiness.revealedOn,
        },
        dates: reportProcessDates(wave.dates, context.dates, today),
        objectives: describeObjectives(objectives, today),
        signing: { missing, sentence, count: signatories.length },
        can: {
          manage: may(viewer.roles, "graduation.manage"),
          write: may(viewer.roles, "graduation.write"),
        },
      };
    },

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

    /** The dates of a case's process, and what the panel agreed with the area. */
    process(viewer: Viewer, id: string) {
      permit(viewer.roles, "graduation.read");
      const context = loadCase(kit, viewer, id);
      const all = listObjectives(db, context.case);
      const progress = listProgress(db, context.case);
      const manages = may(viewer.roles, "graduation.manage");
      const live = all.filter(({ deletedAt }) => deletedAt === null);
      const published = new Map(context.wave.dates.map(({ key, until }) => [key, until]));
      return {
        name: context.case.name,
        today: context.today,
        wave: context.wave.title,
        dates: reportProcessDates(context.wave.dates, context.dates, context.today).map((date) => ({
          ...date,
          isFixed: published.get(date.key) !== undefined,
          version: context.dates.find(({ key }) => key === date.key)?.version ?? 0,
        })),
        objectives: live.map((objective) => ({
          ...objective,
          history: progress
            .filter(({ objectiveId }) => objectiveId === objective.id)
            .map((each) => ({
              id: each.id,
              state: each.state,
              note: each.note,
              person: each.person,
              on: formatDate(londonDate(each.at)),
            })),
        })),
        removed: manages
          ? all
              .filter(({ deletedAt }) => deletedAt !== null)
              .map(({ id: objectiveId, words }) => ({ id: objectiveId, words }))
          : [],
        summary: describeObjectives(live, context.today),
        can: { manage: manages, follow: may(viewer.roles, "graduation.write") },
      };
    },
  };
}
