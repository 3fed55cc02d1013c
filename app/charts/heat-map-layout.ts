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

/** Lays out the columns and the groups of rows. */
export function planHeatMap(data: {
  partners: readonly unknown[];
  changes: readonly { rows: readonly unknown[] }[];
}): HeatMapPlan {
  const cellLeft = CHANGE + TOPIC;
  const room = WIDTH - cellLeft - AGREED - TARGET - 40;
  const cellWidth = Math.min(74, room / Math.max(1, data.partners.length));
  const agreedLeft = cellLeft + cellWidth * data.partners.length + 16;
  const targetLeft = agreedLeft + AGREED + 20;
  let top = HEAD;
  const groups = data.changes.map((change) => {
    const group = { top, rows: change.rows.length };
    top += change.rows.length * ROW + RULE_GAP;
    return group;
  });
  return {
    width: Math.min(WIDTH, targetLeft + TARGET),
    height: top,
    row: ROW,
    ruleGap: RULE_GAP,
    headHeight: HEAD,
    changeWidth: CHANGE,
    topicLeft: CHANGE,
    topicWidth: TOPIC,
    cellLeft,
    cellWidth,
    agreedLeft,
    agreedWidth: AGREED,
    targetLeft,
    groups,
  };
}
