import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { keyOfAnswer } from "#app/domain/sheet/sheet.ts";
import { SHEET_COLUMNS } from "#app/domain/sheet/sheet-file.ts";
import { renderCsv } from "#app/services/reports/csv.server.ts";
import { type DemonstrationDatabase, openDemonstration } from "#tests/support/demonstration.ts";

const JUNE = "june-2017";
const ROW = "early-discharge-planning.emergency-admissions";
const OTHER = "early-discharge-planning.elective-admissions";

let demo: DemonstrationDatabase;
beforeEach(() => {
  demo = openDemonstration();
});
afterEach(() => demo.close());

const recorder = () => demo.viewerOf("lin-zhao");
const bytes = (text: string) => new TextEncoder().encode(text);
const HEAD = "sheet,partner,row,answer,reason,sharing";
const preview = (...lines: string[]) =>
  demo.services.sheets.preview(recorder(), JUNE, bytes([HEAD, ...lines].join("\n")));
const problems = (...lines: string[]) =>
  preview(...lines).problems.map(({ line, column, sentence }) => [line, column, sentence]);

/** What is stored of the sheets of a round, as a test may look and a page may not. */
const stored = () =>
  demo.database.orm.$client
    .prepare(
      `SELECT s.row_key AS row, m.name AS sheet, s.partner_id AS partner, s.answer, s.reason, s.sharing,
        s.origin, s.entered_by AS by FROM scores s JOIN guests g ON g.member_id = s.member_id
        JOIN members m ON m.id = s.member_id ORDER BY m.name, s.row_key`,
    )
    .all() as Record<string, string>[];

describe("a file of paper scores", () => {
  it("has every problem named by its line and column, and nothing saved", () => {
    demo.services.discussion.reveal(demo.viewerOf("frances-oyelaran"), JUNE, 4);
    const lines = [
      `1,Hospitals,${ROW},3,"A reason\nin two lines",named`,
      `1,Hospitals,${ROW},4,,`,
      `1,Nowhere,${ROW},4,,`,
      `1,Council,not.a-row,4,,`,
      `1,Council,${ROW},7,,loudly`,
      `,Council,${ROW},1,,`,
      "1,Council,home-first.care-home-response,2,,",
      `1,Council,${OTHER},2,${"x".repeat(2001)},`,
      `1,Council,${OTHER},2,,,,more`,
    ];
    expect(problems(...lines)).toEqual([
      [4, "row", "Line 2 has this row of the same sheet already."],
      [5, "partner", "No organisation asked in this round is called “Nowhere”."],
      [6, "row", "No row of this round has the key “not.a-row”."],
      [7, "answer", "“7” is no answer. Use 1 to 5, d or n."],
      [7, "sharing", "“loudly” is not named, unnamed or private."],
      [8, "sheet", "Give the sheet’s number, such as 3."],
      [9, "row", "This row was revealed: it takes no score now."],
      [10, "reason", "The reason can have at most 2000 characters."],
      [11, null, "This line has more cells than the first line has columns."],
    ]);
    const text = [HEAD, ...lines].join("\n");
    expect(demo.services.sheets.importSheets(recorder(), JUNE, text)).toMatchObject({ sheets: 0 });
    expect(stored()).toEqual([]);
  });

  it("has its columns checked before its lines", () => {
    const of = (text: string) =>
      demo.services.sheets.preview(recorder(), JUNE, bytes(text)).problems.map((p) => p.sentence);
    expect(of("sheet,partner,row,row,colour\n1,2,3,4,5")).toEqual([
      "The column “row” is there twice.",
      "“colour” is no column of this file. The columns are sheet, partner, row, topic, answer, reason, sharing.",
      "The column “answer” is missing.",
    ]);
    expect(of("")).toEqual(["Choose a file that is not empty."]);
    expect(of("\n\n")).toEqual(["The file is empty."]);
    expect(of(HEAD)).toEqual(["No line of the file has an answer or a reason."]);
    expect(of(`${HEAD}\n1,Council,${ROW},3,"no end`)).toEqual([
      "A quotation mark is opened and never closed.",
    ]);
    expect(of(`PK\u0003\u0004 a workbook`)[0]).toMatch(/no CSV file/);
    expect(of(`${HEAD}\n${"x".repeat(205_000)}`)[0]).toMatch(/larger than 200 KB/);
  });

  it("is read in each encoding and with each separator that spreadsheets write", () => {
    const lines = ["sheet;partner;row;answer;reason", `1;Council;${ROW};d;Café – naïve`].join(
      "\r\n",
    );
    const utf16 = (mark: number[], order: (low: number, high: number) => number[]) =>
      new Uint8Array([
        ...mark,
        ...[...lines].flatMap((sign) => {
          const code = sign.charCodeAt(0);
          return order(code & 255, code >> 8);
        }),
      ]);
    const windows = new Uint8Array(
      [...lines].map((sign) => (sign === "–" ? 0x96 : sign.charCodeAt(0))),
    );
    const files = [
      bytes(lines),
      bytes(`\uFEFF${lines}`),
      bytes(lines.replaceAll(";", "\t")),
      bytes(`sep=;\r\n${lines}`),
      windows,
      utf16([0xff, 0xfe], (low, high) => [low, high]),
      utf16([0xfe, 0xff], (low, high) => [high, low]),
    ];
    for (const [at, file] of files.entries()) {
      const read = demo.services.sheets.preview(recorder(), JUNE, file);
      expect(read.problems, `file ${at}`).toEqual([]);
      expect(read.text, `file ${at}`).toContain("Café");
    }
    expect(
      demo.services.sheets.preview(recorder(), JUNE, bytes("a\u0000b")).problems[0]?.sentence,
    ).toMatch(/no CSV file/);
  });

  it("stores all of its sheets, once, and keeps them from being read into again", () => {
    const { sheets } = demo.services;
    const text = [
      HEAD,
      `1,Council,${ROW},3,Because,named`,
      `1,council,${OTHER},n,,`,
      `A,Hospitals,${ROW},d,,`,
      `A,Hospitals,${OTHER},,,`,
    ].join("\n");
    expect(sheets.importSheets(recorder(), JUNE, text)).toMatchObject({ sheets: 2, rows: 3 });
    expect(sheets.importSheets(recorder(), JUNE, text.replaceAll("\n", "\r\n"))).toMatchObject({
      again: true,
    });
    expect(stored()).toMatchObject([
      { sheet: "Sheet 1", row: OTHER, answer: "not-applicable", origin: "file", by: "lin-zhao" },
      { sheet: "Sheet 1", row: ROW, answer: "3", reason: "Because", sharing: "named" },
      { sheet: "Sheet A", row: ROW, answer: "dont-know", partner: "hospitals" },
    ]);
    expect(problems(`1,Council,${ROW},4,,`)).toEqual([
      [2, "row", "This row of the sheet is in already."],
    ]);
  });

  it("comes back as it was typed, whatever was typed", () => {
    const rows = [...demo.services.sheets.form(recorder(), JUNE, "council", "1").changes].flatMap(
      (change) => change.rows.map((row) => row.key),
    );
    const line = fc.record({
      answer: fc.constantFrom(1, 2, 3, 4, 5, "dont-know", "not-applicable" as const),
      reason: fc.string({ unit: "grapheme", maxLength: 40 }),
      sharing: fc.constantFrom("named", "unnamed", "private"),
    });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: rows.length }), (typed) => {
        const columns = SHEET_COLUMNS.map((key) => ({ key, label: key, kind: "text" as const }));
        const text = renderCsv({
          columns,
          rows: typed.map(({ answer, reason, sharing }, at) => {
            const key = keyOfAnswer(answer as 1);
            return ["9", "Council", rows[at] ?? "", "A topic", key, reason, sharing];
          }),
        });
        const read = demo.services.sheets.preview(recorder(), JUNE, bytes(text));
        if (read.problems.length > 0) {
          // Only a NUL makes a text of it that cannot be read.
          expect(text).toContain("\u0000");
          return;
        }
        const { $client } = demo.database.orm;
        $client.exec("BEGIN");
        try {
          demo.services.sheets.importSheets(recorder(), JUNE, read.text);
          const found = new Map(stored().map((row) => [row.row, row]));
          expect(found.size).toBe(typed.length);
          for (const [at, { answer, reason, sharing }] of typed.entries()) {
            expect(found.get(rows[at] ?? "")).toMatchObject({
              answer: String(answer),
              reason: reason.replace(/\r\n?/g, "\n").trim(),
              sharing,
            });
          }
        } finally {
          $client.exec("ROLLBACK");
        }
      }),
      { numRuns: 60 },
    );
  });

  it("any text at all is taken, or has a problem named on a line it has", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        const file = `${HEAD}\n${text}`;
        const read = demo.services.sheets.preview(recorder(), JUNE, bytes(file));
        expect(read.problems.length > 0).toBe(read.sheets.length === 0);
        const most = file.replace(/\r\n?/g, "\n").split("\n").length;
        for (const { line } of read.problems) {
          if (line !== null) expect(line).toBeLessThanOrEqual(most);
        }
      }),
      { numRuns: 200 },
    );
  });
});
