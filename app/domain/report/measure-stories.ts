import { formatFigure } from "../measure/figure.ts";
import type { Measure } from "../measure/measure.ts";
import { nameQuarter, type Quarter } from "../measure/period.ts";
import type { Point, Series } from "../measure/series.ts";
import type { Contradiction } from "../measure/triangulate.ts";
import type { Level } from "../model/edition.ts";
import type { PartnerMark } from "./row-report.ts";

/** Where a story stands: one row of one round beside one quarter of one measure. */
export type StoryPlace = {
  roundId: string;
  rowKey: string;
  measureKey: string;
  period: Quarter;
};

/** What was said to a story, by whom and when ("21 June 2017"). */
export type StoryAnswer = {
  text: string;
  /** Empty where people are not named. */
  person: string;
  /** The organisation that was spoken for; null for whoever runs the rounds. */
  partner: PartnerMark | null;
  on: string;
};

/** An answer as it was given: to these figures and no others; the text is empty where it was taken away. */
export type GivenAnswer = StoryAnswer &
  StoryPlace &
  StoryFigures & { round: string; version: number };

type StoryFigures = { level: number; actual: number; plan: number | null };

/** A level and a measure that differ, as they are read now. */
type Told = {
  round: { id: string; name: string };
  change: { number: number; name: string };
  row: { key: string; topic: string };
  level: Level;
  levelName: string;
  measure: Measure;
  point: Point;
  /** The figure of the point. */
  actual: number;
  found: Contradiction;
  /** Every answer of the area, the latest first. */
  given: readonly GivenAnswer[];
};

/** Where the agreed level and a measure tell different stories: both sides, in a sentence each. */
export type Story = {
  key: string;
  place: StoryPlace;
  change: { number: number; name: string };
  topic: string;
  measureName: string;
  story: string;
  numbers: string;
  /** The level and the figures that differ. */
  told: StoryFigures;
  /** What was said to it; null while nobody has, or the level or the figure is another one since. */
  answer: StoryAnswer | null;
  /** What was said of another quarter, figure or level, for as long as this one has no answer. */
  earlier: (StoryAnswer & { of: string }) | null;
  /** What the form of an answer carries: what it answers, and the last version seen (0 for none). */
  seen: { mark: string; version: number };
};

/** A story as a reader sees it: what an issued pack keeps. */
export type ShownStory = Omit<Story, "told" | "seen">;

/** What stands over stories wherever they are listed. */
export const STORIES = {
  title: "The story and the numbers differ",
  about:
    "The level that was agreed and a measure of the same row say different things. Neither is wrong for it: it is worth an answer.",
  agreed: "What was agreed",
  measured: "What the measure says",
  answer: "Answer",
  open: "No answer yet.",
} as const;

/** The two sides of a contradiction, neither of them judged, and what was said to it. */
export function tellStory({ round, change, row, level, levelName, ...rest }: Told): Story {
  const { measure, point, actual, found, given } = rest;
  const place = {
    roundId: round.id,
    rowKey: row.key,
    measureKey: measure.key,
    period: point.period,
  };
  const here = given.filter((each) => isSamePlace(each, place));
  const last = here.find(({ version }) => here.every((other) => other.version <= version));
  const stands =
    last !== undefined &&
    last.text !== "" &&
    last.level === level &&
    last.actual === actual &&
    last.plan === point.plan;
  return {
    key: `${round.id}-${row.key}-${measure.key}`,
    place,
    change,
    topic: row.topic,
    measureName: measure.name,
    story: `In ${round.name} the room agreed ${level} ${levelName}.`,
    numbers: describeNumbers(measure, point, found),
    told: { level, actual, plan: point.plan },
    answer: stands ? pickAnswer(last) : null,
    earlier: stands ? null : findEarlier(given, place, measure),
    seen: {
      mark: [point.period, level, actual, point.plan ?? ""].join(" "),
      version: last?.version ?? 0,
    },
  };
}

/** "Yvonne Batchelor, Council, 21 June 2017"; without people the organisation alone. */
export function sayWho({ person, partner, on }: StoryAnswer): string {
  const who = [person, partner?.shortName].filter(Boolean).join(", ");
  return `${who || "For the area"}, ${on}`;
}

/** The same of what was said before, with what it was said to. */
export function sayEarlier(earlier: NonNullable<Story["earlier"]>): string {
  return `${sayWho(earlier)}, to ${earlier.of}`;
}

function isSamePlace(one: StoryPlace, other: StoryPlace): boolean {
  return (
    one.roundId === other.roundId &&
    one.rowKey === other.rowKey &&
    one.measureKey === other.measureKey &&
    one.period === other.period
  );
}

const pickAnswer = ({ text, person, partner, on }: StoryAnswer): StoryAnswer => ({
  text,
  person,
  partner,
  on,
});

/** The latest answer to this row and measure that still stands for what it was given to. */
function findEarlier(
  given: readonly GivenAnswer[],
  place: StoryPlace,
  measure: Measure,
): Story["earlier"] {
  const found = given.find(
    (each) =>
      each.rowKey === place.rowKey &&
      each.measureKey === place.measureKey &&
      each.text !== "" &&
      given.every((other) => !isSamePlace(each, other) || other.version <= each.version),
  );
  if (!found) return null;
  const figure = `${formatFigure(measure, found.actual)} ${measure.unit}`;
  return {
    ...pickAnswer(found),
    of: `level ${found.level} in ${found.round} and ${figure} in ${nameQuarter(found.period)}`,
  };
}

function describeNumbers(measure: Measure, point: Point, { because }: Contradiction) {
  const figure = (series: Series) =>
    point[series] === null
      ? ""
      : formatFigure(measure, point[series], point.about.includes(series));
  const now = `${figure("actual")} ${measure.unit} in ${nameQuarter(point.period)}`;
  if (because === "worse-than-plan") return `${now}, short of the plan of ${figure("plan")}.`;
  if (because === "worsening") return `${now}, after two quarters that each got worse.`;
  return `${now}, better than the plan of ${figure("plan")}.`;
}
