import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import readXlsxFile from "read-excel-file/node";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { resultsFileSchema } from "#app/domain/report/results-file.ts";
import type { WorkingReport } from "#app/domain/report/results-report.ts";
import { resultsWorkbook } from "#app/services/reports/results-workbook.ts";
import type { Cell } from "#app/services/reports/workbook.ts";
import { renderXlsx } from "#app/services/reports/xlsx.server.ts";
import { type DemonstrationDatabase, openDemonstration } from "#tests/support/demonstration.ts";

const MARCH = "march-2017";
const JUNE = "june-2017";
const SCORER = "priya-raman";
const BOARD = "alan-whitcombe";

let demo: DemonstrationDatabase;
let folder: string;
beforeEach(() => {
  demo = openDemonstration();
  folder = mkdtempSync(join(tmpdir(), "homeward-takeaway-"));
});
afterEach(() => {
  demo.close();
  rmSync(folder, { recursive: true });
});

const sql = (text: string) => demo.database.orm.$client.exec(text);
const make = (person: string, file: string, round = MARCH) =>
  demo.services.downloads.make(demo.viewerOf(person), round, file);
const bytesOf = async (...asked: Parameters<typeof make>) =>
  Buffer.from((await make(...asked)).bytes);
const csvOf = async (...asked: Parameters<typeof make>) =>
  parse(await bytesOf(...asked), { bom: true, columns: true }) as Record<string, string>[];
const working = (round = MARCH) =>
  demo.services.results.page(demo.viewerOf(SCORER), round).report as WorkingReport;

/** Whether a program of the system is here; in CI it has to be. */
function has(program: string): boolean {
  const found = existsSync(`/usr/bin/${program}`);
  if (!found && process.env.CI) throw new Error(`${program} is missing`);
  return found;
}

/** Every sheet of a workbook by name, as another program reads it. */
async function sheetsOf(bytes: Buffer) {
  const sheets = await readXlsxFile(bytes);
  return new Map(sheets.map(({ sheet, data }) => [sheet, data]));
}

/** The words of a PDF in the order they were written. */
function wordsOf(bytes: Buffer): string {
  const file = join(folder, "pack.pdf");
  writeFileSync(file, bytes);
  return squash(execFileSync("pdftotext", ["-raw", file, "-"], { encoding: "utf8" }));
}

const spoil = (row: readonly Cell[]) =>
  row.map((cell) => (typeof cell === "object" && cell !== null ? { ...cell, result: 999 } : cell));

/** A cell to nine decimals, an empty text as nothing. */
function settle(cell: unknown): unknown {
  if (cell === "") return null;
  return typeof cell === "number" ? Math.round(cell * 1e9) / 1e9 : cell;
}

/** The workbook as LibreOffice saves it, having worked out every formula; gives the new file. */
function workOutAgain(file: string): string {
  const profile = join(folder, "profile");
  mkdirSync(join(profile, "user"), { recursive: true });
  writeFileSync(
    join(profile, "user", "registrymodifications.xcu"),
    `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>`,
  );
  const out = join(folder, "again");
  const options = ["--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", out];
  execFileSync("soffice", [`-env:UserInstallation=file://${profile}`, ...options, file]);
  return join(out, "results.xlsx");
}

/** Without spaces, which a line break in a narrow column takes or gives. */
const squash = (text: string) => text.replace(/\s+/g, "");

describe("the files of a round's results", () => {
  test("have names that say what they are", async () => {
    expect((await make(SCORER, "heat-map.svg")).fileName).toBe(
      "demonstration-march-2017-heat-map.svg",
    );
    expect((await make(BOARD, "levels.csv")).fileName).toBe(
      "demonstration-march-2017-board-levels.csv",
    );
  });

  test("are on record as taken away", async () => {
    await make(SCORER, "scores.csv");
    const { events } = demo.services.activity.page(demo.viewerOf("frances-oyelaran"), null);
    expect(events[0]?.did).toBe("took the results away as a file");
  });

  test("are none before a reveal, and none that the reading has not", async () => {
    await expect(make(SCORER, "levels.csv", JUNE)).rejects.toMatchObject({ code: "not-found" });
    await expect(make(SCORER, "passwords.csv")).rejects.toMatchObject({ code: "not-found" });
    for (const file of ["scores.csv", "heat-map.svg", "heat-map.png"]) {
      await expect(make(BOARD, file), file).rejects.toMatchObject({ code: "not-found" });
    }
    await expect(make(BOARD, "levels.csv", JUNE)).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("the scores as CSV", () => {
  test("have one line a score, in the order of the model", async () => {
    const lines = await csvOf(SCORER, "scores.csv");
    expect(Object.keys(lines[0] ?? {})).toEqual([
      "change_number",
      "row_key",
      "row",
      "pass",
      "organisation",
      "kind",
      "level",
      "instead",
    ]);
    expect(new Set(lines.map(({ row_key }) => row_key)).size).toBe(26);
    expect(new Set(lines.map(({ pass }) => pass))).toEqual(new Set(["first", "second"]));
  });

  test("show a small organisation as one position, and nobody's name", async () => {
    const lines = await csvOf(SCORER, "scores.csv");
    const small = lines.filter(({ organisation }) =>
      /Clinical Commissioning/.test(organisation ?? ""),
    );
    const places = small.map(({ row_key, pass }) => `${row_key} ${pass}`);
    expect(small.every(({ kind }) => kind === "position")).toBe(true);
    expect(new Set(places).size).toBe(places.length);
    expect(JSON.stringify(lines)).not.toMatch(/Raman|Oyelaran|priya/);
  });

  test("cannot be run by a spreadsheet, whatever an organisation calls itself", async () => {
    sql("UPDATE partners SET name = '=cmd|'' /C calc''!A0' WHERE id = 'council'");
    const { services } = demo;
    const facilitator = demo.viewerOf("frances-oyelaran");
    const form = services.rounds.scopeForm(facilitator, null);
    expect(form.partners.some(({ name }) => name.startsWith("="))).toBe(true);
    sql(
      `UPDATE round_partners SET name = '=cmd|'' /C calc''!A0' WHERE round_id = '${JUNE}' AND partner_id = 'council'`,
    );
    services.discussion.reveal(facilitator, JUNE, 4);
    const lines = await csvOf(SCORER, "scores.csv", JUNE);
    const names = new Set(lines.map(({ organisation }) => organisation));
    expect(names).toContain("'=cmd|' /C calc'!A0");
    const sheets = await sheetsOf(await bytesOf(SCORER, "results.xlsx", JUNE));
    expect(JSON.stringify(sheets.get("Scores"))).toContain("=cmd|");
    const svg = String((await make(SCORER, "heat-map.svg", JUNE)).bytes);
    expect(svg).not.toContain("<script");
  });

  test("of an open round hold what is revealed and nothing else", async () => {
    demo.services.discussion.reveal(demo.viewerOf("frances-oyelaran"), JUNE, 4);
    const lines = await csvOf(SCORER, "scores.csv", JUNE);
    expect(new Set(lines.map(({ change_number }) => change_number))).toEqual(new Set(["4"]));
  });
});

describe("the data as JSON", () => {
  test.each([SCORER, BOARD])("keep to the published schema for %s", async (person) => {
    const file = JSON.parse(String((await make(person, "results.json")).bytes));
    expect(resultsFileSchema.parse(file)).toEqual(file);
    expect(file.$schema).toMatch(/\/schema\/results-1\.json$/);
  });

  test("give a board no position, unless every partner shares it", async () => {
    const before = resultsFileSchema.parse(
      JSON.parse(String((await make(BOARD, "results.json")).bytes)),
    );
    expect(before.changes.flatMap(({ rows }) => rows).every(({ places }) => places === null)).toBe(
      true,
    );
    sql(`INSERT INTO position_shares SELECT round_id, partner_id, 'frances-oyelaran', 0
      FROM round_partners WHERE round_id = '${MARCH}' ON CONFLICT DO NOTHING`);
    const after = resultsFileSchema.parse(
      JSON.parse(String((await make(BOARD, "results.json")).bytes)),
    );
    const places = after.changes.flatMap(({ rows }) => rows.flatMap((row) => row.places ?? []));
    expect(places.length).toBeGreaterThan(100);
    expect(places.every(({ people }) => people === null)).toBe(true);
  });
});

describe("the workbook", () => {
  test("is read by another program, with the page's figures", async () => {
    const report = working();
    const sheets = await sheetsOf(await bytesOf(SCORER, "results.xlsx"));
    expect([...sheets.keys()]).toEqual([
      "About",
      "Changes",
      "Rows",
      "Positions",
      "Scores",
      "Different views",
    ]);
    const changes = sheets.get("Changes") ?? [];
    expect(changes.slice(1, 9).map((row) => row.slice(0, 4))).toEqual(
      report.changes.map(({ number, name, level, target }) => [number, name, level, target.level]),
    );
    const { labels, rows } = report.figures;
    expect(changes[9]?.slice(7, 12)).toEqual([
      rows,
      labels.aligned,
      labels["some-spread"],
      labels.split,
      labels.polarised,
    ]);
  });

  test("gives a board no positions and no scores", async () => {
    const sheets = await sheetsOf(await bytesOf(BOARD, "results.xlsx"));
    expect([...sheets.keys()]).toEqual(["About", "Changes", "Rows", "Different views"]);
  });

  test.skipIf(!has("soffice"))(
    "comes to the same when LibreOffice works its formulas out again",
    async () => {
      const page = demo.services.results.page(demo.viewerOf(SCORER), MARCH);
      const book = resultsWorkbook(page.report, {
        area: { name: "Somewhere", notice: null },
        round: page.round,
        levels: page.levels,
        corrections: [],
        shared: false,
        context: null,
        stories: [],
        model: page.edition.title,
        page: "",
      });
      // Other results than the right ones, so that nothing but working them out again can mend them.
      const wrong = book.sheets.map((sheet) => ({
        ...sheet,
        rows: sheet.rows.map(spoil),
        foot: sheet.foot?.map(spoil) ?? [],
      }));
      const file = join(folder, "results.xlsx");
      writeFileSync(file, await renderXlsx({ ...book, sheets: wrong }));
      const after = await sheetsOf(readFileSync(workOutAgain(file)));
      const before = await sheetsOf(Buffer.from(await renderXlsx(book)));
      for (const name of ["Changes", "Rows", "Positions"]) {
        const filled = (rows: readonly (readonly unknown[])[] = []) =>
          rows.map((row) => row.map(settle));
        expect(filled(after.get(name)), name).toEqual(filled(before.get(name)));
      }
    },
  );
});

describe("the pack", () => {
  test.skipIf(!has("pdftotext"))("says in words all that the report says", async () => {
    const words = wordsOf(await bytesOf(SCORER, "results.pdf"));
    const report = working();
    const sentences = [
      ...report.scores,
      ...report.decisions,
      report.method,
      ...report.changes.flatMap((change) => [
        change.name,
        change.sentence,
        change.behind,
        ...change.rows.flatMap((row) => [
          row.topic,
          row.counts ?? "",
          row.rationale,
          ...row.notes,
          ...row.views.map(({ sentence }) => sentence),
        ]),
      ]),
      ...report.secondScores.flatMap(({ sentences: said }) => said),
    ];
    const missing = sentences.filter((sentence) => !words.includes(squash(sentence)));
    expect(missing).toEqual([]);
    expect(words).toContain("Contents");
  });

  test.skipIf(!has("pdftotext"))("gives a board its own reading", async () => {
    const words = wordsOf(await bytesOf(BOARD, "results.pdf"));
    expect(words).toContain("Resultsfortheboard");
    for (const row of working().changes.flatMap(({ rows }) => rows)) {
      for (const note of row.notes) expect(words).not.toContain(squash(note));
    }
  });
});
