import { formatDate } from "../dates.ts";
import { formatFigure } from "../measure/figure.ts";
import type { Measure } from "../measure/measure.ts";
import {
  addQuarters,
  listQuarters,
  nameQuarter,
  type Quarter,
  quarterOf,
} from "../measure/period.ts";
import {
  gapAt,
  type PlanStatus,
  type Point,
  RETURN_STATUS_WORDS,
  type SeriesValue,
  seriesPoints,
  statusAgainstPlan,
  type Trend,
  trendOf,
} from "../measure/series.ts";

/** What is kept of a value, its source already named. */
type ReportedValue = SeriesValue & {
  measureKey: string;
  numerator: number | null;
  denominator: number | null;
  status: string;
  source: string;
  dated: string | null;
};
type YearTarget = {
  measureKey: string;
  year: string;
  target: number | null;
  stretch: number | null;
  version: number;
};
type Known = { today: string; values: readonly ReportedValue[]; targets: readonly YearTarget[] };

/** A measure on the measures' page: one picture and one sentence. */
export type MeasureSummary = {
  key: string;
  name: string;
  unit: string;
  good: Measure["good"];
  decimals: number;
  points: Point[];
  /** The target of the financial year that the last quarter with a value lies in. */
  target: number | null;
  stretch: number | null;
  status: PlanStatus | null;
  trend: Trend | null;
  /** What the last quarter says, in a sentence. */
  sentence: string;
};

const SET_NAMES: Record<Measure["set"], string> = {
  national: "National metrics",
  interface: "The interface of health and social care",
  return: "Quarterly returns",
  suggested: "Suggested by Homeward",
  own: "The area’s own",
};
const SETS = ["national", "own", "return", "interface", "suggested"] as const;

/** The quarters a small picture shows at most: two years. */
const SHOWN = 8;

/** Every measure of an area: those in use by their sets, and those without a value or a target. */
export function reportMeasures({ measures, ...known }: Known & { measures: readonly Measure[] }) {
  const used = new Set([...known.values, ...known.targets].map(({ measureKey }) => measureKey));
  const inUse = SETS.flatMap((set) => {
    const members = measures.filter((measure) => measure.set === set && used.has(measure.key));
    return members.length === 0
      ? []
      : [{ name: SET_NAMES[set], measures: members.map((measure) => summarise(measure, known)) }];
  });
  const unused = measures
    .filter(({ key }) => !used.has(key))
    .map(({ key, name, unit, set }) => ({ key, name, unit, set: SET_NAMES[set] }));
  return { inUse, unused };
}

function summarise(measure: Measure, { today, values, targets }: Known): MeasureSummary {
  const { key, name, unit, good, decimals } = measure;
  const own = values.filter(({ measureKey }) => measureKey === key);
  const points = windowOf(seriesPoints(own), quarterOf(today));
  const last = points.findLast(({ actual }) => actual !== null);
  const yearOf = (last ?? points.at(-1))?.period.slice(0, 7) ?? quarterOf(today).slice(0, 7);
  const goal = targets.find((each) => each.measureKey === key && each.year === yearOf);
  return {
    key,
    name,
    unit,
    good,
    decimals,
    points,
    target: goal?.target ?? null,
    stretch: goal?.stretch ?? null,
    status: last ? statusAgainstPlan(measure, last.actual, last.plan) : null,
    trend: trendOf(measure, points),
    sentence: describeLatest(measure, points, own),
  };
}

/** The last eight quarters, ending with the last that has a value; at least four, so that a line has room. */
function windowOf(points: Point[], present: Quarter): Point[] {
  const last = points.at(-1)?.period ?? present;
  return listQuarters(
    addQuarters(last, -(Math.min(Math.max(points.length, 4), SHOWN) - 1)),
    last,
  ).map((period) => points.find((point) => point.period === period) ?? gapAt(period));
}

/** "About 75 per cent in January to March 2017, short of the plan of 86." */
function describeLatest(
  measure: Measure,
  points: readonly Point[],
  values: readonly ReportedValue[],
) {
  const last = points.findLast(({ actual }) => actual !== null);
  if (!last || last.actual === null) {
    const told = values.findLast(({ series, status }) => series === "actual" && status !== "");
    if (!told) return "No figure has come yet.";
    const words = (RETURN_STATUS_WORDS[told.status] ?? told.status).toLowerCase();
    return `Reported as “${words}” for ${nameQuarter(told.period)}, without a figure.`;
  }
  const actual = formatFigure(measure, last.actual, last.about.includes("actual"));
  const figure = `${capitalise(actual)} ${measure.unit} in ${nameQuarter(last.period)}`;
  const status = statusAgainstPlan(measure, last.actual, last.plan);
  if (last.plan === null) return `${figure}. There is no plan to hold it against.`;
  const plan = formatFigure(measure, last.plan, last.about.includes("plan"));
  if (status === null) return `${figure}; the plan was ${plan}.`;
  const words = { better: "better than", "on-plan": "as", worse: "short of" }[status];
  return status === "on-plan"
    ? `${figure}, as planned.`
    : `${figure}, ${words} the plan of ${plan}.`;
}

const capitalise = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

/** A measure by itself: every value with its source, and the targets by year. */
export function reportMeasure({ measure, ...known }: Known & { measure: Measure }) {
  const own = known.values.filter(({ measureKey }) => measureKey === measure.key);
  const points = seriesPoints(own);
  return {
    summary: { ...summarise(measure, known), points: points.length > 0 ? windowAll(points) : [] },
    definition: {
      numerator: measure.numerator,
      denominator: measure.denominator,
      per: measure.per,
      note: measure.note ?? "",
      set: SET_NAMES[measure.set],
    },
    values: own
      .filter(({ value, status }) => value !== null || status !== "")
      .map(({ period, series, value, approximate, numerator, denominator, ...rest }) => ({
        key: `${period} ${series}`,
        quarter: period,
        months: nameQuarter(period),
        series,
        value: value === null ? "No figure" : formatFigure(measure, value, approximate),
        from:
          numerator === null || denominator === null
            ? ""
            : `${numerator.toLocaleString("en-GB")} of ${denominator.toLocaleString("en-GB")}`,
        status: RETURN_STATUS_WORDS[rest.status] ?? rest.status,
        source: rest.source,
        dated: rest.dated === null ? "" : formatDate(rest.dated),
      }))
      .sort(
        (one, other) =>
          other.quarter.localeCompare(one.quarter) || one.series.localeCompare(other.series),
      ),
    targets: known.targets
      .filter(({ measureKey }) => measureKey === measure.key)
      .map(({ year, target, stretch, version }) => ({ year, target, stretch, version })),
  };
}

/** All quarters, with room for at least four. */
function windowAll(points: Point[]): Point[] {
  const [first] = points;
  if (!first || points.length >= 4) return points;
  const before = listQuarters(
    addQuarters(first.period, points.length - 4),
    addQuarters(first.period, -1),
  );
  return [...before.map(gapAt), ...points];
}
