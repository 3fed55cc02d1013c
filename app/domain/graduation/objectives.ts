/** How an objective or milestone that the panel agreed stands. */
export const OBJECTIVE_STATES = ["not-started", "on-track", "at-risk", "met", "not-met"] as const;
export type ObjectiveState = (typeof OBJECTIVE_STATES)[number];

export const OBJECTIVE_STATE_NAMES: Record<ObjectiveState, string> = {
  "not-started": "Not started",
  "on-track": "On track",
  "at-risk": "At risk",
  met: "Met",
  "not-met": "Not met",
};

/** Whether the date of an objective or milestone has passed while it is neither met nor given up. */
export function isObjectiveLate(
  { dueOn, state }: { dueOn: string | null; state: ObjectiveState },
  today: string,
): boolean {
  return dueOn !== null && dueOn < today && state !== "met" && state !== "not-met";
}

/** "2 of 5 met, 1 past its date": how far the agreed objectives and milestones are. */
export function describeObjectives(
  objectives: readonly { dueOn: string | null; state: ObjectiveState }[],
  today: string,
): string {
  if (objectives.length === 0) return "None recorded yet.";
  const met = objectives.filter(({ state }) => state === "met").length;
  const late = objectives.filter((each) => isObjectiveLate(each, today)).length;
  const past = late === 0 ? "" : `, ${late} past ${late === 1 ? "its" : "their"} date`;
  return `${met} of ${objectives.length} met${past}.`;
}
