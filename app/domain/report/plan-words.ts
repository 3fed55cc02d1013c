import { listWords } from "../agreement/names.ts";
import { ACTION_STATUSES, type ActionStatus } from "../plan/action.ts";

/** How many actions stand where; `statuses` counts those for now. */
export type PlanCounts = {
  now: number;
  later: number;
  past: number;
  overdue: number;
  unowned: number;
  statuses: Record<ActionStatus, number>;
};

/** In the order in which a reader wants to hear of them. */
const STATUS_ORDER: readonly ActionStatus[] = [
  "off-track",
  "at-risk",
  "on-track",
  "not-started",
  "complete",
  "stopped",
];

/** How many overdue actions are named in a sentence; more are only counted. */
const NAMED = 5;

/** How the plan stands, in plain sentences. `late` names the overdue actions with their dates. */
export function describePlan(counts: PlanCounts, late: readonly string[]): string[] {
  if (counts.now + counts.later + counts.past === 0) return ["The plan holds no actions yet."];
  return [
    describeNow(counts),
    describeLate(late),
    counts.unowned === 0 ? "" : `${countActions(counts.unowned)} ${has(counts.unowned)} no owner.`,
    counts.later === 0
      ? ""
      : `${countActions(counts.later)} ${counts.later === 1 ? "waits" : "wait"} for later.`,
  ].filter(Boolean);
}

function describeNow({ now, statuses }: PlanCounts): string {
  if (now === 0) return "No action is for now.";
  const parts = STATUS_ORDER.filter((status) => statuses[status] > 0).map(
    (status) => `${statuses[status]} ${ACTION_STATUSES[status].name.toLowerCase()}`,
  );
  return `${countActions(now)} for now: ${listWords(parts)}.`;
}

function describeLate(late: readonly string[]): string {
  if (late.length === 0) return "";
  const count = `${late.length} ${late.length === 1 ? "is" : "are"} overdue`;
  return late.length > NAMED ? `${count}.` : `${count}: ${listWords(late)}.`;
}

/** "1 action", "12 actions". */
export function countActions(count: number): string {
  return `${count} ${count === 1 ? "action" : "actions"}`;
}

const has = (count: number) => (count === 1 ? "has" : "have");
