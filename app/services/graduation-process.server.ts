import { may, permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { formatDate, londonDate } from "#app/domain/dates.ts";
import { DomainError } from "#app/domain/errors.ts";
import { describeObjectives, type ObjectiveState } from "#app/domain/graduation/objectives.ts";
import { reportProcessDates } from "#app/domain/graduation/process-dates.ts";
import { saveDate } from "#db/queries/graduation.server.ts";
import {
  insertObjective,
  insertProgress,
  listObjectives,
  listProgress,
  type Objective,
  updateObjective,
} from "#db/queries/graduation-process.server.ts";
import { type CaseContext, loadCase } from "./graduation-context.server.ts";
import { audit, instantIn, type Kit, refuseStale } from "./kit.server.ts";

export type DateFields = { dueOn: string | null; doneOn: string | null; note: string };
export type ObjectiveFields = {
  kind: "objective" | "milestone";
  words: string;
  measure: string;
  agreedOn: string | null;
  dueOn: string | null;
};

/** The dates of a case's process, and what the panel agreed with the area. */
export function createProcess(kit: Kit) {
  const { db } = kit;

  function findObjective(context: CaseContext, id: string, isDeleted = false): Objective {
    const found = listObjectives(db, context.case).find((each) => each.id === id);
    if (!found || (found.deletedAt !== null) !== isDeleted) throw new DomainError("not-found");
    return found;
  }

  return {
    /** Records when a step of the process is to be done and was done, from the version seen. */
    saveDate(viewer: Viewer, id: string, key: string, version: number, fields: DateFields): void {
      permit(viewer.roles, "graduation.manage");
      db.write(() => {
        const context = loadCase(kit, viewer, id);
        const step = context.wave.dates.find((each) => each.key === key);
        if (!step) throw new DomainError("not-found");
        if (fields.doneOn !== null && fields.doneOn > context.today) {
          const sentence = "That day is still to come. Enter the day on which it was done.";
          throw new DomainError("invalid", { field: "doneOn" }, sentence);
        }
        // A published day cannot be put off.
        const dueOn = step.until === undefined ? fields.dueOn : null;
        refuseStale(saveDate(db, { ...fields, dueOn, caseId: id, key, version }));
        audit(kit, viewer, "case-date-saved", id, key);
      });
    },

    /** Adds an objective or milestone (`before` null) or changes one from the version seen. */
    saveObjective(
      viewer: Viewer,
      id: string,
      before: { id: string; version: number } | null,
      fields: ObjectiveFields,
    ): void {
      permit(viewer.roles, "graduation.manage");
      db.write(() => {
        const context = loadCase(kit, viewer, id);
        const objectiveId = before?.id ?? kit.newId();
        if (before === null) {
          insertObjective(db, {
            ...fields,
            id: objectiveId,
            caseId: id,
            state: "not-started",
            createdAt: instantIn(kit, context.area),
          });
        } else {
          const found = findObjective(context, objectiveId);
          refuseStale(updateObjective(db, { ...found, version: before.version }, fields));
        }
        audit(kit, viewer, "case-objective-saved", id);
      });
    },

    /** Says how an objective stands now, with a note; both stay on record. */
    followObjective(
      viewer: Viewer,
      id: string,
      objective: { id: string; version: number },
      fields: { state: ObjectiveState; note: string },
    ): void {
      permit(viewer.roles, "graduation.write");
      db.write(() => {
        const context = loadCase(kit, viewer, id);
        const found = findObjective(context, objective.id);
        const { state, note } = fields;
        refuseStale(updateObjective(db, { ...found, version: objective.version }, { state }));
        insertProgress(db, {
          id: kit.newId(),
          objectiveId: found.id,
          memberId: viewer.memberId,
          state,
          note,
          at: instantIn(kit, context.area),
        });
        audit(kit, viewer, "case-objective-saved", id);
      });
    },

    /** Takes an objective away; it can be put back. */
    removeObjective(viewer: Viewer, id: string, objectiveId: string, version: number): void {
      permit(viewer.roles, "graduation.manage");
      db.write(() => {
        const context = loadCase(kit, viewer, id);
        const found = findObjective(context, objectiveId);
        const deletedAt = instantIn(kit, context.area);
        refuseStale(updateObjective(db, { ...found, version }, { deletedAt }));
        audit(kit, viewer, "case-objective-removed", id);
      });
    },

    /** Puts an objective back. */
    restoreObjective(viewer: Viewer, id: string, objectiveId: string): void {
      permit(viewer.roles, "graduation.manage");
      db.write(() => {
        const context = loadCase(kit, viewer, id);
        const found = findObjective(context, objectiveId, true);
        refuseStale(updateObjective(db, found, { deletedAt: null }));
        audit(kit, viewer, "case-objective-saved", id);
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
