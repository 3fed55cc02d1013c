import { scaleLinear } from "d3-scale";
import { daysBetween } from "#app/domain/dates.ts";
import type { ActionStatus } from "#app/domain/plan/action.ts";
import type { PartnerLook } from "./partner.ts";
import { cutText, measureText, wrapText } from "./text.tsx";

/** One action as a bar. */
export type PlanBar = {
  id: string;
  title: string;
  /** YYYY-MM-DD; without one the bar starts today. */
  start: string | null;
  /** The date it is due; without one the bar is a thin open line at today. */
  end: string | null;
  status: ActionStatus;
  overdue: boolean;
  owner: PartnerLook | null;
  href?: string;
};

/** A plan on a page: a lane for each change, over the months from one date to another. */
export type PlanData = {
  from: string;
  to: string;
  today: string;
  /** How wide the drawing is, in its own units: fewer where it stands on a tablet held upright. */
  width?: number;
  lanes: readonly { number: number; name: string; bars: readonly PlanBar[] }[];
};

/** A bar where it is drawn, with the words beside it and all the room both take. */
export type PlacedBar = {
  bar: PlanBar;
  x: number;
  width: number;
  y: number;
  text: string;
  textX: number;
  reach: { from: number; to: number; row: number };
};

export type PlacedLane = {
  number: number;
  /** The change's name as it fits beside its lane. */
  lines: string[];
  top: number;
  height: number;
  bars: PlacedBar[];
};

export const PLAN = {
  width: 1160,
  left: 186,
  head: 40,
  row: 26,
  pad: 9,
  text: 13.5,
  leading: 16,
  mark: 15,
};

/** How wide a plan's drawing is. */
export const widthOf = ({ width = PLAN.width }: Pick<PlanData, "width">): number => width;

/** The distance across the page of a date; dates outside the plan stand on its edges. */
export function makeTimeline(data: PlanData): (date: string) => number {
  const scale = scaleLinear(
    [0, Math.max(1, daysBetween(data.from, data.to))],
    [PLAN.left, widthOf(data)],
  ).clamp(true);
  return (date) => scale(daysBetween(data.from, date));
}

/** The plan's first day, and the first day of each month after it. */
export function listMonths(data: PlanData): string[] {
  const months: string[] = [data.from];
  let [year = 0, month = 0] = data.from.split("-").map(Number);
  for (;;) {
    month += 1;
    if (month > 12) {
      month = 1;
      year += 1;
    }
    const day = `${year}-${String(month).padStart(2, "0")}-01`;
    if (day > data.to) return months;
    months.push(day);
  }
}

/** Places every action: overdue ones first, from the left edge, then by date; none touches another. */
export function placePlan(data: PlanData): { lanes: PlacedLane[]; height: number } {
  const across = makeTimeline(data);
  const page = widthOf(data);
  let top = PLAN.head;
  const lanes = data.lanes.map((lane) => {
    const rows: number[] = [];
    const sorted = [...lane.bars].sort(
      (a, b) =>
        Number(b.overdue) - Number(a.overdue) ||
        (a.start ?? data.today).localeCompare(b.start ?? data.today) ||
        (a.end ?? "9").localeCompare(b.end ?? "9"),
    );
    const bars = sorted.map((bar): PlacedBar => {
      const start = bar.overdue ? PLAN.left : across(bar.start ?? data.today);
      const end = Math.max(across(bar.end ?? bar.start ?? data.today), start + PLAN.mark + 8);
      const x = Math.min(start, page - PLAN.mark - 8);
      const width = Math.min(end, page) - x;
      const words = bar.overdue ? `Overdue: ${bar.title}` : bar.title;
      const inside = width - PLAN.mark - 18;
      const wanted = measureText(words, PLAN.text);
      // Inside when it fits; else after the bar where there is more room, else cut inside.
      const after = page - (x + width) - 8;
      const outside = wanted > inside && after > inside;
      const text = cutText(words, outside ? Math.min(after, 420) : inside, PLAN.text);
      const textX = outside ? x + width + 7 : x + PLAN.mark + 12;
      const to = outside ? textX + measureText(text, PLAN.text) + 12 : x + width + 6;
      let row = rows.findIndex((taken) => taken <= x);
      if (row === -1) row = rows.push(0) - 1;
      rows[row] = to;
      const y = top + PLAN.pad + row * PLAN.row;
      return { bar, x, width, y, text, textX, reach: { from: x, to, row } };
    });
    const lines = wrapText(lane.name, PLAN.left - 38, PLAN.text, 4);
    const height = Math.max(rows.length * PLAN.row, lines.length * PLAN.leading) + PLAN.pad * 2;
    const placed = { number: lane.number, lines, top, height, bars };
    top += height;
    return placed;
  });
  return { lanes, height: top + 4 };
}
