import { describe, expect, it } from "vitest";
import type { Level } from "../model/edition.ts";
import type { Answer } from "../score/score.ts";
import type { ChangeInput, ResultsInput, RowInput } from "./results-input.ts";
import { reportBoard, reportWorking } from "./results-report.ts";
import { type PartnerMark, reportRow } from "./row-report.ts";

const partners: PartnerMark[] = ["Hospitals", "Council", "CCG"].map((name, colour) => ({
  id: name.toLowerCase(),
  name,
  shortName: name,
  shape: "circle",
  colour,
}));

/** A revealed panel: for each partner in turn, the answers of its people. */
function measure(key: string, ...answers: (Answer | "blank")[][]) {
  const panel = answers.flatMap((own, at) =>
    own.map((answer, person) => ({
      partner: partners[at]?.id ?? "",
      rater: `${at}-${person}`,
      answer,
      evidence: false,
      carried: false,
    })),
  );
  return reportRow(key, panel, partners.slice(0, answers.length));
}

function row(key: string, fields: Partial<RowInput> = {}): RowInput {
  return {
    key,
    topic: `Topic ${key}`,
    measured: null,
    before: null,
    agreed: null,
    rationale: "",
    priority: false,
    parked: null,
    target: { level: null, date: null },
    views: [],
    ...fields,
  };
}

function change(number: number, rows: RowInput[], fields: Partial<ChangeInput> = {}): ChangeInput {
  return {
    number,
    key: `change-${number}`,
    name: `Change ${number}`,
    shortName: `Short ${number}`,
    asked: partners.map(({ id }) => id),
    level: null,
    sentence: "",
    target: { level: null, date: null },
    rows,
    ...fields,
  };
}

function input(changes: ChangeInput[], fields: Partial<ResultsInput> = {}): ResultsInput {
  return { closed: true, partners, last: null, changes, ...fields };
}

const aligned = measure("aligned", [3, 3], [3], [3]);
const apart = measure("apart", [5, 5, 5], [1, 1, 1], [2, 2]);
const wider = measure("wider", [4, 4], [4, 4], [1]);

describe("the paragraph", () => {
  it("counts agreement, names the widest gap and says where it lies", () => {
    const report = reportWorking(
      input([
        change(1, [
          row("a", { measured: aligned, agreed: 3 }),
          row("b", { measured: apart, agreed: 2, parked: null }),
          row("c", { measured: wider, parked: "Next time." }),
        ]),
      ]),
    );
    expect(report.scores.join(" ")).toBe(
      "Partners agree on 1 of 3 rows. Of the others, 1 has no shared view yet and 1 falls into two groups. " +
        "The widest gap is 4 levels, on “Topic b” (change 1): Council at 1; Hospitals at 5. " +
        "It lies mainly between organisations.",
    );
    expect(report.decisions.join(" ")).toBe(
      "The room agreed a level on 2 of 3 rows; 1 is parked. No different view is on record.",
    );
  });

  it("says how far the reveal has come, and counts no hidden row among the agreed", () => {
    const report = reportWorking(
      input([change(1, [row("a", { measured: aligned }), row("b")])], { closed: false }),
    );
    expect(report.scores[0]).toBe(
      "1 of 2 rows is revealed so far, and partners agree on 1 of them.",
    );
    expect(report.decisions).toEqual(["The room has not agreed a level yet."]);
    expect(report.figures.labels).toMatchObject({ aligned: 1, hidden: 1 });
  });

  it("has nothing to compare with nothing revealed, one partner, or no levels", () => {
    const hidden = reportWorking(input([change(1, [row("a")])]));
    expect(hidden.scores).toEqual(["No row is revealed yet."]);
    const alone = reportWorking(
      input([change(1, [row("a", { measured: measure("a", [2, 4]) })])], {
        partners: partners.slice(0, 1),
      }),
    );
    expect(alone.scores).toEqual([
      "Only one partner is asked, so there is nothing to compare between organisations.",
    ]);
    const nobody = measure("a", ["dont-know"], ["blank"], ["dont-know"]);
    const silent = reportWorking(input([change(1, [row("a", { measured: nobody })])]));
    expect(silent.scores).toEqual(["Too few people gave a level to compare views on any row."]);
    expect(silent.positions.changes[0]?.rows[0]?.cells).toEqual(["dont-know", null, "dont-know"]);
  });

  it("compares with the last round by key, and leaves out what has no level on both sides", () => {
    const report = reportWorking(
      input(
        [
          change(
            1,
            [
              row("a", { measured: aligned, agreed: 3 }),
              row("b", { measured: aligned, agreed: 2 }),
              row("new", { measured: aligned, agreed: 3 }),
            ],
            { level: 3 },
          ),
        ],
        {
          last: {
            id: "march",
            name: "March",
            asAt: "2017-03-15",
            changes: new Map([["change-1", 2 as Level]]),
            rows: new Map<string, Level | "not-applicable">([
              ["a", 2],
              ["b", 3],
              ["gone", 4],
            ]),
          },
        },
      ),
    );
    expect(report.figures.movement).toMatchObject({
      changes: { higher: 1, lower: 0, same: 0 },
      rows: { higher: 1, lower: 1, same: 0 },
    });
    expect(report.decisions.at(-1)).toBe(
      "Since March: of 1 change, 1 is higher, 0 lower and 0 the same; of 2 rows, 1 is higher, 1 lower and 0 the same.",
    );
    expect(report.changes[0]?.rows[2]?.last).toBeNull();
  });
});

describe("the record", () => {
  it("gives nothing of an unrevealed row, whatever the store holds of it", () => {
    const bare = reportWorking(input([change(1, [row("a")])]));
    const full = reportWorking(
      input([
        change(1, [
          row("a", {
            agreed: 4,
            rationale: "From before the reveal was taken back.",
            priority: true,
            target: { level: 5, date: "2018-03-31" },
            views: [{ partnerId: "ccg", level: 2, sentence: "No.", confirmed: true }],
          }),
        ]),
      ]),
    );
    expect(full).toEqual(bare);
    expect(bare.positions.changes[0]?.rows[0]?.cells).toEqual(Array(3).fill("not-revealed"));
  });

  it("prints the rows behind a change’s level", () => {
    const behind = (...levels: RowInput["agreed"][]) =>
      reportWorking(
        input([
          change(
            1,
            levels.map((agreed, at) => row(`r${at}`, { measured: aligned, agreed })),
          ),
        ]),
      ).changes[0]?.behind;
    expect(behind(2, 4, 3, null)).toBe(
      "Lowest row 2, lower median 3, highest 4; 1 without a level.",
    );
    expect(behind(2, "not-applicable")).toBe("Rows all at 2; 1 not applicable.");
    expect(behind(null)).toBe("No row has an agreed level.");
  });

  it("lists aligned rows two or more levels short of target to act on first", () => {
    const far = {
      measured: aligned,
      agreed: 3 as Level,
      target: { level: 5 as Level, date: null },
    };
    const near = { ...far, target: { level: 4 as Level, date: null } };
    const report = reportWorking(
      input([
        change(1, [row("near", near), row("far", far), row("b", { ...far, measured: apart })]),
      ]),
    );
    expect(report.actFirst.map(({ key, level, target }) => [key, level, target])).toEqual([
      ["far", 3, 5],
    ]);
  });

  it("sets first scores beside second", () => {
    const report = reportWorking(
      input([change(1, [row("a", { measured: aligned, before: apart }), row("b")])]),
    );
    expect(report.secondScores).toEqual([
      {
        key: "a",
        topic: "Topic a",
        change: 1,
        first: { label: "polarised", positions: "1 to 5" },
        second: { label: "aligned", positions: "3" },
        sentences: [
          "4 of 8 people scored again.",
          "Of 3 organisations, 2 moved up and 1 moved down.",
          "Scores came closer together.",
        ],
      },
    ]);
  });

  it("marks a partner that is not asked about a change", () => {
    const report = reportWorking(
      input([change(1, [row("a", { measured: aligned })], { asked: ["hospitals", "council"] })]),
    );
    expect(report.positions.changes[0]?.rows[0]?.cells).toEqual([3, 3, "not-asked"]);
  });
});

describe("the board’s reading", () => {
  const record = input([change(1, [row("b", { measured: apart, agreed: 2, rationale: "So." })])]);

  it("has the record without positions, and no sentence that names one", () => {
    const report = reportBoard(record, false);
    expect(report.positions).toBeNull();
    expect(report.scores.join(" ")).toBe(
      "Partners agree on 0 of 1 row. Of these, 1 falls into two groups.",
    );
    expect(report.changes[0]?.rows[0]).toMatchObject({ agreed: 2, label: "polarised" });
    expect(JSON.stringify(report)).not.toMatch(/Council|Hospitals|CCG|position":/);
  });

  it("has them when every partner’s lead agreed", () => {
    const report = reportBoard(record, true);
    expect(report.positions?.changes[0]?.rows[0]?.cells).toEqual([5, 1, 2]);
    expect(report.scores.join(" ")).toContain("Council at 1; Hospitals at 5");
  });
});
