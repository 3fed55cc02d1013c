import { listWords } from "../agreement/names.ts";
import { formatDate } from "../dates.ts";
import { formatMoney } from "../money.ts";
import {
  type CaseState,
  type CriterionEntry,
  countWords,
  entryOf,
  NO_POOLING,
  type PoolingFacts,
} from "./case.ts";
import type { Criterion, CriterionCheck, Wave } from "./wave.ts";

export type CaseCheckStatus = "pass" | "fail" | "attention";

/** What was found about a criterion; `criterion` is null for what concerns the case as a whole. */
export type CaseCheck = {
  criterion: string | null;
  status: CaseCheckStatus;
  sentence: string;
};

type Found = Omit<CaseCheck, "criterion">;
type Rule = (entry: CriterionEntry, state: CaseState, criterion: Criterion) => Found[];

const fail = (sentence: string): Found => ({ status: "fail", sentence });
const attention = (sentence: string): Found => ({ status: "attention", sentence });
const pass = (sentence: string): Found => ({ status: "pass", sentence });

/**
 * Everything the criteria themselves demand, in the wave's order: first what concerns the case as a
 * whole. Criteria that describe the group of areas are not checked. A criterion with nothing to
 * find says what makes it so.
 */
export function checkCase(wave: Pick<Wave, "criteria">, state: CaseState): CaseCheck[] {
  return [
    ...checkBoards(state).map((found): CaseCheck => ({ criterion: null, ...found })),
    ...wave.criteria.flatMap((criterion) => {
      if (!criterion.judged || !criterion.check) return [];
      const entry = entryOf(state.entries, criterion);
      const found = [
        ...checkWritten(criterion, entry),
        ...RULES[criterion.check](entry, state, criterion),
      ];
      return found.map((each): CaseCheck => ({ criterion: criterion.key, ...each }));
    }),
  ];
}

/** The gravest of some findings; "pass" where there are none. */
export function worstStatus(checks: readonly Pick<CaseCheck, "status">[]): CaseCheckStatus {
  const has = (status: CaseCheckStatus) => checks.some((check) => check.status === status);
  return has("fail") ? "fail" : has("attention") ? "attention" : "pass";
}

function checkBoards({ boards }: CaseState): Found[] {
  if (boards.length === 0) return [fail("No health and wellbeing board is named.")];
  const against = boards.filter(({ supports }) => supports === false).map(({ name }) => name);
  const silent = boards.filter(({ supports }) => supports === null).map(({ name }) => name);
  const found = [
    ...(against.length > 0
      ? [fail(`Every board must support the case. Not so: ${listWords(against)}.`)]
      : []),
    ...(silent.length > 0
      ? [fail(`It is not recorded yet whether ${listWords(silent)} supports the case.`)]
      : []),
  ];
  if (found.length > 0) return found;
  return [
    pass(
      boards.length === 1
        ? `${boards[0]?.name} supports the case.`
        : `All ${boards.length} boards support the case.`,
    ),
  ];
}

function checkWritten({ parts }: Criterion, { texts }: CriterionEntry): Found[] {
  const empty = parts.filter(({ key }) => countWords(texts[key] ?? "") === 0);
  if (empty.length === 0) return [];
  if (empty.length === parts.length) return [fail("Nothing is written yet.")];
  return [fail(`Nothing is written yet under ${listWords(empty.map(({ name }) => `“${name}”`))}.`)];
}

const RULES: Record<CriterionCheck, Rule> = {
  maturity: ({ facts }, { evidence }, { key }) => {
    const directions = facts.directions ?? null;
    return [
      ...(evidence.get(key)?.includes("round")
        ? [pass("A closed round is kept as evidence.")]
        : [attention("No closed round is kept as evidence that the system is mature.")]),
      ...(directions === null
        ? [attention("Say whether a commissioner of the area is under financial directions.")]
        : []),
      ...(directions
        ? [
            attention(
              "A commissioner is under financial directions: the text on risk must appraise what that adds.",
            ),
          ]
        : []),
    ];
  },

  signatories: (_entry, { signatories }) => {
    if (signatories.length === 0) return [fail("Nobody is named who must sign.")];
    const missing = signatories.filter(({ signed }) => !signed);
    const left = missing.filter((each) => each.left).map(({ capacity }) => capacity);
    const waiting = missing.filter((each) => !each.left).map(({ capacity }) => capacity);
    return [
      ...(left.length > 0
        ? [fail(`Left without having signed: ${listWords(left)}. Say who signs instead.`)]
        : []),
      ...(waiting.length > 0 ? [fail(`Not signed yet: ${listWords(waiting)}.`)] : []),
      ...(missing.length === 0
        ? [pass("Everyone who must sign has signed for this version.")]
        : []),
    ];
  },

  metrics: ({ facts }, { metrics }) => {
    const speedUp = facts.speedUp ?? {};
    const lacks = (what: string, names: string[]) =>
      names.length > 0 ? [fail(`${what}: ${listWords(names)}.`)] : [];
    const names = (is: (metric: CaseState["metrics"][number]) => boolean) =>
      metrics.filter(is).map(({ name }) => name);
    const found = [
      ...lacks(
        "Nothing of this metric is kept in the case",
        names(({ keptOn }) => keptOn === null),
      ),
      ...lacks(
        "No current performance",
        names(({ keptOn, current }) => keptOn !== null && current === null),
      ),
      ...lacks(
        "No stretch target",
        names(({ keptOn, stretch }) => keptOn !== null && stretch === null),
      ),
      ...lacks(
        "It is not said how graduation would speed this up",
        names(({ key }) => countWords(speedUp[key] ?? "") === 0),
      ),
    ];
    if (found.length > 0) return found;
    return [
      pass(
        "Every national metric has its current performance, a stretch target and how graduation would speed it up.",
      ),
    ];
  },

  pooling: ({ facts }) => checkPooling(facts.pooling ?? NO_POOLING),

  commitment: ({ facts }) =>
    checkCommitted(facts.committed, {
      yes: "The area is committed to lead among its peers.",
      no: "The criterion asks for a commitment to lead among peers. The case says no.",
      open: "Say whether the area commits itself to lead among its peers.",
    }),

  capacity: ({ facts }) =>
    checkCommitted(facts.committed, {
      yes: "The area commits itself and has the people to take part.",
      no: "The criterion asks for commitment and capacity to take part. The case says no.",
      open: "Say whether the area commits itself, and has the people, to take part.",
    }),

  discussion: (_entry, { discussed: { on, until } }) => {
    if (on === null) {
      return [fail("It is not recorded when the proposal was discussed. Record it under Dates.")];
    }
    return until !== null && on > until
      ? [attention(`Discussed on ${formatDate(on)}, after the last day for it.`)]
      : [pass(`Discussed with the Better Care Manager on ${formatDate(on)}.`)];
  },
};

function checkCommitted(
  committed: boolean | null | undefined,
  words: { yes: string; no: string; open: string },
): Found[] {
  if (committed === true) return [pass(words.yes)];
  return [fail(committed === false ? words.no : words.open)];
}

/** A pooled sum above the minimum, in figures, or aligned commissioning of equal or greater scope. */
function checkPooling({ route, minimum, planned, scope, services }: PoolingFacts): Found[] {
  if (route === null) {
    return [fail("Say whether the area pools more than the minimum, or commissions together.")];
  }
  if (route === "align") {
    return [
      ...(scope === null
        ? [fail("Say how the scope compares with what the minimum pays for.")]
        : []),
      ...(scope === "smaller"
        ? [fail("The scope commissioned together is smaller than what the minimum pays for.")]
        : []),
      ...(countWords(services) === 0 ? [fail("Name the services commissioned together.")] : []),
      ...(scope !== null && scope !== "smaller" && countWords(services) > 0
        ? [pass(`Services of ${scope} scope are commissioned together.`)]
        : []),
    ];
  }
  if (minimum === null || planned === null) {
    return [fail("Give the minimum and the sum to be pooled, in figures.")];
  }
  const sums = `${formatMoney(planned)} against a minimum of ${formatMoney(minimum)}`;
  return planned > minimum
    ? [pass(`Pools more than the minimum: ${sums}.`)]
    : [fail(`The sum pooled must be above the minimum: ${sums}.`)];
}
