import { financialYear, formatDate } from "../dates.ts";
import { formatFigure } from "../measure/figure.ts";
import type { Measure } from "../measure/measure.ts";
import { nameQuarter } from "../measure/period.ts";
import { RETURN_STATUS_WORDS, type Series } from "../measure/series.ts";
import { formatMoney } from "../money.ts";
import { ACTION_STATUSES, type ActionStatus } from "../plan/action.ts";
import type { Snapshot } from "./snapshot.ts";

type Value = {
  measureKey: string;
  period: string;
  series: Series;
  value: number | null;
  /** The source gives the figure as about so much: the word is kept. */
  approximate: boolean;
  status: string;
  source: string;
};
type Target = { measureKey: string; year: string; target: number | null; stretch: number | null };

/** What the record says of a measure: the last figure that came, its plan, target and stretch. */
export function keepMeasure(
  measure: Pick<Measure, "key" | "name" | "unit" | "decimals">,
  record: { values: readonly Value[]; targets: readonly Target[]; today: string },
): Snapshot {
  const own = record.values.filter(({ measureKey }) => measureKey === measure.key);
  const say = (value: number, approximate = false) =>
    `${formatFigure(measure, value, approximate)} ${measure.unit}`;
  const actual = own.findLast(({ series, value }) => series === "actual" && value !== null);
  const plan = own.find(({ series, period }) => series === "plan" && period === actual?.period);
  const told = own.findLast(({ series, status }) => series === "actual" && status !== "");
  const year = financialYear(record.today);
  const goals = record.targets.filter(({ measureKey }) => measureKey === measure.key);
  // The nearest year that is not over has the say; a target of a year that is over still says something.
  const goalOf = (is: (goal: Target) => boolean) =>
    goals.filter((goal) => is(goal) && goal.year >= year).at(0) ?? goals.findLast(is);
  const target = goalOf((goal) => goal.target !== null);
  const stretch = goalOf((goal) => goal.stretch !== null);
  const current =
    actual?.value == null
      ? null
      : `${say(actual.value, actual.approximate)} in ${nameQuarter(actual.period)}`;
  const stretchWords =
    stretch?.stretch == null ? null : `${say(stretch.stretch)} in ${stretch.year}`;
  return {
    title: measure.name,
    figures: { current, stretch: stretchWords },
    lines: [
      { label: "Current performance", words: current ?? "No figure" },
      ...(plan?.value == null ? [] : [{ label: "Plan", words: say(plan.value, plan.approximate) }]),
      ...(told
        ? [
            {
              label: "Reported as",
              words: `${RETURN_STATUS_WORDS[told.status] ?? told.status}, ${nameQuarter(told.period)}`,
            },
          ]
        : []),
      ...(target?.target == null
        ? []
        : [{ label: "Target", words: `${say(target.target)} in ${target.year}` }]),
      { label: "Stretch target", words: stretchWords ?? "None set" },
      ...(actual ? [{ label: "Source of the figure", words: actual.source }] : []),
    ],
  };
}

type KeptAction = {
  whatToDo: string;
  dueDate: string | null;
  howKnow: string;
  status: ActionStatus;
  ownerName: string;
};

/** What the plan says of an action. */
export function keepAction(action: KeptAction, owner: string | null): Snapshot {
  const owners = [owner, action.ownerName].filter(Boolean).join(", ");
  return {
    title: action.whatToDo || "An action without words",
    lines: [
      { label: "Status", words: ACTION_STATUSES[action.status].name },
      { label: "By", words: action.dueDate === null ? "No date" : formatDate(action.dueDate) },
      { label: "Owner", words: owners || "Nobody yet" },
      ...(action.howKnow ? [{ label: "How we will know", words: action.howKnow }] : []),
    ],
  };
}

type KeptYear = { year: string; firm: boolean; grant: number; planned: number };

/** What the funding plan says: the grant and what stands on schemes by year; null where there is none. */
export function keepFunding(
  years: readonly KeptYear[],
  answers: { pooling: "pooled" | "exempted" | null; poolingReference: string; schemes: number },
): Snapshot | null {
  if (years.length === 0) return null;
  const pooled = { pooled: "Pooled", exempted: "Exempted by a minister" };
  return {
    title: "Use of the improved Better Care Fund grant",
    lines: [
      ...years.map(({ year, firm, grant, planned }) => ({
        label: year,
        words: `${formatMoney(grant)}, ${firm ? "firm" : "indicative"}; ${formatMoney(planned)} on schemes`,
      })),
      { label: "Schemes", words: String(answers.schemes) },
      {
        label: "Pooling",
        words:
          answers.pooling === null
            ? "Not said yet"
            : [pooled[answers.pooling], answers.poolingReference].filter(Boolean).join(". "),
      },
    ],
  };
}

type KeptRound = {
  name: string;
  asAt: string;
  hospitals: string;
  edition: string;
  changes: readonly { number: number; name: string; level: string; target: string }[];
};

/** What a closed round agreed: its changes with level and target. It can never change again. */
export function keepRound({ name, asAt, hospitals, edition, changes }: KeptRound): Snapshot {
  return {
    title: name,
    lines: [
      { label: "As at", words: formatDate(asAt) },
      { label: "Scope", words: hospitals },
      { label: "Model", words: edition },
      ...changes.map((change) => ({
        label: `${change.number} ${change.name}`,
        words: [change.level, change.target].filter(Boolean).join(". "),
      })),
    ],
  };
}
