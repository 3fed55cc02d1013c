import { may, permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { formatDate, londonDate } from "#app/domain/dates.ts";
import { DomainError } from "#app/domain/errors.ts";
import { type CaseBoard, measureProgress } from "#app/domain/graduation/case.ts";
import { checkCase, worstStatus } from "#app/domain/graduation/check-case.ts";
import { describeObjectives } from "#app/domain/graduation/objectives.ts";
import { reportProcessDates } from "#app/domain/graduation/process-dates.ts";
import { cite } from "#app/domain/model/citation.ts";
import { findAreaById, listPartners } from "#db/queries/areas.server.ts";
import {
  findCase,
  insertCase,
  listCaseComments,
  listCases,
  updateCase,
} from "#db/queries/graduation.server.ts";
import { listObjectives } from "#db/queries/graduation-process.server.ts";
import { insertCaseSignatory } from "#db/queries/graduation-signing.server.ts";
import { listSignatories } from "#db/queries/sign-offs.server.ts";
import { changeCase, entriesOf, loadCase, stateOfCase } from "./graduation-context.server.ts";
import { createCriteria } from "./graduation-criteria.server.ts";
import { createCaseDocuments } from "./graduation-documents.server.ts";
import { createEvidence, readSources } from "./graduation-evidence.server.ts";
import { createProcess } from "./graduation-process.server.ts";
import { createReadiness, readReadiness } from "./graduation-readiness.server.ts";
import { createCaseSigning, reportCaseSigning } from "./graduation-signing.server.ts";
import { audit, instantIn, type Kit, refuseStale } from "./kit.server.ts";

/** What a case is: its name, its wave and the boards it covers. */
export type CaseFields = { name: string; wave: string; boards: CaseBoard[] };

/** Cases for graduation from the Better Care Fund. */
export function createGraduation(kit: Kit) {
  const { db } = kit;

  function refuseWave(wave: string) {
    if (kit.content.waves.has(wave)) return;
    throw new DomainError("invalid", { field: "wave" }, "Choose a wave from the list.");
  }

  return {
    ...createCriteria(kit),
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
  };
}
