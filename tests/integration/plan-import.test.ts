import ExcelJS from "exceljs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { DomainError } from "#app/domain/errors.ts";
import type { PlanFileColumn } from "#app/domain/plan-file/columns.ts";
import type { Choices } from "#app/domain/plan-file/names.ts";
import { type DemonstrationDatabase, openDemonstration } from "#tests/support/demonstration.ts";

let demo: DemonstrationDatabase;
let facilitator: Viewer;

beforeEach(() => {
  demo = openDemonstration();
  facilitator = demo.viewerOf("frances-oyelaran");
});
afterEach(() => demo.close());

const files = () => demo.services.planImport;

const entries = () => {
  const { report } = demo.services.plan.page(facilitator);
  return [...report.now, ...report.later, ...report.past].flatMap((group) => group.entries);
};

const toBytes = (text: string) => new Uint8Array(Buffer.from(text));

const CSV = [
  "Impact change,What do you need to do?,When will it be done by?,Owner,Named lead,RAG",
  "1,Show the form to Quince ward.,30/9/2017,Council,Ruth Abernathy,Amber",
  "4,Call every home before noon.,,,,",
].join("\n");

const preview = (bytes: Uint8Array<ArrayBuffer>, name = "plan.csv") =>
  files().preview(facilitator, bytes, name);

/** What the form of a preview sends. */
function settle(
  read: Awaited<ReturnType<typeof preview>>,
  own: { choices?: Choices; skip?: boolean; match?: Partial<Record<PlanFileColumn, number>> } = {},
) {
  const { table, match } = read;
  return {
    fileName: "plan.csv",
    table,
    match: { ...match, ...own.match },
    choices: own.choices ?? {},
    skip: own.skip ?? true,
  };
}

async function readIn(text: string) {
  const { id } = files().importPlan(facilitator, settle(await preview(toBytes(text))));
  if (id === null) throw new Error("nothing was read in");
  return id;
}

async function toXlsx(fill: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void) {
  const book = new ExcelJS.Workbook();
  fill(book.addWorksheet("Plan"), book);
  return new Uint8Array(await book.xlsx.writeBuffer()) as Uint8Array<ArrayBuffer>;
}

const HEAD = ["Impact change", "What do you need to do?", "When will it be done by?", "Target"];

describe("reading a plan from a file", () => {
  it("shows what each line would become, and saves nothing before it is asked to", async () => {
    const before = entries().length;
    const read = await preview(toBytes(CSV));
    expect(read.problems).toEqual([]);
    expect([read.fresh, read.again]).toEqual([2, 0]);
    expect(read.actions[0]).toMatchObject({
      line: 2,
      change: "Early planning",
      due: "30 September 2017",
      owner: "Council: Ruth Abernathy",
      status: "At risk",
      again: false,
    });
    expect(entries()).toHaveLength(before);

    const { id } = files().importPlan(facilitator, settle(read));
    expect(entries()).toHaveLength(before + 2);
    const brought = files().imported(facilitator, id ?? "");
    expect(brought.untouched.map(({ line, topic }) => [line, topic])).toEqual([
      [2, "Show the form to Quince ward."],
      [3, "Call every home before noon."],
    ]);
  });

  it("adds nothing while a line is wrong, and names each", async () => {
    const before = entries().length;
    const text = `${CSV}\n9,Nothing.,31/6/2017,Nobody Ltd,,purple`;
    const read = await preview(toBytes(text));
    expect(read.problems.map(({ line, column }) => [line, column])).toEqual([
      [4, "Impact change"],
      [4, "When will it be done by?"],
      [4, "Status"],
      [4, "Organisation that owns it"],
    ]);
    expect(files().importPlan(facilitator, settle(read)).id).toBeNull();
    expect(entries()).toHaveLength(before);
  });

  it("takes what somebody says an unknown word stands for, and columns matched by hand", async () => {
    const text = "Theme,Doing,Org\nGetting home,Ring round.,SBC\n";
    const first = await preview(toBytes(text));
    expect(first.problems[0]?.sentence).toContain("Say which column holds");
    expect(first.columns.map(({ name, example }) => [name, example])).toEqual([
      ["Theme", "Getting home"],
      ["Doing", "Ring round."],
      ["Org", "SBC"],
    ]);
    const match = { change: 0, whatToDo: 1, owner: 2 };
    const second = files().check(facilitator, settle(first, { match }));
    expect(second.words.map(({ word, lines }) => [word, lines])).toEqual([
      ["getting home", 1],
      ["sbc", 1],
    ]);
    const choices = { change: { "getting home": "home-first" }, owner: { sbc: null } };
    const { id } = files().importPlan(facilitator, settle(first, { match, choices }));
    expect(entries().find(({ whatToDo }) => whatToDo === "Ring round.")).toMatchObject({
      change: { key: "home-first" },
      owner: null,
    });
    // What cannot be chosen is not taken.
    const foreign = { change: { "getting home": "nowhere" }, owner: { sbc: "elsewhere" } };
    const third = files().check(facilitator, settle(first, { match, choices: foreign }));
    expect(id).not.toBeNull();
    expect(third.problems).toHaveLength(2);
  });

  it("gives no action to an owner who left, and says into whom a partner was merged", async () => {
    const { merging, people } = demo.services;
    const made = (name: string) =>
      people.savePartner(facilitator, null, {
        kind: "voluntary",
        name,
        shortName: name,
        shape: "cross",
        colour: 6,
      });
    merging.merge(facilitator, made("Hospice"), 1, "council");
    const text = (owner: string) => `Change,Action,Owner\n1,Ring round.,${owner}\n`;
    const merged = await preview(toBytes(text("Hospice")));
    expect(merged.problems).toEqual([]);
    expect(merged.remarks[0]?.sentence).toMatch(/^Hospice is part of .* now\.$/);
    expect(merged.actions[0]?.owner).toBe("Council");
  });
});

describe("a file in any encoding", () => {
  const text = "Change;Action\n1;Show “Quince” ward the café’s form – £5.\n";
  it.each([
    ["UTF-8", toBytes(text)],
    ["UTF-8 with its mark", toBytes(`\uFEFF${text}`)],
    ["UTF-16", new Uint8Array(Buffer.from(`\uFEFF${text}`, "utf16le"))],
    [
      "Windows-1252",
      new Uint8Array(
        [...text].map(
          (sign) => ({ "“": 0x93, "”": 0x94, "’": 0x92, "–": 0x96 })[sign] ?? sign.charCodeAt(0),
        ),
      ),
    ],
  ])("%s is read as it was meant", async (_name, bytes) => {
    const { problems, actions } = await preview(bytes);
    expect(problems).toEqual([]);
    expect(actions[0]?.whatToDo).toBe("Show “Quince” ward the café’s form – £5.");
  });

  it.each([
    ["nothing", new Uint8Array(), "Choose a file that is not empty."],
    ["a blank file", toBytes("\n \n"), "The file is empty."],
    ["a PDF", toBytes("%PDF-1.7 …"), "neither an Excel workbook (.xlsx) nor a CSV file"],
    ["an old workbook", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0]), "neither an Excel workbook"],
    ["a zip of something else", toBytes("PK\u0003\u0004 nothing"), "cannot be read as an Excel"],
    ["a large file", new Uint8Array(205 * 1024).fill(65), "larger than 200 KB"],
    ["an open quotation mark", toBytes('Change,Action\n1,"Ring'), "never closed"],
  ])("%s is refused in a sentence", async (_name, bytes, sentence) => {
    const { problems, table } = await preview(bytes);
    expect(problems[0]?.sentence).toContain(sentence);
    expect(table).toBe("");
  });

  it("more than 10,000 lines are refused before anything is shown", async () => {
    const lines = Array.from({ length: 10_001 }, (_, at) => `1,a${at}`);
    const { problems } = await preview(toBytes(["Change,Action", ...lines].join("\n")));
    expect(problems).toMatchObject([{ sentence: expect.stringContaining("10,001 lines") }]);
  });
});

describe("a workbook", () => {
  it("gives dates as dates, percentages as they are seen, and the sheet that holds the plan", async () => {
    const bytes = await toXlsx((sheet, book) => {
      sheet.addRow(["Our plan for 2017-18"]);
      sheet.addRow([]);
      sheet.addRow([...HEAD, "Measure"]);
      const measure = "Still at home 91 days after discharge into reablement";
      sheet.addRow(["1", "Ring round.", new Date("2017-09-30T00:00:00Z"), 0.86, measure]);
      sheet.getCell("D4").numFmt = "0%";
      sheet.mergeCells("A1:E1");
      book.addWorksheet("Notes").addRow(["Nothing of the plan"]);
    });
    const read = await preview(bytes, "plan.xlsx");
    expect(read.problems).toEqual([]);
    expect(read.actions).toMatchObject([{ line: 4, due: "30 September 2017" }]);
    expect(read.remarks[0]?.sentence).toBe("The sheet “Plan” is read; “Notes” is left out.");
    files().importPlan(facilitator, settle(read));
    expect(entries().find(({ whatToDo }) => whatToDo === "Ring round.")?.target).toContain("86");
  });

  it("takes what a formula came to, and a merged cell for every line it covers, and says so", async () => {
    const bytes = await toXlsx((sheet) => {
      sheet.addRow(HEAD.slice(0, 3));
      sheet.addRow(["1", "Ring round.", null]);
      sheet.addRow([null, "Ring again.", null]);
      sheet.getCell("C2").value = {
        formula: "DATE(2017,9,30)",
        result: new Date("2017-09-30T00:00:00Z"),
      } as ExcelJS.CellFormulaValue;
      sheet.getCell("C2").numFmt = "dd/mm/yyyy";
      sheet.getCell("C3").value = {
        formula: "1/0",
        result: { error: "#DIV/0!" },
      } as ExcelJS.CellFormulaValue;
      sheet.mergeCells("A2:A3");
    });
    const read = await preview(bytes, "plan.xlsx");
    expect(read.problems).toEqual([]);
    expect(read.actions.map(({ change, due }) => [change, due])).toEqual([
      ["Early planning", "30 September 2017"],
      ["Early planning", "No date yet"],
    ]);
    expect(read.remarks.map(({ line, column, sentence }) => [line, column, sentence])).toEqual([
      [2, "C", "A formula: what it came to is taken, “2017-09-30”."],
      [3, "A", "A merged cell: what stands in line 2 is taken here too."],
      [3, "C", "The formula gives an error (#DIV/0!): nothing is taken."],
    ]);
  });

  it("that would fill the memory is refused", async () => {
    const bytes = await toXlsx((sheet) => {
      sheet.addRow(HEAD);
      sheet.mergeCells("A2:Z1000");
    });
    const { problems } = await preview(bytes, "plan.xlsx");
    expect(problems[0]?.sentence).toContain("holds more than can be read at once");
  });
});

describe("reading the same again", () => {
  it("leaves out what the plan holds, unless it is asked not to", async () => {
    await readIn(CSV);
    const before = entries().length;
    const again = await preview(toBytes(CSV));
    expect([again.fresh, again.again]).toEqual([0, 2]);
    expect(files().importPlan(facilitator, settle(again)).id).toBeNull();
    expect(entries()).toHaveLength(before);
    files().importPlan(facilitator, settle(again, { skip: false }));
    expect(entries()).toHaveLength(before + 2);
  });

  it.each(["csv", "workbook"] as const)("knows every line of the plan's own %s", async (kind) => {
    const { bytes } = await demo.services.plan[kind](facilitator);
    const own = typeof bytes === "string" ? toBytes(bytes) : bytes;
    const read = await preview(own, `plan.${kind}`);
    expect(read.problems).toEqual([]);
    expect([read.fresh, read.again]).toEqual([0, entries().length]);
  });
});

describe("taking a file back", () => {
  it("deletes all that it brought, once", async () => {
    const before = entries().map(({ id }) => id);
    const id = await readIn(CSV);
    expect(files().undoImport(facilitator, id)).toEqual({ deleted: 2, kept: 0 });
    expect(entries().map((entry) => entry.id)).toEqual(before);
    expect(files().undoImport(facilitator, id)).toEqual({ deleted: 0, kept: 0 });
    expect(files().imports(facilitator).imports[0]?.undoneAt).not.toBeNull();
  });

  it("keeps what somebody changed since, and says which", async () => {
    const id = await readIn(CSV);
    const [first] = files().imported(facilitator, id).untouched;
    demo.services.plan.addNote(facilitator, first?.id ?? "", "Half of them have seen it.");
    expect(
      files()
        .imported(facilitator, id)
        .touched.map(({ topic }) => topic),
    ).toEqual(["Show the form to Quince ward."]);
    expect(files().undoImport(facilitator, id)).toEqual({ deleted: 1, kept: 1 });
    expect(entries().map(({ whatToDo }) => whatToDo)).toContain("Show the form to Quince ward.");
  });

  it("is for those who manage the plan", async () => {
    const id = await readIn(CSV);
    const lead = demo.viewerOf("yvonne-batchelor");
    expect(() => files().undoImport(lead, id)).toThrow(DomainError);
    await expect(files().preview(lead, toBytes(CSV), "plan.csv")).rejects.toThrow(DomainError);
  });
});
