import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Level } from "#app/domain/model/edition.ts";
import { LEVELS } from "#app/domain/model/level.ts";
import {
  ACTION_STATUSES,
  type ActionProposal,
  type ActionStatus,
  type PlanAction,
  type RowLevels,
} from "./action.ts";
import { type ClosedRound, mergeRound } from "./merge-round.ts";
import {
  listOtherWords,
  PROPOSED_FIELDS,
  type ProposedWords,
  settleWords,
} from "./proposed-words.ts";

type Action = PlanAction & { proposed: ProposedWords | null };

const proposal = (own: Partial<ActionProposal> = {}): ActionProposal => ({
  rowKey: "home-first.assessment",
  changeKey: "home-first",
  level: 3,
  whereNow: "Level 2.",
  whatToDo: "Do this.",
  dueDate: "2017-10-01",
  howKnow: "It shows.",
  measureKey: null,
  priority: "now",
  ...own,
});

const round = (
  id: string,
  proposals: ActionProposal[],
  agreedRows: RowLevels = [],
): ClosedRound => ({
  id,
  proposals,
  agreedRows,
});

/** The action after a person wrote other words for one field. */
const reword = (action: Action, whatToDo: string): Action => ({
  ...action,
  whatToDo,
  edited: [...action.edited, "whatToDo"],
  proposed: settleWords(action.proposed, ["whatToDo"]),
});

describe("the words of a round beside a person's", () => {
  const [first] = mergeRound<Action>([], round("march", [proposal()]), []);
  const mine = reword(first as Action, "Our own words.");

  test("are kept when the round is taken, and differ nowhere at first", () => {
    expect(first?.proposed).toMatchObject({ roundId: "march", whatToDo: "Do this." });
    expect(listOtherWords(first as Action)).toEqual([]);
  });

  test("stand beside what a person wrote since, who has decided by writing", () => {
    expect(listOtherWords(mine)).toEqual([
      { field: "whatToDo", ours: "Our own words.", proposed: "Do this.", kept: true },
    ]);
  });

  test("are open again when a later round says something else, and not when it repeats itself", () => {
    const [again] = mergeRound([mine], round("june", [proposal()]), []);
    expect(listOtherWords(again as Action)).toMatchObject([{ field: "whatToDo", kept: true }]);
    const [other] = mergeRound([mine], round("june", [proposal({ whatToDo: "Do that." })]), []);
    expect(other?.whatToDo).toBe("Our own words.");
    expect(listOtherWords(other as Action)).toEqual([
      { field: "whatToDo", ours: "Our own words.", proposed: "Do that.", kept: false },
    ]);
  });
});

describe("a round taken after a later one", () => {
  const { rowKey } = proposal();
  const later = (level: Level | "not-applicable" | null) => [{ rowKey, level }];

  test("only adds what is not in the plan, marked by what the later one says of the row", () => {
    const [june] = mergeRound<Action>([], round("june", [proposal({ level: 4 })]), []);
    const after = mergeRound([june as Action], round("march", [proposal()]), later(3));
    expect(after.map(({ level, proposal: mark }) => [level, mark])).toEqual([
      [4, "current"],
      [3, "reached"],
    ]);
    expect(mergeRound([], round("march", [proposal()]), later(1))[0]?.proposal).toBe("superseded");
    expect(mergeRound([], round("march", [proposal()]), later("not-applicable"))[0]?.proposal).toBe(
      "superseded",
    );
  });

  test("changes no word that the later one left, and marks nothing anew", () => {
    const [june] = mergeRound<Action>([], round("june", [proposal()]), []);
    const old = round("march", [proposal({ whatToDo: "Older words." })], later(2));
    expect(mergeRound([june as Action], old, later(2))).toEqual([june]);
  });

  test("has the word on rows of which the later one does not speak", () => {
    for (const silent of [[], later(null)]) {
      const [action] = mergeRound<Action>([], round("march", [proposal()]), silent);
      expect(action?.proposal).toBe("current");
    }
  });
});

test("rounds taken in any order, with edits between them, drop no action and change no field a person edited", () => {
  const rowKey = fc.constantFrom("a.one", "a.two", "b.one");
  const level = fc.constantFrom<Level>(...LEVELS);
  const text = fc.constantFrom("x", "y", "z");
  const date = fc.constantFrom("2017-07-01", "2018-07-01", null);
  const proposals = fc.uniqueArray(
    fc.record({
      rowKey,
      changeKey: fc.constant("a"),
      level,
      whereNow: text,
      whatToDo: text,
      dueDate: date,
      howKnow: text,
      measureKey: fc.constantFrom("m", "n", null),
      priority: fc.constantFrom("now" as const, "later" as const),
    }),
    { selector: (entry) => entry.rowKey, maxLength: 3 },
  );
  const agreedRows = fc.uniqueArray(
    fc.record({
      rowKey,
      level: fc.oneof(level, fc.constant(null), fc.constant("not-applicable" as const)),
    }),
    { selector: (entry) => entry.rowKey },
  );
  const rounds = fc.array(fc.record({ proposals, agreedRows }), { minLength: 1, maxLength: 5 });
  const deeds = fc.array(
    fc.oneof(
      { weight: 2, arbitrary: fc.record({ take: fc.nat({ max: 4 }) }) },
      {
        weight: 1,
        arbitrary: fc.record({
          edit: fc.nat({ max: 30 }),
          field: fc.constantFrom(...PROPOSED_FIELDS),
          status: fc.constantFrom(...(Object.keys(ACTION_STATUSES) as ActionStatus[])),
        }),
      },
    ),
    { maxLength: 14 },
  );
  type Stored = Action & { id?: number };

  fc.assert(
    fc.property(rounds, deeds, (closed, sequence) => {
      let plan: Stored[] = [];
      const taken = new Set<number>();
      const typed = new Map<string, unknown>();
      for (const [turn, deed] of sequence.entries()) {
        if ("take" in deed) {
          // The first is the earliest; what was taken of later ones has the word on its rows.
          const at = deed.take % closed.length;
          const later = [...taken]
            .filter((other) => other > at)
            .sort((one, other) => one - other)
            .flatMap((other) => closed[other]?.agreedRows ?? [])
            .filter((row) => row.level !== null);
          const given = closed[at];
          if (!given) continue;
          const before = plan;
          plan = mergeRound(plan, { id: String(at), ...given }, later).map((action, id) => ({
            ...action,
            id,
          }));
          taken.add(at);
          const kept = plan.slice(0, before.length);
          expect(kept.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
          expect(kept.map(({ status }) => status)).toEqual(before.map(({ status }) => status));
          const keys = plan.map((action) => `${action.rowKey} ${action.level}`);
          expect(new Set(keys).size).toBe(keys.length);
          for (const each of given.proposals)
            expect(keys).toContain(`${each.rowKey} ${each.level}`);
        } else if (plan.length > 0) {
          const { edit, field, status } = deed;
          const id = edit % plan.length;
          const value = field === "priority" ? ["now", "later"][turn % 2] : `typed ${turn}`;
          plan = plan.map((action) =>
            action.id === id
              ? {
                  ...action,
                  [field]: value,
                  status,
                  edited: [...action.edited, field],
                  proposed: settleWords(action.proposed, [field]),
                }
              : action,
          );
          typed.set(`${id} ${field}`, value);
        }
        for (const [place, value] of typed) {
          const [id, field] = place.split(" ");
          expect(plan[Number(id)]?.[field as keyof Action]).toBe(value);
        }
      }
    }),
  );
});
