import { describe, expect, test } from "vitest";
import type { FileTable } from "../file-lines.ts";
import { choosePlanTable, findHeader, guessColumns } from "./columns.ts";
import type { Known } from "./names.ts";
import { readPlanFile } from "./plan-file.ts";

const KNOWN: Known = {
  changes: [
    { key: "early", number: 1, name: "Early discharge planning", shortName: "Early planning" },
    {
      key: "home-first",
      number: 4,
      name: "Home first/discharge to assess",
      shortName: "Home first",
    },
  ],
  partners: [
    {
      id: "council",
      name: "Borough Council",
      shortName: "Council",
      active: true,
      mergedInto: null,
    },
    { id: "old-ccg", name: "Old CCG", shortName: "Old CCG", active: false, mergedInto: "council" },
    { id: "gone", name: "Gone Homes", shortName: "Gone", active: false, mergedInto: null },
  ],
  people: [
    { id: "ruth", name: "Ruth Abernathy", active: true },
    { id: "left", name: "Joe Leaver", active: false },
  ],
  measures: [
    { key: "reablement", name: "Still at home", per: 100, denominator: "people", unit: "per cent" },
  ],
  actions: [{ changeKey: "early", whatToDo: "Plan before admission." }],
  choices: {},
};

/** A table whose first line is line 1. */
const tableOf = (...rows: string[][]): FileTable => ({
  name: "",
  lines: rows.map((cells, at) => ({ line: at + 1, cells })),
  remarks: [],
});

function read(rows: string[][], known: Partial<Known> = {}) {
  const table = tableOf(...rows);
  const match = guessColumns(findHeader(table.lines)?.cells ?? []);
  return readPlanFile(table, match, { ...KNOWN, ...known });
}

const HEAD = ["Change", "Action", "Due date", "Owner", "Status"];
const line = (own: Partial<Record<(typeof HEAD)[number], string>> = {}) =>
  HEAD.map((name) => own[name] ?? { Change: "1", Action: "Write to wards." }[name] ?? "");

describe("columns", () => {
  test("are guessed from the headers of the national template and of other plans", () => {
    expect(
      guessColumns([
        "Impact change",
        "Where are you now?",
        "What do you need to do?",
        "When will it be done by?",
        "How will you know it has been successful?",
      ]),
    ).toEqual({ change: 0, whereNow: 1, whatToDo: 2, dueDate: 3, howKnow: 4 });
    expect(guessColumns(["Ref", "ACTION REQUIRED", "Lead officer", "By when?", "RAG"])).toEqual({
      whatToDo: 1,
      lead: 2,
      dueDate: 3,
      status: 4,
    });
  });

  test("the line that names them may stand under a title", () => {
    const table = tableOf(["Our plan 2017"], [], HEAD, line());
    expect(findHeader(table.lines)?.line).toBe(3);
  });

  test("of several sheets the one whose columns are known is read", () => {
    const notes = { ...tableOf(["Notes"], ["Read me"]), name: "Notes" };
    const plan = { ...tableOf(HEAD, line()), name: "Plan" };
    expect(choosePlanTable([notes, plan])).toMatchObject({
      table: { name: "Plan" },
      others: ["Notes"],
    });
    expect(choosePlanTable([tableOf([""], [])])).toBeUndefined();
  });
});

describe("a plan out of a file", () => {
  test("names a change by its number, its name, both, or on a line above", () => {
    const { actions, problems } = read([
      HEAD,
      line({ Change: "4", Action: "a" }),
      line({ Change: "Change 4", Action: "b" }),
      line({ Change: "4. Home first", Action: "c" }),
      line({ Change: "home FIRST / discharge to assess", Action: "d" }),
      ["Early discharge planning", "", "", "", ""],
      line({ Change: "", Action: "e" }),
    ]);
    expect(problems).toEqual([]);
    expect(actions.map(({ changeKey }) => changeKey)).toEqual([
      "home-first",
      "home-first",
      "home-first",
      "home-first",
      "early",
    ]);
  });

  test.each([
    ["30/9/2017", "2017-09-30", false],
    ["2017-09-30", "2017-09-30", false],
    ["Saturday 30th September 2017", "2017-09-30", false],
    ["30-Sep-17", "2017-09-30", true],
    ["September 2017", "2017-09-30", true],
    ["Sep-17", "2017-09-30", true],
    ["TBC", null, true],
    ["", null, false],
  ])("reads %j as a date, and says so where it settled something", (typed, date, said) => {
    const { actions, remarks } = read([HEAD, line({ "Due date": typed })]);
    expect(actions[0]?.fields.dueDate).toBe(date);
    expect(remarks.length > 0).toBe(said);
  });

  test.each([
    [{ Change: "9" }, "Impact change", "“9” is no change of the model this plan is about."],
    [{ Action: "" }, "What do you need to do?", "Say what needs to be done."],
    [{ "Due date": "31/6/2017" }, "When will it be done by?", "“31/6/2017” is no date"],
    [{ "Due date": "soon" }, "When will it be done by?", "“soon” is no date such as 30/9/2017."],
    [{ Owner: "Nobody Ltd" }, "Organisation that owns it", "no organisation “Nobody Ltd”"],
    [{ Owner: "Gone" }, "Organisation that owns it", "Gone Homes has left the area."],
    [{ Status: "purple" }, "Status", "“purple” is no status."],
    [{ Status: "Stopped" }, "Why it was stopped", "Say why the action was stopped."],
    [{ Action: "x".repeat(4001) }, "What do you need to do?", "in 4,000 characters at most"],
  ])("names the line and the column of %j", (own, column, sentence) => {
    const { problems, actions } = read([HEAD, line({ "Due date": "1/7/2017", ...own })]);
    expect(problems).toEqual([{ line: 2, column, sentence: expect.stringContaining(sentence) }]);
    expect(actions).toEqual([]);
  });

  test("refuses a date before the start", () => {
    const { problems } = read([
      ["Change", "Action", "Start", "Due"],
      ["1", "Write.", "1/7/2017", "30/6/2017"],
    ]);
    expect(problems).toMatchObject([{ line: 2, sentence: "It would be due before it starts." }]);
  });

  test("gives a merged partner's actions to the one it became part of, and says so", () => {
    const { actions, remarks } = read([HEAD, line({ Owner: "old ccg" })]);
    expect(actions[0]?.fields.ownerPartnerId).toBe("council");
    expect(remarks[0]?.sentence).toBe("Old CCG is part of Borough Council now.");
  });

  test("knows a lead with an account, and says of one who left that only the name stays", () => {
    const { actions, remarks } = read([
      ["Change", "Action", "Named lead"],
      ["1", "a", "ruth abernathy"],
      ["1", "b", "Joe Leaver"],
      ["1", "c", "Somebody Else"],
    ]);
    expect(actions.map(({ fields }) => [fields.ownerMemberId, fields.ownerName])).toEqual([
      ["ruth", ""],
      [null, "Joe Leaver"],
      [null, "Somebody Else"],
    ]);
    expect(remarks.map(({ line: at }) => at)).toEqual([3]);
  });

  test("takes the colours of a traffic light for statuses, and says so", () => {
    const { actions, remarks } = read([HEAD, line({ Status: "Amber" })]);
    expect(actions[0]?.fields.status).toBe("at-risk");
    expect(remarks[0]?.sentence).toBe("“Amber” is taken as At risk.");
  });

  test("lets an unknown word be settled once for all its lines", () => {
    const rows = [HEAD, line({ Owner: "LBC" }), line({ Owner: "lbc", Action: "b" })];
    expect(read(rows).unknown).toEqual([
      { column: "owner", text: "LBC", lines: 2, said: undefined },
    ]);
    const settled = read(rows, { choices: { owner: { lbc: "council" } } });
    expect(settled.problems).toEqual([]);
    expect(settled.actions.map(({ fields }) => fields.ownerPartnerId)).toEqual([
      "council",
      "council",
    ]);
    expect(settled.unknown).toMatchObject([{ text: "LBC", said: "council" }]);
  });

  test("reads a target as its measure counts it, and refuses one without a measure", () => {
    const head = ["Change", "Action", "Measure", "Target"];
    const good = read([
      head,
      ["1", "a", "still at home", "86%"],
      ["1", "b", "reablement", "86 per cent"],
    ]);
    expect(good.actions.map(({ fields }) => fields.targetValue)).toEqual([86, 86]);
    expect(read([head, ["1", "a", "", "86"]]).problems).toMatchObject([
      { line: 2, column: "Measure" },
    ]);
  });

  test("knows what the plan holds, and what the file says twice", () => {
    const { actions, remarks } = read([
      HEAD,
      line({ Action: "plan BEFORE  admission" }),
      line({ Action: "New." }),
      line({ Action: "new" }),
    ]);
    expect(actions.map(({ again }) => again)).toEqual([true, false, true]);
    expect(remarks).toMatchObject([{ line: 4, sentence: "It says the same as line 3." }]);
  });

  test("refuses an empty file, one without lines, and one with more than 10,000", () => {
    expect(read([]).problems).toMatchObject([{ sentence: "The file is empty." }]);
    expect(read([HEAD]).problems).toMatchObject([{ sentence: "Nothing stands under line 1." }]);
    const many = Array.from({ length: 10_001 }, (_, at) => line({ Action: String(at) }));
    expect(read([HEAD, ...many]).problems).toMatchObject([
      { line: null, sentence: "The file has 10,001 lines; 10,000 at most can be read at once." },
    ]);
    expect(
      read([
        ["Name", "Tel"],
        ["a", "b"],
      ]).problems,
    ).toMatchObject([
      { sentence: "Say which column holds “Impact change” and “What do you need to do?”." },
    ]);
  });
});
