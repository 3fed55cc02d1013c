import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Level } from "#app/domain/model/edition.ts";
import { LEVELS } from "#app/domain/model/level.ts";
import {
  ACTION_STATUSES,
  type ActionProposal,
  type ActionStatus,
  type PlanAction,
} from "./action.ts";
import { mergeProposals } from "./merge-proposals.ts";

const proposal = (changes: Partial<ActionProposal> = {}): ActionProposal => ({
  rowKey: "home-first.assessment",
  changeKey: "home-first",
  level: 3,
  whereNow: "Level 2.",
  whatToDo: "Do this.",
  dueDate: "2017-10-01",
  howKnow: "It shows.",
  measureKey: "readmissions",
  priority: "later",
  ...changes,
});

const action = (changes: Partial<PlanAction> = {}): PlanAction => ({
  ...proposal(),
  status: "not-started",
  proposal: "current",
  edited: [],
  ...changes,
});

describe("taking a round's proposals into the plan", () => {
  test("fills an empty plan with actions not started", () => {
    expect(mergeProposals([], [proposal()])).toEqual([action()]);
  });

  test("changes nothing when taken in twice", () => {
    const once = mergeProposals([], [proposal(), proposal({ level: 2, rowKey: "other.row" })]);
    expect(mergeProposals(once, [proposal()], [])).toEqual(once);
    expect(mergeProposals(once, [proposal(), proposal({ level: 2, rowKey: "other.row" })])).toEqual(
      once,
    );
  });

  test("leaves edited words, and updates the rest", () => {
    const mine = action({ whatToDo: "Our own words.", edited: ["whatToDo"] });
    expect(
      mergeProposals([mine], [proposal({ whatToDo: "New.", howKnow: "New.", priority: "now" })]),
    ).toEqual([{ ...mine, howKnow: "New.", priority: "now" }]);
  });

  test("leaves what someone has begun as they took it on", () => {
    const begun = action({ status: "on-track", proposal: "superseded" });
    expect(
      mergeProposals([begun], [proposal({ whatToDo: "New.", dueDate: "2019-01-01" })]),
    ).toEqual([{ ...begun, proposal: "current" }]);
  });

  test("moves the date of what waits, but never that of what is due now", () => {
    const later = { dueDate: "2018-04-01" };
    expect(mergeProposals([action()], [proposal(later)])[0]).toMatchObject(later);
    expect(
      mergeProposals([action({ priority: "now" })], [proposal({ ...later, priority: "now" })])[0],
    ).toMatchObject({ dueDate: "2017-10-01" });
  });

  test("keeps what the caller stores beside an action, and the area's own actions", () => {
    const stored = { ...action({ status: "at-risk" }), id: "a1", owner: "Council" };
    const own = { ...action({ rowKey: null, level: null, proposal: "own" }), id: "a2", owner: "" };
    expect(mergeProposals([stored, own], [])).toEqual([{ ...stored, proposal: "superseded" }, own]);
    expect(mergeProposals([own], [proposal()])).toEqual([own, action()]);
  });
});

describe("a step that is no longer proposed", () => {
  const { rowKey } = proposal();

  test("is reached when its row has that level now", () => {
    expect(mergeProposals([action()], [], [{ rowKey, level: 3 }])[0]?.proposal).toBe("reached");
    expect(mergeProposals([action()], [proposal({ level: 4 })])[0]?.proposal).toBe("reached");
  });

  test("is superseded when the row fell back, lost its target or does not apply", () => {
    expect(mergeProposals([action()], [proposal({ level: 2 })])[0]?.proposal).toBe("superseded");
    expect(mergeProposals([action()], [], [{ rowKey, level: 2 }])[0]?.proposal).toBe("superseded");
    expect(mergeProposals([action()], [], [{ rowKey, level: "not-applicable" }])[0]?.proposal).toBe(
      "superseded",
    );
    expect(mergeProposals([action()], [])[0]?.proposal).toBe("superseded");
  });

  test("keeps its mark when the round left its row open, or did not ask about it", () => {
    for (const mark of ["current", "reached"] as const) {
      expect(
        mergeProposals([action({ proposal: mark })], [], [{ rowKey, level: null }])[0]?.proposal,
      ).toBe(mark);
      expect(
        mergeProposals([action({ proposal: mark })], [], [{ rowKey: "other.row", level: 1 }])[0]
          ?.proposal,
      ).toBe(mark);
    }
  });

  test("is current again when a later round proposes it again", () => {
    const [again] = mergeProposals([action({ proposal: "reached" })], [proposal()]);
    expect(again?.proposal).toBe("current");
  });
});

test("any sequence of rounds and edits drops no action and changes no field a person edited", () => {
  const rowKey = fc.constantFrom("a.one", "a.two", "b.one");
  const level = fc.constantFrom<Level>(...LEVELS);
  const text = fc.constantFrom("x", "y", "z");
  const proposals = fc.uniqueArray(
    fc.record({
      rowKey,
      changeKey: fc.constant("a"),
      level,
      whereNow: text,
      whatToDo: text,
      dueDate: fc.constantFrom("2017-07-01", "2018-07-01", null),
      howKnow: text,
      measureKey: fc.constantFrom("m", null),
      priority: fc.constantFrom("now" as const, "later" as const),
    }),
    { selector: (entry) => entry.rowKey, maxLength: 3 },
  );
  const closed = fc.option(
    fc.uniqueArray(
      fc.record({
        rowKey,
        level: fc.oneof(level, fc.constant(null), fc.constant("not-applicable" as const)),
      }),
      { selector: (entry) => entry.rowKey },
    ),
    { nil: undefined },
  );
  const fields = ["whereNow", "whatToDo", "howKnow"] as const;
  const edit = fc.record({
    at: fc.nat({ max: 20 }),
    field: fc.constantFrom(...fields),
    status: fc.constantFrom(...(Object.keys(ACTION_STATUSES) as ActionStatus[])),
  });
  const steps = fc.array(fc.record({ proposals, closed, edit }), { maxLength: 8 });

  type Stored = PlanAction & { id?: number };
  fc.assert(
    fc.property(steps, (rounds) => {
      let plan: Stored[] = [];
      let edits = 0;
      const typed = new Map<string, string>();
      for (const round of rounds) {
        const before = plan;
        plan = mergeProposals(plan, round.proposals, round.closed).map((entry, id) => ({
          ...entry,
          id,
        }));
        expect(plan.slice(0, before.length).map(({ id }) => id)).toEqual(
          before.map(({ id }) => id),
        );
        expect(plan.slice(0, before.length).map(({ status }) => status)).toEqual(
          before.map(({ status }) => status),
        );
        for (const [place, words] of typed) {
          const [id, field] = place.split(" ");
          expect(plan[Number(id)]?.[field as (typeof fields)[number]]).toBe(words);
        }
        const keys = plan.map((entry) => `${entry.rowKey} ${entry.level}`);
        expect(new Set(keys).size).toBe(keys.length);
        for (const { rowKey: key, level: step } of round.proposals) {
          expect(keys).toContain(`${key} ${step}`);
        }

        const { field, status } = round.edit;
        const id = plan.length === 0 ? -1 : round.edit.at % plan.length;
        edits += 1;
        const words = `typed ${edits}`;
        plan = plan.map((entry) =>
          entry.id === id
            ? { ...entry, [field]: words, status, edited: [...entry.edited, field] }
            : entry,
        );
        if (id >= 0) typed.set(`${id} ${field}`, words);
      }
    }),
  );
});
