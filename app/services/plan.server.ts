import { may, permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { isMine, isShown, NO_FILTER, type PlanFilter } from "#app/domain/plan/plan-filter.ts";
import { topicOf } from "#app/domain/report/plan-entry.ts";
import type { ReportedAction } from "#app/domain/report/plan-input.ts";
import { reportPlan } from "#app/domain/report/plan-report.ts";
import { type Action, findLatestTogether } from "#db/queries/actions.server.ts";
import type { Kit } from "./kit.server.ts";
import { createPlanActions } from "./plan-actions.server.ts";
import { loadPlan, mayChange, type PlanContext, reportInput } from "./plan-context.server.ts";
import { createPlanFiles } from "./plan-files.server.ts";
import { createPlanProposals, isWorthTaking, weighProposals } from "./plan-proposals.server.ts";
import { createPlanTogether } from "./plan-together.server.ts";
import { createPlanWords } from "./plan-words.server.ts";
import { findLatestClosed, listClosed } from "./round-models.server.ts";

/** The action plan: its page, its actions one by one, its files; with the proposals of a round. */
export function createPlan(kit: Kit) {
  /** What the latest closed round offers the plan, for those who may take it. */
  function findOffer(viewer: Viewer, context: PlanContext) {
    const latest = may(viewer.roles, "plan.manage")
      ? findLatestClosed(kit, viewer, "hicm")
      : undefined;
    if (!latest) return null;
    const merge = weighProposals(kit, viewer, context, latest.id);
    if (!isWorthTaking(merge)) return null;
    const { round, added, changed, standing } = merge;
    return {
      round: round.name,
      added: added.length,
      changed: changed.length,
      standing: standing.length,
    };
  }

  return {
    ...createPlanProposals(kit),
    ...createPlanActions(kit),
    ...createPlanWords(kit),
    ...createPlanTogether(kit),
    ...createPlanFiles(kit),

    /**
     * The plan's page: its report with the actions that the filter lets through, what a closed round
     * offers, what was deleted or changed at once and can be taken back.
     */
    page(viewer: Viewer, filter: PlanFilter = NO_FILTER) {
      permit(viewer.roles, "plan.read");
      const context = loadPlan(kit, viewer);
      const { actions, changes, partners, today } = context;
      const manages = may(viewer.roles, "plan.manage");
      const isIn = (action: Action | ReportedAction) => isShown(action, filter, viewer, today);
      const latest = findLatestTogether(kit.db, viewer.areaId);
      return {
        report: reportPlan(reportInput(context), isIn),
        total: actions.length,
        shown: actions.filter(isIn).length,
        mine: actions.filter((action) => isMine(action, viewer)).length,
        /** The actions the viewer may change, by id, with the version that a save carries. */
        versions: Object.fromEntries(
          actions
            .filter((action) => mayChange(viewer, action))
            .map(({ id, version }) => [id, version]),
        ),
        choices: {
          changes: changes
            .filter(({ key }) => actions.some(({ changeKey }) => changeKey === key))
            .map(({ key, number, shortName }) => ({ key, number, shortName })),
          owners: partners
            .filter(({ id }) => actions.some(({ ownerPartnerId }) => ownerPartnerId === id))
            .map(({ id, name }) => ({ id, name })),
        },
        offer: findOffer(viewer, context),
        hasRounds: listClosed(kit, viewer.areaId, "hicm").length > 0,
        /** The latest change of several actions, while it can be taken back by its own maker or who runs the plan. */
        together:
          latest && latest.undoneAt === null && (manages || latest.memberId === viewer.memberId)
            ? { id: latest.id, actions: latest.changes.length }
            : null,
        deleted: manages
          ? context.deleted.map((action) => ({
              id: action.id,
              version: action.version,
              topic: topicOf(
                changes.find(({ key }) => key === action.changeKey),
                action,
              ),
            }))
          : [],
        can: { add: may(viewer.roles, "plan.edit"), manage: manages },
      };
    },
  };
}
