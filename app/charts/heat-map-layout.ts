import { measureText } from "./text.tsx";

/** The measures of a heat map: it fits 1,280 px and the long side of A4 without scrolling. */
export type HeatMapPlan = {
  width: number;
  height: number;
  row: number;
  ruleGap: number;
  headHeight: number;
  changeWidth: number;
  topicLeft: number;
  topicWidth: number;
  cellLeft: number;
  cellWidth: number;
  agreedLeft: number;
  agreedWidth: number;
  targetLeft: number;
  /** Many partners: their names stand upright, and a change's name on a line of its own. */
  crowded: boolean;
  groups: { top: number; rows: number }[];
};

const WIDTH = 1160;
const ROW = 25;
const RULE_GAP = 8;
const HEAD = 62;
const CHANGE = 200;
const TOPIC = 338;
const AGREED = 60;
const TARGET = 78;

/** Columns narrower than this can't hold a partner's name across. */
const NARROWEST = 46;

/** With upright names: the number's column, and the line with a change's name. */
const CROWDED = { row: 22, number: 22, topic: 300, heading: 22, longestName: 150, mark: 26 };

type Counted = {
  partners: readonly { shortName: string }[];
  changes: readonly { rows: readonly unknown[] }[];
};

/** Lays out the columns and the groups of rows. */
export function planHeatMap(data: Counted): HeatMapPlan {
  const count = Math.max(1, data.partners.length);
  const roomFor = (left: number) => WIDTH - left - AGREED - TARGET - 40;
  const crowded = roomFor(CHANGE + TOPIC) / count < NARROWEST;
  const changeWidth = crowded ? CROWDED.number : CHANGE;
  const topicWidth = crowded ? CROWDED.topic : TOPIC;
  const cellLeft = changeWidth + topicWidth;
  const cellWidth = Math.min(crowded ? NARROWEST : 74, roomFor(cellLeft) / count);
  const agreedLeft = cellLeft + cellWidth * data.partners.length + 16;
  const targetLeft = agreedLeft + AGREED + 20;
  const longest = Math.max(...data.partners.map(({ shortName }) => measureText(shortName, 13)), 40);
  const headHeight = crowded ? Math.min(longest, CROWDED.longestName) + CROWDED.mark + 12 : HEAD;
  const row = crowded ? CROWDED.row : ROW;
  let top = headHeight;
  const groups = data.changes.map((change) => {
    top += crowded ? CROWDED.heading : 0;
    const group = { top, rows: change.rows.length };
    top += change.rows.length * row + RULE_GAP;
    return group;
  });
  return {
    width: Math.min(WIDTH, targetLeft + TARGET),
    height: top,
    row,
    ruleGap: RULE_GAP,
    headHeight,
    changeWidth,
    topicLeft: changeWidth,
    topicWidth,
    cellLeft,
    cellWidth,
    agreedLeft,
    agreedWidth: AGREED,
    targetLeft,
    crowded,
    groups,
  };
}

/** The height that a change's name on a line of its own takes; 0 where it stands beside its rows. */
export function headingHeight({ crowded }: HeatMapPlan): number {
  return crowded ? CROWDED.heading : 0;
}
