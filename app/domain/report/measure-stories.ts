import { formatFigure } from "../measure/figure.ts";
import type { Measure } from "../measure/measure.ts";
import { nameQuarter } from "../measure/period.ts";
import type { Point } from "../measure/series.ts";
import type { Contradiction } from "../measure/triangulate.ts";
import type { Level } from "../model/edition.ts";

type Told = {
  round: { id: string; name: string };
  change: { number: number; name: string };
  topic: string;
  level: Level;
  levelName: string;
  measure: Measure;
  point: Point;
  found: Contradiction;
};

/** Where the agreed level and a measure tell different stories: both sides, in a sentence each. */
export type Story = {
  key: string;
  change: { number: number; name: string };
  topic: string;
  measureKey: string;
  measureName: string;
  story: string;
  numbers: string;
};

/** The two sides of a contradiction, neither of them judged. */
export function tellStory({
  round,
  change,
  topic,
  level,
  levelName,
  measure,
  point,
  found,
}: Told): Story {
  return {
    key: `${change.number} ${topic} ${measure.key}`,
    change,
    topic,
    measureKey: measure.key,
    measureName: measure.name,
    story: `In ${round.name} the room agreed ${level} ${levelName}.`,
    numbers: describeNumbers(measure, point, found),
  };
}

function describeNumbers(
  measure: Measure,
  { actual, plan, period }: Point,
  { because }: Contradiction,
) {
  const figure = (value: number | null) => (value === null ? "" : formatFigure(measure, value));
  const now = `${figure(actual)} ${measure.unit} in ${nameQuarter(period)}`;
  if (because === "worse-than-plan") return `${now}, short of the plan of ${figure(plan)}.`;
  if (because === "worsening") return `${now}, after two quarters that each got worse.`;
  return `${now}, better than the plan of ${figure(plan)}.`;
}
