import { measureMovement } from "../agreement/movement.ts";
import { exceeds } from "../agreement/thresholds.ts";
import type { MeasuredRow } from "./row-report.ts";

/**
 * How a row moved from its first to its second scores, in short sentences: how many of the same
 * people scored both times and where they went, then organisations by their positions, in which
 * who did not score again counts with the first score.
 */
export function compareReports(before: MeasuredRow, after: MeasuredRow): string[] {
  const moves = after.report.positions.flatMap(({ partnerId, position }) => {
    const first = before.report.positions.find((each) => each.partnerId === partnerId)?.position;
    return position === null || first === null || first === undefined ? [] : [position - first];
  });
  const up = moves.filter((move) => move > 0).length;
  const down = moves.filter((move) => move < 0).length;
  const sentences = [
    ...describePeople(before, after),
    moves.length === 0
      ? "No organisation gave a level both times."
      : `Of ${count(moves.length)}, ${up} moved up and ${down} moved down.`,
  ];
  const [then, now] = [before.shown.averageDeviation, after.shown.averageDeviation];
  if (then !== null && now !== null) {
    if (exceeds(then, now)) sentences.push("Scores came closer together.");
    else if (exceeds(now, then)) sentences.push("Scores moved further apart.");
    else sentences.push("Scores are as far apart as before.");
  }
  const { carried } = after.report;
  if (carried > 0) {
    sentences.push(
      carried === 1
        ? "One person kept the first score."
        : `${carried} people kept their first score.`,
    );
  }
  return sentences;
}

/**
 * How many gave a level both times, and of those how many moved. Where a partner has exactly two
 * scorers the moves are withheld: beside its position they would tell who of the two went where.
 */
function describePeople(before: MeasuredRow, after: MeasuredRow): string[] {
  const { both, up, down } = measureMovement(before.shownScores, after.freshScores).people;
  const people = before.shownScores.length;
  if (people === 0) return [];
  const again = `${both} of ${people} ${people === 1 ? "person" : "people"} scored again`;
  if (both === 0 || before.pairs || after.pairs) return [`${again}.`];
  return [`${again}: ${up} moved up, ${down} down.`];
}

const count = (organisations: number) =>
  organisations === 1 ? "1 organisation" : `${organisations} organisations`;
