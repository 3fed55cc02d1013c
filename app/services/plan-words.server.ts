import type { Viewer } from "#app/domain/access/viewer.ts";
import { DomainError } from "#app/domain/errors.ts";
import {
  ACTION_FIELD_NAMES,
  listFieldChanges,
  pickFields,
  settleFields,
  showFieldValue,
} from "#app/domain/plan/action-fields.ts";
import {
  listOtherWords,
  type ProposedField,
  settleWords,
} from "#app/domain/plan/proposed-words.ts";
import { type Action, updateAction } from "#db/queries/actions.server.ts";
import { listRounds } from "#db/queries/rounds.server.ts";
import { audit, type Kit, refuseStale } from "./kit.server.ts";
import { loadPlan, namesIn, type PlanContext } from "./plan-context.server.ts";
import { loadToChange, storeChange } from "./plan-store.server.ts";

/** The fields of an action that its last round words otherwise, for its page; null without any. */
export function describeOtherWords(kit: Kit, context: PlanContext, action: Action) {
  const fields = listOtherWords(action);
  const round = listRounds(kit.db, context.area.id).find(
    ({ id }) => id === action.proposed?.roundId,
  );
  if (fields.length === 0 || !round) return null;
  const names = namesIn(context);
  return {
    round: round.name,
    fields: fields.map(({ field, ours, proposed, kept }) => ({
      field,
      name: ACTION_FIELD_NAMES[field],
      ours: showFieldValue(field, ours, names),
      proposed: showFieldValue(field, proposed, names),
      kept,
    })),
  };
}

/** Deciding between the words of an action and those of the last round taken. */
export function createPlanWords(kit: Kit) {
  const { db } = kit;

  function loadOther(viewer: Viewer, id: string, version: number, field: ProposedField) {
    const action = loadToChange(kit, viewer, id, version);
    const differs = listOtherWords(action).some((each) => each.field === field);
    if (!differs || !action.proposed) throw new DomainError("not-found");
    return { action, words: action.proposed };
  }

  return {
    /**
     * Takes the round's words for a field of an action from the version seen; later rounds may bring
     * it up to date again. With another measure the target goes, which was set for the old one.
     */
    takeWords(viewer: Viewer, id: string, version: number, field: ProposedField): void {
      db.write(() => {
        const { action, words } = loadOther(viewer, id, version, field);
        const target = field === "measureKey" ? { targetValue: null, targetUnit: null } : {};
        const fields = { ...pickFields(action), [field]: words[field], ...target };
        settleFields(fields);
        const changes = listFieldChanges(pickFields(action), fields);
        const edited = action.edited.filter((each) => each !== field);
        const context = loadPlan(kit, viewer);
        storeChange(kit, viewer, context, action, { ...fields, ...target, edited }, changes);
      });
    },

    /** Keeps an action's own words for a field, from the version seen; the round's stay to be read. */
    keepOurs(viewer: Viewer, id: string, version: number, field: ProposedField): void {
      db.write(() => {
        const { words } = loadOther(viewer, id, version, field);
        const proposed = settleWords(words, [field]);
        refuseStale(updateAction(db, viewer.areaId, id, version, { proposed }));
        audit(kit, viewer, "action-saved", id);
      });
    },
  };
}
