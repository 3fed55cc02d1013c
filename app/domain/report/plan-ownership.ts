import { formatFigure } from "../measure/figure.ts";
import { ACTION_STATUSES } from "../plan/action.ts";
import type { PlanReportInput, ReportedAction } from "./plan-input.ts";
import type { PartnerMark } from "./row-report.ts";

/** The name of an action's measure, "86 per cent", and what is wrong with the target by now. */
type TargetWords = {
  measure: string | null;
  target: string | null;
  targetDoubt: string | null;
};

/** The organisation that owns an action, as its mark shows it. */
export function findOwner(
  { partners }: Pick<PlanReportInput, "partners">,
  { ownerPartnerId }: Pick<ReportedAction, "ownerPartnerId">,
): PartnerMark | null {
  const owner = partners.find(({ id }) => id === ownerPartnerId);
  if (!owner) return null;
  const { id, name, shortName, shape, colour } = owner;
  return { id, name, shortName, shape, colour };
}

/** The name of who leads an action: a member's as it is now, else the one that was typed. */
export function nameLead(
  { people }: Pick<PlanReportInput, "people">,
  { ownerMemberId, ownerName }: Pick<ReportedAction, "ownerMemberId" | "ownerName">,
): string {
  return people.find(({ id }) => id === ownerMemberId)?.name ?? ownerName;
}

/** An action's measure and target in words, and whether the measure is counted otherwise since. */
export function describeTarget(
  { measures }: PlanReportInput,
  { measureKey, targetValue, targetUnit }: ReportedAction,
): TargetWords {
  const measure = measures.get(measureKey ?? "");
  if (!measure) return { measure: null, target: null, targetDoubt: null };
  const { name, unit } = measure;
  if (targetValue === null) return { measure: name, target: null, targetDoubt: null };
  const meant = targetUnit ?? unit;
  return {
    measure: name,
    target: `${formatFigure(measure, targetValue)} ${meant}`,
    targetDoubt:
      meant === unit
        ? null
        : `The target was set in “${meant}”. The measure is counted in “${unit}” now: set the target again.`,
  };
}

/** What is wrong with an owner by now, where there is still something to do; else null. */
export function doubtOwner(
  { partners, people }: PlanReportInput,
  action: ReportedAction,
): string | null {
  if (ACTION_STATUSES[action.status].over || isPast(action)) return null;
  const owner = partners.find(({ id }) => id === action.ownerPartnerId);
  const heir = partners.find(({ id }) => id === owner?.mergedInto);
  const member = people.find(({ id }) => id === action.ownerMemberId);
  const doubts = [
    owner && !owner.active
      ? heir
        ? `${owner.name} became part of ${heir.name}.`
        : `${owner.name} is no longer in use.`
      : "",
    member && !member.active ? `${member.name} has left.` : "",
  ].filter(Boolean);
  return doubts.length === 0 ? null : `${doubts.join(" ")} Choose who owns it now.`;
}

/** Whether the last closed round no longer asks for an action. */
export function isPast({ proposal }: Pick<ReportedAction, "proposal">): boolean {
  return proposal === "reached" || proposal === "superseded";
}
