import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { DomainError } from "#app/domain/errors.ts";
import type { BoardPack } from "#app/domain/report/board-pack.ts";
import { boardDocument } from "#app/services/reports/board-document.ts";
import { BoardView } from "#app/ui/board/board-view.tsx";
import { renderPage } from "#app/ui/render-page.fixture.tsx";
import { findRound, listRoundRows, updateRoundRow } from "#db/queries/rounds.server.ts";
import { type DemonstrationDatabase, openDemonstration } from "#tests/support/demonstration.ts";
import { readPdf } from "#tests/support/read-pdf.ts";

const HOME = "/areas/demonstration";

let demo: DemonstrationDatabase;
let board: Viewer;
let facilitator: Viewer;
beforeEach(() => {
  demo = openDemonstration();
  board = demo.viewerOf("alan-whitcombe");
  facilitator = demo.viewerOf("frances-oyelaran");
});
afterEach(() => demo.close());

const page = () => demo.services.board.page(board).report;
const issue = () =>
  demo.services.packs.issue(facilitator, demo.services.packs.next(facilitator).number);

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
  return "done";
}

/** Closes June's round with every row and change agreed at a level. */
function closeJune(level: 2 | 3 | 4) {
  const { database, services } = demo;
  const round = findRound(database, facilitator.areaId, "june-2017");
  if (!round) throw new Error("no June round");
  for (const row of listRoundRows(database, round)) {
    updateRoundRow(database, round, row.rowKey, row.version, {
      pass1: "revealed",
      outcome: "agreed",
      agreedLevel: level,
      rationale: "The room said so in June.",
      priority: true,
      targetLevel: (level + 1) as 3 | 4 | 5,
      targetDate: "2018-06-30",
    });
  }
  database.orm.$client
    .prepare("UPDATE round_changes SET agreed_level = ?, target_level = ? WHERE round_id = ?")
    .run(level, level + 1, round.id);
  const versionNow = () => services.rounds.overview(facilitator, round.id).round.version;
  services.rounds.sendDraft(facilitator, round.id, versionNow(), "2017-06-28");
  services.rounds.close(facilitator, round.id, versionNow());
}

/** Changes something of everything that a pack speaks of. */
function changeEverything() {
  const { plan, funding, people, measures, board: boards } = demo.services;
  const { fields, version } = plan.action(facilitator, "one-discharge-team");
  plan.save(facilitator, "one-discharge-team", version, {
    ...fields,
    whatToDo: "Something else entirely",
    status: "complete",
  });
  plan.addNote(facilitator, "weekend-care-starts", "A word at last.");
  const other = plan.action(facilitator, "one-assessment-form");
  plan.remove(facilitator, "one-assessment-form", other.version);
  funding.addGrantYear(facilitator, "2020-21", { amount: 99_00, firm: true, source: "A letter" });
  const { partner } = people.partnerForm(facilitator, "council");
  if (!partner) throw new Error("no council");
  const renamed = { ...partner, name: "Renamed Council", shortName: "Renamed" };
  people.savePartner(facilitator, partner, renamed);
  const quarter = measures.quarter(facilitator, "2016-17 Q4");
  measures.saveQuarter(facilitator, quarter.quarter, quarter.version, "2017-06-21", [
    {
      measureKey: "friends-and-family",
      figures: {
        plan: { value: 91.7, numerator: null, denominator: null, approximate: false },
        forecast: null,
        actual: { value: 99, numerator: null, denominator: null, approximate: false },
      },
      source: "Put right",
    },
  ]);
  boards.addItem(facilitator, "Do we go on?");
  closeJune(4);
}

describe("an issued pack", () => {
  test("is read and printed again exactly as it was, whatever has changed since", async () => {
    const id = issue();
    const before = demo.services.packs.pack(board, id).report;
    const printed = await demo.services.packs.pdf(board, id);
    changeEverything();
    demo.clock.now += 90 * 86_400_000;
    expect(demo.services.packs.pack(board, id).report).toEqual(before);
    const again = await demo.services.packs.pdf(board, id);
    expect(again.fileName).toBe("board-pack-demonstration-2017-06-21.pdf");
    expect(Buffer.from(again.bytes).equals(Buffer.from(printed.bytes))).toBe(true);
    const now = JSON.stringify(page());
    expect(now).toContain("Renamed");
    expect(JSON.stringify(before)).not.toContain("Renamed");
  });

  test("can be neither changed nor taken away, and is refused where it is not whole", () => {
    const id = issue();
    const { $client } = demo.database.orm;
    const run = (text: string) => () => $client.prepare(text).run(id);
    expect(run("UPDATE packs SET report = '{}' WHERE id = ?")).toThrow("append-only");
    expect(run("DELETE FROM packs WHERE id = ?")).toThrow("append-only");
    $client
      .prepare(
        `INSERT INTO packs (id, area_id, number, as_at, issued_at, version, report)
          SELECT 'broken', area_id, 99, as_at, issued_at, 1, '{"format":"board-pack"}' FROM packs
          WHERE id = ?`,
      )
      .run(id);
    expect(() => demo.services.packs.pack(board, "broken")).toThrow();
  });

  test("has the next number, and is not issued twice by two who ask at once", () => {
    const { packs } = demo.services;
    const { number } = packs.next(facilitator);
    expect(number).toBe(2);
    packs.issue(facilitator, number);
    expect(codeOf(() => packs.issue(facilitator, number))).toBe("stale-version");
    expect(packs.list(board).map((pack) => pack.number)).toEqual([2, 1]);
    expect(packs.list(board)[0]?.words).toMatch(
      /^Issued on 21 June 2017 at .* by Frances Oyelaran/,
    );
  });

  test("is what the next review is compared with", () => {
    expect(page().since).toBe("Since pack 1, issued on 29 March 2017 for the A&E Delivery Board");
    expect(page().changed.find(({ name }) => name === "Actions")?.lines).not.toEqual([]);
    issue();
    expect(page().since).toBe("Since pack 2, issued on 21 June 2017");
    expect(page().changed.flatMap(({ lines }) => lines)).toEqual([]);
    const { plan } = demo.services;
    const { fields, version } = plan.action(facilitator, "one-discharge-team");
    demo.clock.now += 60_000;
    plan.save(facilitator, "one-discharge-team", version, { ...fields, status: "at-risk" });
    expect(page().changed.flatMap(({ lines }) => lines)).toEqual([
      {
        about: "A joint discharge team",
        text: " (change 3) is at risk (it was on track).",
        on: "21 June 2017",
        href: "/plan/one-discharge-team",
      },
    ]);
  });
});

describe("a pack for a meeting", () => {
  const JULY = "delivery-board-july-2017";
  const silentIn = (pack: BoardPack) =>
    pack.actions.filter(({ noUpdate }) => noUpdate).map(({ id }) => id);

  test("says of whom was asked and said nothing that there is no update", () => {
    const { freezing, packs } = demo.services;
    expect(silentIn(page())).toEqual([]);
    const { report, head } = packs.pack(board, freezing.freeze(facilitator, JULY, 1));
    expect(silentIn(report)).toEqual(["planned-care-discharge-plans"]);
    expect(report.meeting).toBe("A&E Delivery Board, 12 July 2017");
    expect(head.meeting).toBe(report.meeting);
    demo.services.plan.addNote(facilitator, "planned-care-discharge-plans", "Begun in June.");
    const again = packs.pack(board, freezing.freeze(facilitator, JULY, 2)).report;
    expect(silentIn(again)).toEqual([]);
    // Made again, it is still compared with the last meeting's.
    expect(again.since).toBe("Since pack 1, issued on 29 March 2017 for the A&E Delivery Board");
  });
});

describe("the board page", () => {
  test("moves with a round that closes, and knows nothing of it before", () => {
    issue();
    expect(JSON.stringify(page())).not.toMatch(/june-2017|June 2017 self/);
    expect(page().panels.moved.from.href).toBe("/rounds/march-2017/results");
    closeJune(4);
    const { panels, changed } = page();
    expect(panels.moved.from.href).toBe("/rounds/june-2017/results");
    expect(panels.moved.chart?.before).toBe("March 2017 self-assessment");
    expect(changed[0]?.lines.map(({ about, text }) => about + text)).toContain(
      "Change 1, Early discharge planning: from level 2 to level 4.",
    );
  });

  test("is the same for everybody who may read it", () => {
    for (const person of ["frances-oyelaran", "yvonne-batchelor", "elspeth-cairns"]) {
      expect(demo.services.board.page(demo.viewerOf(person)).report).toEqual(page());
    }
    expect(codeOf(() => demo.services.board.page(demo.viewerOf("lin-zhao")))).toBe("forbidden");
  });

  test("asks first what the facilitator adds, until it is taken off", () => {
    const { board: boards } = demo.services;
    const id = boards.addItem(facilitator, "Do we extend the pilot to all homes?");
    expect(page().decisions[0]).toMatchObject({
      own: true,
      text: expect.stringContaining("pilot"),
    });
    boards.removeItem(facilitator, id);
    expect(page().decisions[0]?.own).toBe(false);
    expect(boards.items(facilitator).removed.map((item) => item.id)).toEqual([id]);
    boards.restoreItem(facilitator, id);
    expect(page().decisions[0]?.own).toBe(true);
    expect(codeOf(() => boards.removeItem(board, id))).toBe("forbidden");
    expect(codeOf(() => boards.removeItem(facilitator, "nothing"))).toBe("not-found");
  });

  test("gives a new area a page without figures", () => {
    const { $client } = demo.database.orm;
    $client.exec(
      "INSERT INTO areas (id, slug, name, created_at) VALUES ('new', 'new', 'New area', 0)",
    );
    const { report } = demo.services.board.page({ ...board, areaId: "new" });
    expect(report.panels.moved.figure).toBe("No agreed level yet");
    expect(report.decisions).toEqual([]);
  });
});

/** Whether a program of the system is here; in CI it has to be. */
function has(program: string): boolean {
  const found = existsSync(`/usr/bin/${program}`);
  if (!found && process.env.CI) throw new Error(`${program} is missing`);
  return found;
}

/** Without spaces, which a line break in a narrow column takes or gives. */
const squash = (text: string) => text.replace(/\s+/g, "");

/** Every piece of text between two tags, without pictures and what stands only on a screen. */
function piecesOf(pack: BoardPack): string[] {
  return renderPage(<BoardView pack={pack} home={HOME} />, `${HOME}/board`)
    .replace(/^.*?(?=<div class="hw-board__panels)/s, "")
    .replace(/<script.*/s, "")
    .replace(/<svg.*?<\/svg>|<span class="nhsuk-u-visually-hidden">.*?<\/span>/gs, "")
    .split(/<[^>]+>/)
    .map((piece) =>
      piece
        .replace(/&quot;/g, '"')
        .replace(/&#x27;/g, "'")
        .replace(/&lt;/g, "<")
        .replace(/&gt;/g, ">")
        .replace(/&amp;/g, "&")
        .trim(),
    )
    .filter((piece) => piece !== "");
}

describe("page and pack", () => {
  test.skipIf(!has("pdftotext"))("say the same", async () => {
    demo.services.board.addItem(facilitator, "Do we extend the pilot to all homes?");
    const pack = page();
    const folder = mkdtempSync(join(tmpdir(), "homeward-board-"));
    const file = join(folder, "pack.pdf");
    writeFileSync(file, (await demo.services.board.pdf(board)).bytes);
    const paper = squash(execFileSync("pdftotext", ["-raw", file, "-"], { encoding: "utf8" }));
    rmSync(folder, { recursive: true });
    const words = squash(piecesOf(pack).join(""));
    const said = boardDocument(pack, "", null).blocks.flatMap((block) => {
      if (block.kind === "paragraph") return block.paragraph.runs;
      if (block.kind !== "table") return [];
      return block.rows.flatMap(({ cells }) => cells.flat().flatMap(({ runs }) => runs));
    });
    const sentences = [
      ...Object.values(pack.panels).flatMap((panel) => [panel.figure, ...panel.words]),
      ...pack.decisions.map(({ about, text }) => about + text),
      ...pack.changed.flatMap(({ lines }) => lines.map(({ about, text }) => about + text)),
      ...pack.actions.flatMap(({ topic, due, lateness, lead }) => [topic, due, lateness, lead]),
      ...pack.measures.map(({ sentence }) => sentence),
      ...pack.risks.conditions.flatMap((condition) => condition.sentences),
      ...pack.risks.stories.flatMap(({ story, numbers }) => [story, numbers]),
    ];
    expect(sentences.length).toBeGreaterThan(80);
    expect(sentences.filter((each) => !paper.includes(squash(each)))).toEqual([]);
    expect(sentences.filter((each) => !words.includes(squash(each)))).toEqual([]);
    // The pack has no words of its own but the numbers of what is asked.
    const own = said.map(({ text }) => text).filter((text) => !words.includes(squash(text)));
    expect(own.filter((text) => !/^\d+$/.test(text))).toEqual([]);
  });

  test("is a pack with contents, bookmarks, numbered pages and a turned page for the plan", async () => {
    const { bytes, fileName } = await demo.services.board.pdf(board);
    expect(fileName).toBe("board-pack-demonstration-2017-06-21.pdf");
    const pdf = await readPdf(bytes);
    expect(pdf.outline).toContain("Needs a decision");
    expect(pdf.outline).toContain("Plan on a page");
    expect(pdf.pages[0]?.text).toContain("Contents");
    expect(pdf.pages[0]?.text).toContain(`Page 1 of ${pdf.pages.length}`);
    expect(pdf.pages.filter(({ width, height }) => width > height)).toHaveLength(1);
    for (const { reach, width } of pdf.pages) expect(reach).toBeLessThan(width);
    expect(pdf.pages[0]?.links).toContain("http://127.0.0.1:3000/areas/demonstration/board");
  });
});
