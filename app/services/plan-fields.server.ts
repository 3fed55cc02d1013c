import { may } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { DomainError } from "#app/domain/errors.ts";
import { readFigure } from "#app/domain/measure/figure.ts";
import { type ActionFields, settleFields } from "#app/domain/plan/action-fields.ts";
import type { Action } from "#db/queries/actions.server.ts";
import { mayChange, type PlanContext } from "./plan-context.server.ts";

/** The fields of an action as somebody typed them: the target value as text, or as a number. */
export type TypedAction = Omit<ActionFields, "targetValue"> & {
  targetValue: string | number | null;
};

/** What is stored of the fields of an action. */
type StoredFields = ActionFields & Pick<Action, "targetUnit">;

/**
 * The fields as they are stored. A lead's organisation is the owner where none is named. The target
 * keeps the unit it was set in, until it is set again or `meansUnitNow`. Refuses `invalid` with the
 * field, `reason-needed`.
 */
export function readFields(
  context: PlanContext,
  viewer: Viewer,
  typed: TypedAction,
  before: Action | null,
  meansUnitNow = false,
): StoredFields {
  const fields = settleFields({ ...typed, targetValue: readTarget(context, typed, before) });
  const { measureKey, targetValue } = fields;
  const owner = findOwner(context, viewer, fields, before);
  const measure = context.measures.find(({ key }) => key === measureKey);
  const isSame =
    before !== null && before.measureKey === measureKey && before.targetValue === targetValue;
  const unit = isSame && !meansUnitNow ? before.targetUnit : (measure?.unit ?? null);
  return { ...fields, ...owner, targetUnit: targetValue === null ? null : unit };
}

function refuse(field: keyof ActionFields, sentence: string): never {
  throw new DomainError("invalid", { field }, sentence);
}

function readTarget(
  { measures }: PlanContext,
  { measureKey, targetValue }: TypedAction,
  before: Action | null,
): number | null {
  const measure = measures.find(({ key }) => key === measureKey);
  if (measureKey !== null && !measure && measureKey !== before?.measureKey) {
    refuse("measureKey", "Choose a measure from the list.");
  }
  if (targetValue === null || typeof targetValue === "number") return targetValue;
  const read = readFigure(measure ?? { per: 1, denominator: null, unit: "" }, targetValue);
  if ("figure" in read) return read.figure?.value ?? null;
  const counted = measure ? `The measure is counted in ${measure.unit}. ` : "";
  return refuse("targetValue", `${counted}${read.refusal}`);
}

/** The owner's organisation and person; refuses those of elsewhere and newly chosen ones that left. */
function findOwner(
  context: PlanContext,
  viewer: Viewer,
  { ownerPartnerId, ownerMemberId }: ActionFields,
  before: Action | null,
): Pick<ActionFields, "ownerPartnerId"> {
  const kept = before?.ownerMemberId ?? null;
  const member = listLeads(context, viewer, kept).find(({ id }) => id === ownerMemberId);
  if (ownerMemberId !== null && !member && ownerMemberId !== kept) {
    refuse("ownerMemberId", "Choose a person from the list.");
  }
  const partnerId = ownerPartnerId ?? member?.partnerId ?? null;
  const partner = context.partners.find(({ id }) => id === partnerId);
  if (partnerId !== null && !partner?.active && partnerId !== before?.ownerPartnerId) {
    refuse("ownerPartnerId", "Choose an organisation from the list.");
  }
  return { ownerPartnerId: partnerId };
}

/**
 * The organisations the viewer may give an action to: a partner's lead, its own alone. One that has
 * left stays to choose where it is the owner now.
 */
export function listOwners({ partners }: PlanContext, viewer: Viewer, now: string | null) {
  return partners
    .filter(({ id, active }) => active || id === now)
    .filter(({ id }) => mayChange(viewer, { ownerPartnerId: id }))
    .map(({ id, name, active }) => ({ id, name: active ? name : `${name} (no longer in use)` }));
}

/**
 * The people the viewer may name as an action's lead, by name with their organisation: a partner's
 * lead, its own alone. One who has left stays to choose where they lead it now.
 */
export function listLeads({ people, partners }: PlanContext, viewer: Viewer, now: string | null) {
  const manages = may(viewer.roles, "plan.manage");
  return people
    .filter(({ id, active }) => active || id === now)
    .filter(({ id, partnerId }) => manages || partnerId === viewer.partnerId || id === now)
    .map(({ id, name, active, partnerId }) => {
      const partner = partners.find((each) => each.id === partnerId);
      const from = active ? partner?.shortName : "has left";
      return { id, partnerId, name: from ? `${name} (${from})` : name };
    })
    .sort((one, other) => one.name.localeCompare(other.name, "en-GB"));
}
