import type { BoardAction, BoardMeasure } from "./board-pack.ts";

/** The parts of a board's reading, in the order of page and pack. */
export const BOARD_PARTS = {
  decisions: "Needs a decision",
  changed: "What changed since the last review",
  actions: "Actions: overdue and off track first",
  plan: "Plan on a page",
  measures: "Measures against plan",
  risks: "Risks",
} as const;

export const NO_DECISION = "Nothing waits for the board’s decision.";
export const NO_RISK_MONEY = "No condition of the grant fails or needs attention.";
export const NO_STORY = "Nowhere do the agreed level and a measure tell different stories.";

/** How a measure stands to its plan, in words; empty where it cannot be said. */
export function sayPlanStatus(status: BoardMeasure["status"]): string {
  if (status === null) return "";
  return { better: "Better than plan", "on-plan": "As planned", worse: "Short of plan" }[status];
}

/** Who an action lies with: "Council: Yvonne Batchelor", or that nobody has it. */
export function sayOwner({ owner, lead }: Pick<BoardAction, "owner" | "lead">): string {
  return [owner?.shortName, lead].filter(Boolean).join(": ") || "No owner yet";
}

/** Whether a board looks at an action first: it is overdue, off track or at risk. */
export function needsAttention({ overdue, status }: BoardAction): boolean {
  return overdue || status === "off-track" || status === "at-risk";
}
