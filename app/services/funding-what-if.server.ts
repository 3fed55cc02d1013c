import { may, permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { formatDate, londonDate } from "#app/domain/dates.ts";
import { DomainError } from "#app/domain/errors.ts";
import { needsFromRows } from "#app/domain/funding/need.ts";
import { startWeights, type WhatIfChoices } from "#app/domain/funding/what-if.ts";
import { circulatePlan } from "#app/domain/report/circulated-plan.ts";
import { reportFunding } from "#app/domain/report/funding-report.ts";
import {
  circulateSplit,
  reportWhatIf,
  type WhatIfInput,
} from "#app/domain/report/what-if-report.ts";
import {
  deleteAllocationVersion,
  insertAllocationVersion,
  listAllocationVersions,
} from "#db/queries/consultations.server.ts";
import {
  type FundingContext,
  findAssessment,
  loadFunding,
  prioritiesOf,
  schemeOf,
} from "./funding-context.server.ts";
import { reportInput } from "./funding-report.server.ts";
import { audit, instantIn, type Kit } from "./kit.server.ts";

/** How many versions an area keeps: more than can be compared is no help. */
const MOST_VERSIONS = 40;

/** From assessment to allocation: the split tried with other choices, saved by name and compared. */
export function createWhatIfs(kit: Kit) {
  const { db } = kit;

  /** Everything a split is worked out from, and what the page starts with. */
  function load(viewer: Viewer): {
    context: FundingContext;
    input: WhatIfInput;
    start: WhatIfChoices;
    isNineAsked: boolean;
  } {
    const context = loadFunding(kit, viewer);
    const assessment = findAssessment(kit, viewer);
    const { terms } = context;
    const priorities = terms.priorities ?? (assessment ? prioritiesOf(assessment) : []);
    const schemes = context.schemes.map(schemeOf);
    const assessed = assessment && {
      round: { name: assessment.round.name, asAt: assessment.round.asAt },
      needs: needsFromRows(
        assessment.edition,
        assessment.rows,
        priorities.filter((step) =>
          assessment.edition.changes.some(({ number }) => number === step),
        ),
      ),
    };
    return {
      context,
      input: {
        grants: context.grants.map(({ year, amount, firm }) => ({ year, amount, firm })),
        schemes,
        steps: kit.content.steps.steps.map(({ number, name }) => ({ number, name })),
        priorities,
        assessed,
      },
      start: {
        basis: assessed === null ? "equal" : "round",
        stepNineShare: terms.stepNineShare ?? 0,
        weights: startWeights(priorities, terms.priorityWeight),
        committed: schemes.filter(({ committed }) => committed).map(({ id }) => id),
      },
      isNineAsked: terms.stepNineShare === null,
    };
  }

  const listVersions = (viewer: Viewer) =>
    listAllocationVersions(db, viewer.areaId).map(
      ({ id, name, choices, result, savedAt, person }) => ({
        id,
        name,
        choices,
        result,
        savedOn: formatDate(londonDate(savedAt)),
        person,
      }),
    );

  return {
    /** What the split is worked out from, what to start with, and the versions saved so far. */
    whatIf(viewer: Viewer) {
      permit(viewer.roles, "funding.read");
      const { input, start, isNineAsked } = load(viewer);
      return {
        input,
        start,
        /** Nobody has said yet what share goes to step 9: there is no default. */
        isNineAsked,
        versions: listVersions(viewer).map(({ id, name, choices, savedOn, person }) => ({
          id,
          name,
          choices,
          savedOn,
          person,
        })),
        can: { save: may(viewer.roles, "funding.edit") },
      };
    },

    /** Saves what is tried by name, with what came of it today; gives its id. */
    saveWhatIf(viewer: Viewer, name: string, tried: WhatIfChoices): string {
      permit(viewer.roles, "funding.edit");
      return db.write(() => {
        const { context, input } = load(viewer);
        const known = new Set(input.schemes.map(({ id }) => id));
        const choices = { ...tried, committed: tried.committed.filter((id) => known.has(id)) };
        const split = reportWhatIf(input, choices);
        if (split.state === "refused") {
          throw new DomainError("invalid", { field: split.field }, split.sentence);
        }
        if (listAllocationVersions(db, viewer.areaId).length >= MOST_VERSIONS) {
          const sentence = `There are ${MOST_VERSIONS} versions already. Delete one first.`;
          throw new DomainError("invalid", { field: "name" }, sentence);
        }
        const id = kit.newId();
        const isNew = insertAllocationVersion(db, {
          id,
          areaId: viewer.areaId,
          name,
          choices,
          result: circulateSplit(split, input.grants, name, formatDate(context.today)),
          savedAt: instantIn(kit, context.area),
          savedBy: viewer.memberId,
        });
        if (!isNew) {
          const sentence = `There is a version called “${name}” already. Choose another name.`;
          throw new DomainError("already-exists", { field: "name" }, sentence);
        }
        audit(kit, viewer, "allocation-saved", id);
        return id;
      });
    },

    /** Saved versions beside the plan of today, each as it stood when it was saved. */
    compareWhatIfs(viewer: Viewer) {
      permit(viewer.roles, "funding.read");
      const context = loadFunding(kit, viewer);
      const report = reportFunding(reportInput(kit, context, findAssessment(kit, viewer)));
      return {
        plan: circulatePlan(report),
        versions: listVersions(viewer).map(({ id, name, result, savedOn, person }) => ({
          id,
          name,
          result,
          savedOn,
          person,
        })),
        can: { delete: may(viewer.roles, "funding.edit") },
      };
    },

    /** Deletes a saved version; refuses `not-found`. */
    deleteWhatIf(viewer: Viewer, id: string): void {
      permit(viewer.roles, "funding.edit");
      db.write(() => {
        if (!deleteAllocationVersion(db, viewer.areaId, id)) throw new DomainError("not-found");
        audit(kit, viewer, "allocation-deleted", id);
      });
    },
  };
}
