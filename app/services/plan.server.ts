import { may, permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { topicOf } from "#app/domain/report/plan-entry.ts";
import { reportPlan } from "#app/domain/report/plan-report.ts";
import type { Action } from "#db/queries/actions.server.ts";
import type { Kit } from "./kit.server.ts";
import { createPlanActions } from "./plan-actions.server.ts";
import { loadPlan, type PlanContext, reportInput } from "./plan-context.server.ts";
import { createPlanFiles } from "./plan-files.server.ts";
import { createPlanProposals, isWorthTaking, weighProposals } from "./plan-proposals.server.ts";
import { createPlanWords } from "./plan-words.server.ts";
import { findLatestClosed } from "./round-models.server.ts";

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
    ...createPlanFiles(kit),

    /** The plan's page: its report, what a closed round offers, what was deleted. */
    page(viewer: Viewer) {
      permit(viewer.roles, "plan.read");
      const context = loadPlan(kit, viewer);
      const manages = may(viewer.roles, "plan.manage");
      const changeOf = (action: Action) =>
        context.changes.find(({ key }) => key === action.changeKey);
      return {
        report: reportPlan(reportInput(context)),
        offer: findOffer(viewer, context),
        deleted: manages
          ? context.deleted.map((action) => ({
              id: action.id,
              version: action.version,
              topic: topicOf(changeOf(action), action),
            }))
          : [],
        can: { add: may(viewer.roles, "plan.edit"), manage: manages },
      };
    },
  };
}
