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
export const NO_MEASURE = "No measure has a figure or a target yet.";
export const MEASURES_KEY =
  "Black: what came. Square: what was planned. Green: the year’s target. A gap is a quarter without a figure.";
export const NO_OWNER = "No owner yet";
export const NO_STORY = "Nowhere do the agreed level and a measure tell different stories.";

/** How a measure stands to its plan, in words; empty where it cannot be said. */
export function sayPlanStatus(status: BoardMeasure["status"]): string {
  if (status === null) return "";
  return { better: "Better than plan", "on-plan": "As planned", worse: "Short of plan" }[status];
}

/** Whether a board looks at an action first: it is overdue, off track or at risk. */
export function needsAttention({ overdue, status }: BoardAction): boolean {
  return overdue || status === "off-track" || status === "at-risk";
}
