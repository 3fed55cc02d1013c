import { listWords } from "../agreement/names.ts";
import { formatDate } from "../dates.ts";
import { formatFigure } from "../measure/figure.ts";
import { nameQuarter } from "../measure/period.ts";
import { formatMoney } from "../money.ts";
import { ACTION_STATUSES } from "../plan/action.ts";
import type { BoardLine, BoardPack } from "./board-pack.ts";
import { type Standing, type StandingAction, showFigure } from "./board-standing.ts";
import { countActions } from "./plan-words.ts";

/** Money moved between schemes since the last review; whole pence, dates YYYY-MM-DD. */
export type Move = {
  on: string;
  year: string;
  from: { id: string; name: string };
  to: { id: string; name: string };
  amount: number;
  reason: string;
};

/** What is known of when things happened since the last review. */
export type Happened = {
  /** By action, when its status last changed (YYYY-MM-DD). */
  statuses: ReadonlyMap<string, string>;
  /** By action, from when it is in the plan. */
  added: ReadonlyMap<string, string>;
  moves: readonly Move[];
};

/** How many actions added for now are named; more are only counted. */
const NAMED = 6;

/** What changed between two reviews, in four groups: levels, actions, money, measures. */
export function listChanged(
  before: Standing,
  now: Standing,
  happened: Happened,
): BoardPack["changed"] {
  return [
    {
      name: "Levels",
      nothing: sayNoLevels(before, now),
      lines: before.round?.id === now.round?.id ? [] : changedLevels(before, now),
    },
    {
      name: "Actions",
      nothing: "No action was completed, added, stopped or fell late.",
      lines: changedActions(before, now, happened),
    },
    {
      name: "Money",
      nothing: "Grant, schemes and spend are as they were.",
      lines: changedMoney(before, now, happened.moves),
    },
    {
      name: "Measures",
      nothing: "No new figure has come.",
      lines: changedMeasures(before, now),
    },
  ];
}

const line = (about: string, text: string, href: string, on = ""): BoardLine => ({
  about,
  text,
  href,
  on,
});

function sayNoLevels(before: Standing, now: Standing): string {
  if (now.round === null) return "No round is closed yet.";
  return before.round?.id === now.round.id
    ? `No round has closed since. ${now.round.name} still stands.`
    : `${now.round.name} has closed, and every change stands where it did.`;
}

function changedLevels(before: Standing, { round, levels }: Standing): BoardLine[] {
  const href = `/rounds/${round?.id}/results`;
  if (round === null) return [];
  if (before.round === null) {
    return [line(round.name, " has closed: the first agreed levels.", href)];
  }
  return levels.flatMap(({ key, number, name, level }) => {
    const was = before.levels.find((each) => each.key === key)?.level ?? null;
    if (was === level) return [];
    const from = was === null ? "no agreed level" : `level ${was}`;
    const to = level === null ? "no agreed level" : `level ${level}`;
    return [line(`Change ${number}, ${name}`, `: from ${from} to ${to}.`, href)];
  });
}

function changedActions(before: Standing, now: Standing, happened: Happened): BoardLine[] {
  const known = new Map(before.actions.map((action) => [action.id, action]));
  const say = ({ id, topic, change }: StandingAction, words: string, on?: string) =>
    line(topic, ` (change ${change}) ${words}.`, `/plan/${id}`, on ? formatDate(on) : "");
  const doing = now.actions.filter(({ shelf }) => shelf === "now");
  const turned = doing
    .flatMap((action) => {
      const was = known.get(action.id);
      const words = was && sayTurned(was, action);
      return words ? [{ action, words, place: placeOf(was, action) }] : [];
    })
    .sort((one, other) => one.place - other.place)
    .map(({ action, words }) => say(action, words, happened.statuses.get(action.id)));
  const isNew = ({ id }: StandingAction) => !known.has(id);
  const added = doing.filter((action) => isNew(action));
  const waiting = now.actions.filter((action) => action.shelf === "later" && isNew(action));
  const past = now.actions.filter(
    ({ id, shelf }) => shelf === "past" && (known.get(id)?.shelf ?? "past") !== "past",
  );
  const gone = before.actions.filter(
    (action) => action.shelf === "now" && !now.actions.some(({ id }) => id === action.id),
  );
  return [
    ...turned,
    ...(added.length > NAMED
      ? [line(countActions(added.length), " for now were added.", "/plan")]
      : added.map((action) => say(action, "was added", happened.added.get(action.id)))),
    ...(waiting.length > 0
      ? [line(countActions(waiting.length), ` for later ${were(waiting.length)} added.`, "/plan")]
      : []),
    ...past.map((action) => say(action, "is reached, or no longer asked for")),
    ...gone.map(({ topic, change }) =>
      line(topic, ` (change ${change}) was taken out of the plan.`, "/plan"),
    ),
  ];
}

/** Complete ones first, then the newly late, then those whose status turned, then new dates. */
function placeOf(was: StandingAction, { status, overdue }: StandingAction): number {
  if (status === "complete" && was.status !== "complete") return 0;
  if (overdue && !was.overdue) return 1;
  return was.status === status ? 3 : 2;
}

/** What became of an action, in one clause; empty where nothing did. */
function sayTurned(was: StandingAction, { status, due, overdue, shelf }: StandingAction): string {
  const name = (each: StandingAction["status"]) => ACTION_STATUSES[each].name.toLowerCase();
  const over = ACTION_STATUSES[status].over;
  const parts = [
    was.shelf !== shelf ? "is now to be done" : "",
    was.status !== status ? `is ${name(status)} (it was ${name(was.status)})` : "",
    overdue && !was.overdue && due ? `has been overdue since ${formatDate(due)}` : "",
    was.due !== due && !over
      ? `is due ${due ? `on ${formatDate(due)}` : "on no date"} (it was ${was.due ? formatDate(was.due) : "no date"})`
      : "",
  ].filter(Boolean);
  return listWords(parts);
}

const were = (count: number) => (count === 1 ? "was" : "were");

function changedMoney(before: Standing, now: Standing, moves: readonly Move[]): BoardLine[] {
  const grants = now.grants.flatMap(({ year, amount, firm }) => {
    const was = before.grants.find((each) => each.year === year);
    const kind = firm ? "firm" : "indicative";
    if (!was)
      return [line(`Grant of ${year}`, `: ${formatMoney(amount)} entered, ${kind}.`, "/funding")];
    const parts = [
      was.amount === amount ? "" : `${formatMoney(was.amount)} became ${formatMoney(amount)}`,
      was.firm === firm ? "" : `now ${kind}`,
    ].filter(Boolean);
    return parts.length === 0
      ? []
      : [line(`Grant of ${year}`, `: ${listWords(parts)}.`, "/funding")];
  });
  const removed = before.grants
    .filter(({ year }) => !now.grants.some((each) => each.year === year))
    .map(({ year }) => line(`Grant of ${year}`, `: taken away.`, "/funding"));
  return [
    ...grants,
    ...removed,
    ...changedSchemes(before, now, moves),
    ...moves.map(({ on, year, from, to, amount, reason }) =>
      line(
        `${formatMoney(amount)} of ${year}`,
        ` moved from ${from.name} to ${to.name}: ${endSentence(reason)}`,
        "/funding/virement",
        formatDate(on),
      ),
    ),
    ...now.spent.flatMap(({ year, amount }) => {
      const was = before.spent.find((each) => each.year === year)?.amount ?? 0;
      return was === amount
        ? []
        : [
            line(
              formatMoney(amount),
              ` is reported as spent in ${year}${was === 0 ? "" : `; it was ${formatMoney(was)}`}.`,
              "/funding/spend",
            ),
          ];
    }),
  ];
}

/** How many new schemes are named; more are only counted. */
const SCHEMES = 4;

/** Schemes added, taken away, or with another amount than moves of money between them explain. */
function changedSchemes(before: Standing, now: Standing, moves: readonly Move[]): BoardLine[] {
  const sum = ({ amounts }: Standing["schemes"][number]) =>
    amounts.reduce((all, { amount }) => all + amount, 0);
  const added = now.schemes.filter(({ id }) => !before.schemes.some((each) => each.id === id));
  const total = added.reduce((all, scheme) => all + sum(scheme), 0);
  const moved = (id: string) =>
    moves.reduce(
      (all, { from, to, amount }) =>
        all + (to.id === id ? amount : 0) - (from.id === id ? amount : 0),
      0,
    );
  return [
    ...(added.length > SCHEMES
      ? [line(`${added.length} schemes`, ` were added, ${formatMoney(total)} in all.`, "/funding")]
      : added.map((scheme) =>
          line(scheme.name, `: a new scheme, ${formatMoney(sum(scheme))}.`, "/funding"),
        )),
    ...before.schemes.flatMap((was) => {
      const is = now.schemes.find(({ id }) => id === was.id);
      if (!is) return [line(was.name, ": no longer a scheme.", "/funding")];
      const change = sum(is) - sum(was);
      return change === moved(was.id)
        ? []
        : [line(is.name, `: ${formatMoney(sum(was))} became ${formatMoney(sum(is))}.`, "/funding")];
    }),
  ];
}

const endSentence = (words: string) =>
  /[.!?]$/.test(words.trim()) ? words.trim() : `${words.trim()}.`;

function changedMeasures(before: Standing, now: Standing): BoardLine[] {
  const fresh = now.measures.filter((measure) => {
    const was = before.measures.find(({ key }) => key === measure.key);
    return was === undefined || was.period !== measure.period || was.value !== measure.value;
  });
  const isSame = (measure: Standing["measures"][number]) =>
    before.measures.some(
      ({ key, value, status }) =>
        key === measure.key && value === measure.value && status === measure.status,
    );
  const same = fresh.filter(isSame);
  const lines = fresh
    .filter((measure) => !isSame(measure))
    .map((measure) => {
      const was = before.measures.find(({ key }) => key === measure.key);
      const figure = `: ${showFigure(measure)} in ${nameQuarter(measure.period)}`;
      const earlier =
        was === undefined
          ? ""
          : `, ${was.period === measure.period ? "put right from" : "after"} ${formatFigure(was, was.value, was.about)}`;
      const turned =
        measure.status === "worse" && was?.status !== "worse" ? ". It is now short of plan" : "";
      return line(measure.name, `${figure}${earlier}${turned}.`, `/measures/${measure.key}`);
    });
  return same.length === 0
    ? lines
    : [
        ...lines,
        line(
          `${same.length} ${same.length === 1 ? "measure" : "measures"}`,
          ` ${same.length === 1 ? "has" : "have"} a new figure that says the same as the one before.`,
          "/measures",
        ),
      ];
}
