import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import readXlsxFile from "read-excel-file/node";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { returnFileSchema } from "#app/domain/return/return-file.ts";
import type { Services } from "#app/services/index.server.ts";
import { type DemonstrationDatabase, openDemonstration } from "#tests/support/demonstration.ts";

let demo: DemonstrationDatabase;
let returns: Services["returns"];
let finance: Viewer;
let signatory: Viewer;
let observer: Viewer;

beforeEach(() => {
  demo = openDemonstration();
  returns = demo.services.returns;
  finance = demo.viewerOf("sunita-bhatti");
  signatory = demo.viewerOf("patricia-dunmore");
  observer = demo.viewerOf("elspeth-cairns");
});
afterEach(() => demo.close());

const CHAIR = "Chair of the health and wellbeing board";
const OPEN = "2017-18 Q1";
const Q4 = "2016-17 Q4";
const fileOf = (part: number) =>
  readFileSync(`content/demonstration/return-2016-17-q${part}.json`, "utf8");
const refusal = (code: string) => expect.objectContaining({ code });

/** Answers a section anew, from its present version. */
function answer(quarter: string, section: string, answers: Record<string, string>) {
  const { version } = returns.section(finance, quarter, section);
  returns.saveSection(finance, quarter, section, version, answers);
}

/** Clears the demonstration of its returns, as in an area that begins. */
function clear() {
  demo.database.orm.$client.exec("PRAGMA foreign_keys = OFF");
  const freezing = demo.database.orm.$client
    .prepare("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'freeze_return%'")
    .pluck()
    .all();
  for (const name of freezing) demo.database.orm.$client.exec(`DROP TRIGGER ${name}`);
  for (const table of ["return_sections", "return_sign_offs", "return_explanations", "returns"]) {
    demo.database.orm.$client.exec(`DELETE FROM ${table}`);
  }
}

describe("the demonstration's returns", () => {
  it("are the four of 2016-17, submitted, and one that is open", () => {
    expect(returns.page(observer).returns.map(({ quarter, status }) => [quarter, status])).toEqual([
      [OPEN, "Open"],
      [Q4, "Submitted on 31 May 2017"],
      ["2016-17 Q3", "Submitted on 3 March 2017"],
      ["2016-17 Q2", "Submitted on 25 November 2016"],
      ["2016-17 Q1", "Submitted on 9 September 2016"],
    ]);
    expect(returns.overview(observer, Q4).report.sentence).toBe("All 8 sections are complete.");
  });

  it("show the quarter before beside an open one, and what the tool holds", () => {
    const { sections } = returns.overview(observer, Q4).report;
    const friends = sections[4]?.parts.flatMap((part) =>
      part.kind === "grid" ? part.rows : [],
    )[3];
    expect(friends?.cells.map((cell) => cell?.previous)).toContain(
      "Performance for Q3 16/17 is 92.5% against a target of 91.7%.",
    );
    const changes = returns.section(finance, OPEN, "changes");
    const level = changes.sources.find(({ key }) => key === "hicm.home-first.current");
    expect(level).toMatchObject({ state: "offered" });
    expect(level?.source).toMatch(/^Round “.*”, as at \d+ March 2017$/);
    const money = returns.section(finance, OPEN, "income-and-expenditure");
    expect(money.sources[0]).toMatchObject({
      key: "income-and-expenditure.grant",
      shown: "£3,990,000",
    });
  });
});

describe("a section", () => {
  it("refuses a no without its date, and sums that do not add up, and keeps what stood", () => {
    const before = returns.section(finance, OPEN, "national-conditions").typed;
    expect(() =>
      answer(OPEN, "national-conditions", { "conditions.social-care.answer": "no" }),
    ).toThrow(refusal("invalid"));
    expect(returns.section(finance, OPEN, "national-conditions").typed).toEqual(before);
    const quarters = Object.fromEntries([1, 2, 3, 4].map((n) => [`income.plan.q${n}`, "1000"]));
    const pooled = { "income-and-expenditure.pooled-fund": "5000" };
    expect(() => answer(OPEN, "income-and-expenditure", { ...quarters, ...pooled })).toThrow(
      "Say why: the plan adds up to £4,000, £1,000 less than the pooled fund.",
    );
    expect(() => answer(OPEN, "cover", { "budget.pooled": "yes" })).toThrow(refusal("invalid"));
    expect(() => answer(OPEN, "income-and-expenditure", { "income.plan.q1": "100000001" })).toThrow(
      "Enter a figure from 0 to 100,000,000.",
    );
  });

  it("is not overwritten by somebody who saw it before", () => {
    const { version } = returns.section(finance, OPEN, "cover");
    answer(OPEN, "cover", { "cover.board": "First" });
    expect(() =>
      returns.saveSection(finance, OPEN, "cover", version, { "cover.board": "Second" }),
    ).toThrow(refusal("stale-version"));
    expect(returns.section(finance, OPEN, "cover").typed["cover.board"]).toBe("First");
  });

  it("keeps a person's answer when its source changes, and says so", () => {
    const key = "income-and-expenditure.grant";
    answer(OPEN, "income-and-expenditure", { [key]: "3990000" });
    const standing = () =>
      returns
        .section(finance, OPEN, "income-and-expenditure")
        .sources.find((each) => each.key === key);
    expect(standing()?.state).toBe("taken");
    answer(OPEN, "income-and-expenditure", { [key]: "3000000" });
    expect(standing()).toMatchObject({ state: "overridden", shown: "£3,990,000" });
    demo.database.orm.$client.exec("UPDATE grants SET amount = 400000000 WHERE year = '2017-18'");
    expect(standing()).toMatchObject({ state: "moved", shown: "£4,000,000", before: "£3,990,000" });
    expect(returns.overview(finance, OPEN).report.sections[3]?.parts).toContainEqual(
      expect.objectContaining({
        item: expect.objectContaining({
          shown: "£3,000,000",
          source: expect.stringMatching(
            /^Kept as answered; .* says £4,000,000 now, and said £3,990,000 then$/,
          ),
        }),
      }),
    );
  });
});

describe("beginning a return", () => {
  it("hands on what the quarter before said, and never twice", () => {
    clear();
    returns.readReturn(finance, "q1.json", fileOf(1));
    returns.openReturn(finance, "2016-17 Q2");
    const { typed } = returns.section(finance, "2016-17 Q2", "income-and-expenditure");
    expect(typed).toMatchObject({
      "income.plan.q1": "3,282,763",
      "income.actual.q1": "3,282,763",
      "income.actual.q2": "",
      "income-and-expenditure.pooled-fund": "13,131,049",
    });
    expect(returns.section(finance, "2016-17 Q2", "cover").typed["cover.board"]).toBe("");
    expect(() => returns.openReturn(finance, "2016-17 Q2")).toThrow(refusal("already-exists"));
    expect(() => returns.openReturn(finance, "2017-18 Q2")).toThrow(refusal("invalid"));
    expect(() => returns.openReturn(finance, "2012-13 Q2")).toThrow(refusal("invalid"));
  });
});

describe("signing and submitting", () => {
  /** An open return with every answer of Southend's fourth, signed by nobody. */
  function complete() {
    clear();
    for (const part of [1, 2, 3]) returns.readReturn(finance, `q${part}.json`, fileOf(part));
    const file = returnFileSchema.parse(JSON.parse(fileOf(4)));
    const open = JSON.stringify({ ...file, submittedOn: null, signatures: [] });
    expect(returns.readReturn(finance, "q4.json", open).problems).toEqual([]);
    return returns.signing(finance, Q4);
  }

  it("asks, keeps the explanation, and asks again when the answers change", () => {
    const { asked } = complete();
    expect(asked.map(({ key }) => key)).toEqual([
      "target-missed:metrics.patient-experience.progress",
      "budgets:additional-measures.budgets-total",
      "denied:conditions.nhs-number.answer",
      "go-live-passed:open-apis",
      "no-improvement:metrics.non-elective.progress",
    ]);
    const [, budgets] = asked;
    const said = { contradiction: budgets?.key ?? "", version: 0, explanation: "Counted anew." };
    returns.explain(finance, Q4, said);
    expect(returns.signing(finance, Q4).asked[1]).toMatchObject({ explanation: "Counted anew." });
    expect(() => returns.explain(finance, Q4, said)).toThrow(refusal("stale-version"));
    expect(() => returns.explain(finance, Q4, { ...said, contradiction: "no such" })).toThrow(
      refusal("not-found"),
    );
    const file = returnFileSchema.parse(JSON.parse(fileOf(4)));
    const own = Object.fromEntries(
      Object.entries({ ...file.answers, "additional-measures.budgets-total": "25" }).filter(
        ([key]) => /^(additional-measures|nhs-number|sharing|open-apis)\./.test(key),
      ),
    );
    answer(Q4, "additional-measures", own);
    expect(returns.signing(finance, Q4).asked[1]).toMatchObject({
      explanation: null,
      earlier: "Counted anew.",
    });
  });

  it("is signed in a capacity of one's own, or recorded, and a change withdraws both", () => {
    const { seen } = complete();
    expect(returns.signing(signatory, Q4).own).toEqual([CHAIR]);
    expect(() => returns.signReturn(signatory, Q4, "Chief executive", seen)).toThrow(
      refusal("forbidden"),
    );
    expect(() => returns.signReturn(signatory, Q4, CHAIR, seen - 1)).toThrow(
      refusal("stale-version"),
    );
    returns.signReturn(signatory, Q4, CHAIR, seen);
    expect(() => returns.signReturn(signatory, Q4, CHAIR, seen)).toThrow(refusal("already-exists"));
    const letter = {
      capacity: "Vice chair",
      reference: "Letter of 1 June",
      signedOn: "2017-06-01",
      seen,
    };
    expect(() =>
      returns.recordReturnSignOff(finance, Q4, { ...letter, signedOn: "2017-07-01" }),
    ).toThrow(refusal("invalid"));
    returns.recordReturnSignOff(finance, Q4, letter);
    expect(
      returns
        .overview(observer, Q4)
        .report.signatures.map(({ words }) => words)
        .sort(),
    ).toEqual([
      "Signed on 1 June 2017. Letter of 1 June, recorded by Sunita Kaur Bhatti",
      "Signed on 21 June 2017 by Councillor Patricia Dunmore, here",
    ]);
    answer(Q4, "narrative", { "narrative.progress": "Said otherwise." });
    expect(returns.overview(observer, Q4).report.signatures).toEqual([]);
    expect(returns.signing(finance, Q4).withdrawn).toHaveLength(2);
  });

  it("is submitted once complete and signed, and can never change after", () => {
    const { seen } = complete();
    expect(() => returns.submitReturn(finance, OPEN, 1)).toThrow(refusal("not-found"));
    expect(() => returns.submitReturn(finance, Q4, seen)).toThrow(
      "Nobody has signed this return yet.",
    );
    returns.signReturn(signatory, Q4, CHAIR, seen);
    expect(() => returns.submitReturn(finance, Q4, seen - 1)).toThrow(refusal("stale-version"));
    returns.submitReturn(finance, Q4, seen);
    const { report, submittedOn } = returns.overview(observer, Q4);
    expect(submittedOn).toBe("2017-06-21");
    expect(report.contradictions).toHaveLength(5);
    expect(() => returns.section(finance, Q4, "cover")).toThrow(refusal("return-submitted"));
    expect(() => returns.saveSection(finance, Q4, "cover", 1, {})).toThrow(
      refusal("return-submitted"),
    );
    expect(() => returns.submitReturn(finance, Q4, seen)).toThrow(refusal("return-submitted"));
  });

  it("refuses to submit what is not complete", () => {
    returns.recordReturnSignOff(finance, OPEN, {
      capacity: CHAIR,
      reference: "Letter",
      signedOn: "2017-06-20",
      seen: returns.signing(finance, OPEN).seen,
    });
    expect(() => returns.submitReturn(finance, OPEN, returns.signing(finance, OPEN).seen)).toThrow(
      "1 of 7 sections is complete. Complete them first.",
    );
  });

  it("is kept by the database itself", () => {
    const { $client } = demo.database.orm;
    for (const change of [
      `UPDATE return_sections SET answers = '{}' WHERE return_id = '2016-17-q4'`,
      `DELETE FROM return_sections WHERE return_id = '2016-17-q4'`,
      `UPDATE returns SET submitted_on = NULL WHERE id = '2016-17-q4'`,
      `DELETE FROM returns WHERE id = '2016-17-q4'`,
      `UPDATE return_sign_offs SET withdrawn_at = 1 WHERE return_id = '2016-17-q4'`,
    ]) {
      expect(() => $client.exec(change), change).toThrow("return-submitted");
    }
  });
});

describe("a correction", () => {
  it("stands beside the record, dated, one after another", () => {
    const correct = (becomes: string, question = "additional-measures.budgets-total") =>
      returns.correctReturn(finance, Q4, { question, becomes, reason: "Counted again." });
    expect(() => correct("24")).toThrow("The return says that already.");
    expect(() => correct("many")).toThrow("Enter a figure, such as 24.");
    expect(() => correct("1", "no.such")).toThrow(refusal("invalid"));
    correct("14");
    correct("15");
    const { corrections, report } = returns.overview(observer, Q4);
    expect(corrections.map(({ was, becomes, on }) => [was, becomes, on])).toEqual([
      ["24", "14", "2017-06-21"],
      ["14", "15", "2017-06-21"],
    ]);
    expect(JSON.stringify(report)).toContain('"shown":"24"');
    expect(() =>
      returns.correctReturn(finance, OPEN, { question: "cover.board", becomes: "A", reason: "B" }),
    ).toThrow(refusal("not-found"));
  });
});

describe("files", () => {
  it("are read in as they were written: every answer, signature and date", () => {
    clear();
    for (const part of [1, 2, 3, 4]) {
      const preview = returns.previewReturn(finance, new TextEncoder().encode(fileOf(part)));
      expect(preview.problems).toEqual([]);
      expect(preview.found?.completion.every(({ done, total }) => done === total)).toBe(true);
      returns.readReturn(finance, `q${part}.json`, fileOf(part));
    }
    expect(returns.overview(observer, "2016-17 Q2").report.contradictions).toHaveLength(3);
    const written = returnFileSchema.parse(JSON.parse(returns.returnJson(observer, Q4).bytes));
    const original = returnFileSchema.parse(JSON.parse(fileOf(4)));
    expect(written.answers).toEqual(original.answers);
    expect(written.signatures).toEqual(original.signatures);
    expect(written.submittedOn).toBe("2017-05-31");
  });

  it("are refused whole, with everything that is wrong", () => {
    const read = (change: object) =>
      returns
        .readReturn(finance, "r.json", JSON.stringify({ ...JSON.parse(fileOf(1)), ...change }))
        .problems.map(({ sentence }) => sentence);
    expect(read({})).toEqual([
      "There is a return for 2016-17 Q1 already. A file does not replace it.",
    ]);
    clear();
    const answers = {
      "cover.board": "A",
      "cover.fax": "1",
      "income.plan.q1": "-4",
      "budget.pooled": "maybe",
    };
    expect(read({ answers })).toEqual([
      "cover.fax: Better Care Fund quarterly return, quarter 1 of 2016-17 has no such question.",
      "Income, Plan: Quarter 1: Enter a figure from 0 to 100,000,000.",
      "Is the fund pooled under section 75?: Choose one of the answers.",
    ]);
    expect(read({ template: "another" })).toEqual([
      "There is no template “another” for 2016-17 Q1.",
    ]);
    expect(read({ submittedOn: "2018-01-01" })).toEqual([
      "The file names a day that is still to come.",
    ]);
    expect(read({ signatures: [] })).toEqual(["It was submitted, and names nobody who signed."]);
    expect(read({ version: 2 })).toHaveLength(1);
    const text = (bytes: string) =>
      returns.previewReturn(finance, new TextEncoder().encode(bytes)).problems;
    expect(text("quarter,answer\n")).toHaveLength(1);
    expect(text("%PDF-1.4")).toHaveLength(1);
    expect(returns.page(finance).returns).toEqual([]);
  });

  it("can be taken back, unless they were corrected", () => {
    clear();
    returns.readReturn(finance, "q1.json", fileOf(1));
    returns.takeBackReturn(finance, "2016-17 Q1");
    expect(returns.page(finance).returns).toEqual([]);
    returns.readReturn(finance, "q1.json", fileOf(1));
    returns.correctReturn(finance, "2016-17 Q1", {
      question: "cover.board",
      becomes: "Southend",
      reason: "Its name",
    });
    expect(() => returns.takeBackReturn(finance, "2016-17 Q1")).toThrow(refusal("in-use"));
  });

  it("are a PDF with every section, what was asked and who signed", async () => {
    const { bytes, fileName } = await returns.returnPdf(observer, Q4);
    expect(fileName).toBe("return-demonstration-2016-17-q4.pdf");
    const folder = mkdtempSync(join(tmpdir(), "homeward-return-"));
    const path = join(folder, fileName);
    writeFileSync(path, bytes);
    const text = execFileSync("pdftotext", ["-layout", path, "-"], { encoding: "utf8" }).replace(
      /\s+/g,
      " ",
    );
    rmSync(folder, { recursive: true });
    for (const words of [
      "Submitted on 31 May 2017",
      "Year-end feedback",
      "£3,282,762",
      "What was asked about these answers",
      "None given",
      CHAIR,
    ]) {
      expect(text).toContain(words);
    }
  });

  it("are a workbook with the check sheet and sums", async () => {
    const { bytes } = await returns.returnXlsx(observer, Q4);
    const sheets = await readXlsxFile(Buffer.from(bytes));
    expect(sheets.map(({ sheet }) => sheet).slice(0, 2)).toEqual(["Checklist", "1 Cover"]);
    const income = sheets.find(({ sheet }) => sheet === "Income")?.data ?? [];
    expect(income.at(-1)).toEqual(["Actual", 3282763, 3282762, 3282762, 3282762, 13131049]);
  });
});
