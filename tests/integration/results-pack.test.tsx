import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ResultsPage } from "#app/routes/results/results-page.tsx";
import { resultsDocument } from "#app/services/reports/results-document.ts";
import { renderPage } from "#app/ui/render-page.fixture.tsx";
import { type DemonstrationDatabase, openDemonstration } from "#tests/support/demonstration.ts";

const MARCH = "march-2017";
const HOME = "/areas/demonstration";

let demo: DemonstrationDatabase;
let folder: string;
beforeEach(() => {
  demo = openDemonstration();
  folder = mkdtempSync(join(tmpdir(), "homeward-pack-"));
});
afterEach(() => {
  demo.close();
  rmSync(folder, { recursive: true });
});

/** Whether a program of the system is here; in CI it has to be. */
function has(program: string): boolean {
  const found = existsSync(`/usr/bin/${program}`);
  if (!found && process.env.CI) throw new Error(`${program} is missing`);
  return found;
}

const CHARACTERS: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#x27;": "'",
};

/** Without spaces, which a line break in a narrow column takes or gives. */
const squash = (text: string) => text.replace(/\s+/g, "");

/** The results page of a person as the server renders it, without its pictures. */
function renderResults(person: string): string {
  const page = demo.services.results.page(demo.viewerOf(person), MARCH);
  const data = { ...page, area: { name: "Marram Sands" }, home: HOME };
  return renderPage(<ResultsPage page={data} />, `${HOME}/rounds/${MARCH}/results`)
    .replace(/^.*?(?=<div class="hw-landscape hw-results)/s, "")
    .replace(/<script.*?<\/script>/gs, "")
    .replace(/<svg.*?<\/svg>|<span class="nhsuk-u-visually-hidden">.*?<\/span>/gs, "");
}

/** What a page has and paper has not: ways to go on, a picture's stand-ins, and what folds. */
const ONLY_ON_SCREEN = [
  /<nav.*?<\/nav>/gs,
  /<a class="nhsuk-back-link.*?<\/a>/gs,
  /<div class="hw-page-header__(?:next|aside).*?<\/div>/gs,
  /(?<=<figure[^>]*>)(?:(?!<figcaption|<\/figure>).)*/gs,
  /(?<=<\/figcaption>)(?:(?!<\/figure>).)*/gs,
  /<summary.*?<\/summary>/gs,
  /<caption.*?<\/caption>/gs,
  /<section[^>]*aria-labelledby="take-away".*?<\/section>/gs,
];

/** Keys to the rows' spreads: the pack leaves these pictures out, and the list of downloads says so. */
const SPREAD_KEY = /^Each shape is a partner’s position|^Small dots: single scorers/;

/** Every piece of text between two tags. */
function piecesOf(html: string): string[] {
  return html
    .split(/<[^>]+>/)
    .map((piece) => piece.replace(/&(?:amp|lt|gt|quot|#x27);/g, (name) => CHARACTERS[name] ?? name))
    .map((piece) => piece.trim())
    .filter((piece) => piece !== "");
}

/** The rows of every table as one text each. */
function rowsOf(html: string): string[] {
  return [...html.matchAll(/<tr.*?<\/tr>/gs)].map(([row]) => squash(piecesOf(row).join("")));
}

/** The pack before it is set in type. */
function describePack(person: string) {
  const page = demo.services.results.page(demo.viewerOf(person), MARCH);
  return resultsDocument(page.report, {
    ...page,
    area: { name: "Marram Sands", notice: null },
    corrections: [],
    model: page.edition.title,
    page: "",
  });
}

/** The words of the pack, in the order they were written, without what stands on every page. */
async function readPack(person: string): Promise<string> {
  const file = join(folder, "pack.pdf");
  const { bytes } = await demo.services.downloads.make(demo.viewerOf(person), MARCH, "results.pdf");
  writeFileSync(file, bytes);
  return squash(execFileSync("pdftotext", ["-raw", file, "-"], { encoding: "utf8" }));
}

const READERS = ["priya-raman", "alan-whitcombe"];

describe("page and pack", () => {
  test.skipIf(!has("pdftotext")).each(READERS)("say the same to %s", async (person) => {
    const pack = await readPack(person);
    const html = ONLY_ON_SCREEN.reduce((all, each) => all.replace(each, ""), renderResults(person));
    const missing = piecesOf(html).filter((piece) => !pack.includes(squash(piece)));
    expect(missing.filter((piece) => !SPREAD_KEY.test(piece))).toEqual([]);
  });

  test.each(READERS)("have the same figures and no words of the pack's own for %s", (person) => {
    const html = renderResults(person);
    const words = squash(piecesOf(html).join(""));
    const rows = rowsOf(html);
    const blocks = describePack(person).blocks;
    const tables = blocks.flatMap((block) => (block.kind === "table" ? [block] : []));
    const figures = tables
      .filter(({ columns }) => columns.filter(({ numeric }) => numeric).length > 3)
      .flatMap((table) => table.rows)
      .map(({ cells }) => cells.flat().flatMap(({ runs }) => runs.map(({ text }) => text)));
    expect(figures.length).toBeGreaterThan(8);
    expect(figures.map((row) => squash(row.join(""))).filter((row) => !rows.includes(row))).toEqual(
      [],
    );
    const said = [
      ...blocks.flatMap((block) => (block.kind === "paragraph" ? [block.paragraph] : [])),
      ...tables.flatMap((table) => table.rows.flatMap(({ cells }) => cells.flat())),
    ].flatMap(({ runs }) => runs.map(({ text }) => text));
    expect(said.length).toBeGreaterThan(100);
    expect(said.filter((each) => !words.includes(squash(each)))).toEqual([]);
  });
});
