import { resolve } from "node:path";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { createLog } from "#app/server/log.server.ts";
import { createReportPool } from "#app/server/report-pool.server.ts";
import type { ReportDocument } from "#app/services/reports/document.ts";
import { renderPdf } from "#app/services/reports/pdf.server.ts";
import { type DemonstrationDatabase, openDemonstration } from "#tests/support/demonstration.ts";

let demo: DemonstrationDatabase;
let facilitator: Viewer;

beforeEach(() => {
  demo = openDemonstration();
  facilitator = demo.viewerOf("frances-oyelaran");
});
afterEach(() => demo.close());

/** A PDF as a reader's software sees it. */
async function readPdf(bytes: Uint8Array) {
  const pdf = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
  const pages = await Promise.all(
    Array.from({ length: pdf.numPages }, async (_, at) => {
      const page = await pdf.getPage(at + 1);
      const { items } = await page.getTextContent();
      const words = items.flatMap((item) => ("str" in item ? item.str : []));
      const [, , width = 0, height = 0] = page.view;
      const links = await page.getAnnotations();
      return {
        text: words.join(" ").replace(/\s+/g, " "),
        /** The furthest right that any text reaches, in points. */
        reach: Math.max(
          ...items.map((item) => ("str" in item ? item.transform[4] + item.width : 0)),
        ),
        width,
        height,
        links: links.flatMap(({ url }) => url ?? []),
      };
    }),
  );
  const { info } = await pdf.getMetadata();
  return {
    pages,
    text: pages.map(({ text }) => text).join(" "),
    info: info as Record<string, unknown>,
    outline: (await pdf.getOutline())?.map(({ title }) => title) ?? [],
    tagged: await pdf.getMarkInfo(),
  };
}

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
    const { info, outline, tagged } = await readPlan();
    expect(info).toMatchObject({
      Title: "Action plan: Demonstration area (made-up scores)",
      Author: "Demonstration area (made-up scores)",
      Language: "en-GB",
    });
    expect(outline).toEqual(["Actions for now", "For later"]);
    expect(tagged).toBeNull();
  });

  it("prints any text somebody typed, without running over the edge", async () => {
    const { services } = demo;
    services.plan.add(facilitator, "home-first", {
      whereNow: "Łódź, ŵ, Ω and Привет 😀👩‍👩‍👧 שלום עולם <b>not bold</b> & \u202Ebackwards",
      whatToDo: `${"x".repeat(900)} ${"many words ".repeat(280)}`,
      dueDate: null,
      howKnow: "",
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
