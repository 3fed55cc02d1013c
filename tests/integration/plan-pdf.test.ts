import { resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { BLANK_ACTION } from "#app/domain/plan/action-fields.ts";
import { createLog } from "#app/server/log.server.ts";
import { createReportPool } from "#app/server/report-pool.server.ts";
import type { ReportDocument } from "#app/services/reports/document.ts";
import { definePdf, renderPdf } from "#app/services/reports/pdf.server.ts";
import { planDocument } from "#app/services/reports/plan-document.ts";
import { openBarePdfmake } from "#tests/support/bare-pdfmake.ts";
import { type DemonstrationDatabase, openDemonstration } from "#tests/support/demonstration.ts";
import { readPdf } from "#tests/support/read-pdf.ts";

let demo: DemonstrationDatabase;
let facilitator: Viewer;

beforeEach(() => {
  demo = openDemonstration();
  facilitator = demo.viewerOf("frances-oyelaran");
});
afterEach(() => demo.close());

async function readPlan() {
  const { bytes, fileName } = await demo.services.plan.pdf(facilitator);
  return { fileName, ...(await readPdf(bytes)) };
}

const DOCUMENT: ReportDocument = {
  title: "Action plan",
  author: "Somewhere",
  asAt: "21 June 2017",
  orientation: "landscape",
  notice: null,
  summary: [],
  page: "http://127.0.0.1:3000/areas/somewhere/plan",
  blocks: [{ kind: "paragraph", paragraph: { runs: [{ text: "One line." }] } }],
};

describe("the plan's PDF", () => {
  it("holds the plan in the national template's columns, on a few A4 pages", async () => {
    const { pages, text, fileName } = await readPlan();
    expect(fileName).toBe("action-plan-demonstration-2017-06-21.pdf");
    expect(pages.length).toBeGreaterThan(3);
    expect(pages.length).toBeLessThan(10);
    expect([pages[0]?.width, pages[0]?.height].map((side) => Math.round(side ?? 0))).toEqual([
      842, 595,
    ]);
    for (const column of [
      "Impact change",
      "Where are you now?",
      "What do you need to do?",
      "When will it be done by?",
      "How will you know it has been successful?",
    ]) {
      expect(pages[1]?.text).toContain(column);
    }
    expect(text).toContain("one morning huddle");
    expect(text).toContain("Overdue by 21 days");
  });

  it("is the same, byte for byte, as the PDF library makes of it by itself", async () => {
    const { report } = demo.services.plan.page(facilitator);
    const document = {
      ...planDocument(report, DOCUMENT.page, "one-table"),
      summary: ["Τα σχέδια, Čapková, Слово"],
      madeAt: Date.UTC(2017, 5, 21),
    };
    const bare = openBarePdfmake();
    try {
      const alone = await bare.print(definePdf(document).definition);
      const first = Buffer.from(await renderPdf(document));
      expect(first.equals(alone)).toBe(true);
      // From fonts that another document has used.
      expect(Buffer.from(await renderPdf(document)).equals(alone)).toBe(true);
    } finally {
      bare.close();
    }
  });

  it("says on its first page how the plan stands, and leads to the accessible page", async () => {
    const { pages } = await readPlan();
    const [sentence = ""] = demo.services.plan.page(facilitator).report.sentences;
    expect(pages[0]?.text).toContain(sentence);
    expect(new Set(pages[0]?.links)).toEqual(
      new Set(["http://127.0.0.1:3000/areas/demonstration/plan"]),
    );
  });

  it("carries the demonstration's notice and the page's number on every page", async () => {
    const { pages } = await readPlan();
    const { notice } = demo.services.plan.page(facilitator).report;
    for (const [at, { text }] of pages.entries()) {
      expect(text).toContain(notice?.slice(0, 60));
      expect(text).toContain(`Page ${at + 1} of ${pages.length}`);
    }
  });

  it("names itself, its author and its language, and claims no tags", async () => {
    const { info, outline, bookmarks, tagged } = await readPlan();
    expect(info).toMatchObject({
      Title: "Action plan: Demonstration area (made-up scores)",
      Author: "Demonstration area (made-up scores)",
      Language: "en-GB",
    });
    expect(outline).toEqual(["Actions for now", "For later"]);
    expect(bookmarks[0]?.items.map(({ title }: { title: string }) => title).slice(0, 2)).toEqual([
      "1. Early discharge planning",
      "2. Systems to monitor patient flow",
    ]);
    expect(tagged).toBeNull();
  });

  it("prints any text somebody typed, without running over the edge", async () => {
    const { services } = demo;
    services.plan.add(facilitator, "home-first", {
      ...BLANK_ACTION,
      whereNow: "Łódź, ŵ, Ω and Привет 😀👩‍👩‍👧 שלום עולם <b>not bold</b> & \u202Ebackwards",
      whatToDo: `${"x".repeat(900)} ${"many words ".repeat(280)}`,
      ownerPartnerId: "council",
      ownerName: "Æthel 漢字",
      priority: "now",
      status: "stopped",
      stopReason: "because ".repeat(80).trim(),
    });
    const { pages, text } = await readPlan();
    // A reader's software gives each font's part of a word apart.
    expect(text.replaceAll(" ", "")).toContain("Łódź,ŵ,ΩandПривет[?]<b>notbold</b>&backwards");
    expect(text).toContain("Æthel [?]");
    expect(text).toContain("[?] stands for characters that cannot be printed here.");
    for (const { reach, width } of pages) expect(reach).toBeLessThan(width - 30);
  });
});

describe("the worker", () => {
  const log = createLog({ logLevel: "silent" });

  it("refuses a document that cannot be made, and one whose thread dies", async () => {
    const pool = createReportPool(resolve("tests/support/dying-worker.mjs"), log);
    await expect(pool.pdf(DOCUMENT)).rejects.toMatchObject({ code: "document-failed" });
    await expect(pool.pdf({ ...DOCUMENT, title: "throw" })).rejects.toMatchObject({
      code: "document-failed",
    });
    await expect(pool.pdf({ ...DOCUMENT, title: "well" })).resolves.toBeInstanceOf(Uint8Array);
  });

  it("gives up a document that takes all memory or never ends, and makes those that wait", async () => {
    const worker = resolve("tests/support/dying-worker.mjs");
    for (const [title, patience] of [["grow"], ["hang", 5_000]] as const) {
      const pool = createReportPool(worker, log, patience);
      const make = (each: string) => pool.pdf({ ...DOCUMENT, title: each });
      const [bad, good] = await Promise.allSettled([make(title), make("well")]);
      expect(bad).toMatchObject({ status: "rejected", reason: { code: "document-failed" } });
      expect(good).toMatchObject({ status: "fulfilled" });
    }
  });

  it("draws nothing from files or addresses", async () => {
    const text = "file:///etc/passwd http://127.0.0.1:9/x.png data:image/png;base64,AAAA";
    const { text: read } = await readPdf(
      await renderPdf({
        ...DOCUMENT,
        blocks: [{ kind: "paragraph", paragraph: { runs: [{ text }] } }],
      }),
    );
    expect(read).toContain("file:///etc/passwd");
  });
});
