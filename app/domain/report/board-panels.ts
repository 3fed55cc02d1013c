import { formatMoneyProse } from "../money.ts";
import type { BoardInput, BoardRound } from "./board-input.ts";
import type { BoardMeasure, BoardPack } from "./board-pack.ts";
import type { Standing } from "./board-standing.ts";
import { describeConditions } from "./funding-conditions.ts";
import type { PlanReport } from "./plan-report.ts";

type Panels = BoardPack["panels"];

/** The four panels: what moved, what is late, the money, the measures. */
export function reportPanels(
  input: BoardInput,
  plan: PlanReport,
  measures: readonly BoardMeasure[],
): Panels {
  return {
    moved: reportMoved(input),
    late: reportLate(input, plan),
    money: reportMoney(input),
    measures: reportFigures(measures),
  };
}

const count = (number: number, one: string, many: string) =>
  `${number} ${number === 1 ? one : many}`;

/**
 * Levels since the last review where a round has closed since; otherwise the movement between the
 * last two closed rounds, which the words say.
 */
function reportMoved({ rounds: { last, before }, review }: BoardInput): Panels["moved"] {
  const title = "Moved";
  if (last === null) {
    return {
      title,
      figure: "No agreed level yet",
      words: ["The first levels stand here when a round has closed."],
      chart: null,
      from: { href: "/rounds", label: "Rounds" },
    };
  }
  const since = review?.standing.round ?? null;
  const isNew = since !== null && since.id !== last.id;
  const earlier = isNew ? levelsOf(review?.standing) : levelsOfRound(before);
  const than = isNew ? since.name : (before?.name ?? null);
  const moves = last.changes.flatMap(({ key, level }) => {
    const was = earlier.get(key) ?? null;
    return was === null || level === null ? [] : [Math.sign(level - was)];
  });
  const up = moves.filter((move) => move > 0).length;
  const down = moves.filter((move) => move < 0).length;
  const toGo = last.changes.filter(
    ({ level, target }) => level !== null && target !== null && level < target,
  ).length;
  const figure =
    than === null
      ? count(last.changes.filter(({ level }) => level !== null).length, "change", "changes")
      : [up > 0 || down === 0 ? `${up} up` : "", down > 0 ? `${down} down` : ""]
          .filter(Boolean)
          .join(", ");
  return {
    title,
    figure,
    words: [
      than === null
        ? `${last.name} gives the first agreed levels.`
        : `From ${than} to ${last.name}.`,
      toGo === 0
        ? "Every change is at its target."
        : `${toGo} of ${last.changes.length} changes below target.`,
    ],
    chart: {
      before: than,
      after: last.name,
      changes: last.changes.map(({ key, number, shortName, level, target }) => ({
        number,
        name: shortName,
        before: earlier.get(key) ?? null,
        after: level,
        target,
      })),
    },
    from: { href: `/rounds/${last.id}/results`, label: last.name },
  };
}

const levelsOf = (standing: Standing | undefined) =>
  new Map(standing?.levels.map(({ key, level }) => [key, level]));
const levelsOfRound = (round: BoardRound | null) =>
  new Map(round?.changes.map(({ key, level }) => [key, level]));

function reportLate(
  { plan: { changes }, unanswered }: BoardInput,
  plan: PlanReport,
): Panels["late"] {
  const from = { href: "/plan", label: `Action plan, ${plan.asAt}` };
  const { now, overdue, unowned, statuses } = plan.counts;
  if (now === 0) {
    return { title: "Late", figure: "No actions yet", words: [], chart: null, from };
  }
  const entries = (key: string) => plan.now.find(({ change }) => change.key === key)?.entries ?? [];
  const silent = plan.now
    .flatMap((group) => group.entries)
    .filter(({ id }) => unanswered.has(id)).length;
  const worse = [
    statuses["off-track"] > 0 ? `${statuses["off-track"]} off track` : "",
    statuses["at-risk"] > 0 ? `${statuses["at-risk"]} at risk` : "",
  ].filter(Boolean);
  return {
    title: "Late",
    figure: `${overdue} overdue`,
    words: [
      `Of ${count(now, "action", "actions")} for now: ${[...worse, `${statuses.complete} complete`].join(", ")}.`,
      ...(silent > 0 ? [`No update came on ${count(silent, "action", "actions")}.`] : []),
      ...(unowned > 0 ? [`${count(unowned, "action has", "actions have")} no owner.`] : []),
    ],
    chart: {
      changes: changes.map(({ key, number, shortName }) => ({
        number,
        name: shortName,
        marks: entries(key)
          .map(({ status, overdue: late }) => ({ status, overdue: late }))
          .sort((one, other) => Number(other.overdue) - Number(one.overdue)),
      })),
    },
    from,
  };
}

function reportMoney({ money }: BoardInput): Panels["money"] {
  const title = "Money";
  const from = { href: "/funding", label: "Funding" };
  if (money === null) {
    return {
      title,
      figure: "No grant yet",
      words: ["The grant and its schemes stand here when they are entered."],
      chart: null,
      from,
    };
  }
  const { funding, spend } = money;
  const { all, years, conditions } = funding;
  const reported = spend.filter(({ lines }) =>
    lines.some(({ quarters }) => quarters.some(({ spent }) => spent !== null)),
  );
  return {
    title,
    figure: all?.balance.words ?? "No grant yet",
    words: [
      ...(all
        ? [`${formatMoneyProse(all.planned)} of ${formatMoneyProse(all.grant)} stands on schemes.`]
        : []),
      ...reported.map(
        ({ year, total }) =>
          `${year}: ${formatMoneyProse(total.spent)} spent, ${lower(total.words)}.`,
      ),
      describeConditions(conditions),
    ],
    chart: {
      years: years.map(({ year, firm, grant, planned }) => ({
        year,
        firm,
        grant,
        planned,
        spent: reported.find((each) => each.year === year)?.total.spent ?? null,
      })),
    },
    from,
  };
}

const lower = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);

/** The most measures that a small panel draws. */
const DRAWN = 4;

function reportFigures(measures: readonly BoardMeasure[]): Panels["measures"] {
  const title = "Measures";
  const from = { href: "/measures", label: "Measures" };
  const held = measures.filter(({ status }) => status !== null);
  const worse = held.filter(({ status }) => status === "worse");
  const drawn = measures.filter(({ points }) => points.some(({ actual }) => actual !== null));
  if (drawn.length === 0) {
    return {
      title,
      figure: "No figure yet",
      words:
        measures.length > 0
          ? [`${count(measures.length, "measure is", "measures are")} reported without a figure.`]
          : [],
      chart: null,
      from,
    };
  }
  return {
    title,
    figure:
      held.length === 0
        ? count(drawn.length, "measure", "measures")
        : `${worse.length} of ${held.length} short of plan`,
    words: [
      `${count(drawn.length, "measure has", "measures have")} figures; ${held.length === 0 ? "none" : held.length} can be held against a plan.`,
    ],
    chart: {
      measures: drawn.slice(0, DRAWN).map(({ key, name, unit, decimals, points, status }) => ({
        key,
        name,
        unit,
        decimals,
        points,
        status,
      })),
    },
    from,
  };
}
