import { readdirSync, readFileSync } from "node:fs";
import type { RouteConfigEntry } from "@remix-run/route-config";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Viewer } from "#app/domain/access/viewer.ts";
import routes from "#app/routes.ts";
import { type DemonstrationDatabase, openDemonstration } from "#tests/support/demonstration.ts";
import { readPdf } from "#tests/support/read-pdf.ts";

/*
 * A PDF of ours cannot be read well with a screen reader: each has a page that says the same, and
 * leads there from its first page and from its properties.
 */

const HOST = "http://127.0.0.1:3000";
const AREA = "/areas/demonstration";

type Made = { bytes: Uint8Array | string };

let demo: DemonstrationDatabase;
let facilitator: Viewer;
let pack: string;
beforeAll(() => {
  demo = openDemonstration();
  facilitator = demo.viewerOf("frances-oyelaran");
  pack = demo.services.packs.issue(facilitator, demo.services.packs.next(facilitator).number);
});
afterAll(() => demo.close());

/** By what they share: the tokens of links that readers outside the area were given. */
const tokens = new Map<string, string>();

function shared(what: string): string {
  const made = demo.services.shares.make(facilitator, { what, note: "Peer", until: "2026-06-20" });
  const token = made.url.split("/").at(-1) ?? "";
  tokens.set(what, token);
  return token;
}

/** Every PDF of the product: the service that makes it, and the page that says the same. */
const DOCUMENTS: Record<string, { from: string; make: () => Promise<Made>; page: () => string }> = {
  "the plan": {
    from: "plan-files.server.ts",
    make: () => demo.services.plan.pdf(facilitator),
    page: () => `${AREA}/plan`,
  },
  "the use of the grant": {
    from: "funding-paper.server.ts",
    make: () => demo.services.funding.paperPdf(facilitator),
    page: () => `${AREA}/funding/paper`,
  },
  "a round's record": {
    from: "record.server.ts",
    make: () => demo.services.record.pdf(facilitator, "march-2017"),
    page: () => `${AREA}/rounds/march-2017/record`,
  },
  "the results": {
    from: "results-downloads.server.ts",
    make: () => demo.services.downloads.make(facilitator, "march-2017", "results.pdf"),
    page: () => `${AREA}/rounds/march-2017/results`,
  },
  "the results for the board": {
    from: "results-downloads.server.ts",
    make: () => demo.services.downloads.make(facilitator, "march-2017", "results.pdf", true),
    page: () => `${AREA}/rounds/march-2017/results?reading=board`,
  },
  "score sheets": {
    from: "sheet-printing.server.ts",
    make: () =>
      demo.services.sheets.print(facilitator, "june-2017", { partnerId: null, large: false }),
    page: () => `${AREA}/rounds/june-2017/score`,
  },
  "score sheets in large print": {
    from: "sheet-printing.server.ts",
    make: () =>
      demo.services.sheets.print(facilitator, "june-2017", { partnerId: "council", large: true }),
    page: () => `${AREA}/rounds/june-2017/score`,
  },
  "the board's page": {
    from: "board.server.ts",
    make: () => demo.services.board.pdf(facilitator),
    page: () => `${AREA}/board`,
  },
  "an issued pack": {
    from: "packs.server.ts",
    make: () => demo.services.packs.pdf(facilitator, pack),
    page: () => `${AREA}/board/packs/${pack}`,
  },
  "a round for readers outside": {
    from: "shared-reading.server.ts",
    make: () => demo.services.shared.file(shared("round march-2017"), "results.pdf"),
    page: () => `/shared/${tokens.get("round march-2017")}`,
  },
  "the plan for readers outside": {
    from: "shared-reading.server.ts",
    make: () => demo.services.shared.file(shared("plan"), "plan.pdf"),
    page: () => `/shared/${tokens.get("plan")}`,
  },
  "a pack for readers outside": {
    from: "shared-reading.server.ts",
    make: () => demo.services.shared.file(shared("pack pack-march-2017"), "pack.pdf"),
    page: () => `/shared/${tokens.get("pack pack-march-2017")}`,
  },
  "an expression of interest": {
    from: "graduation-documents.server.ts",
    make: () => demo.services.graduation.expressionPdf(facilitator, "marram-sands"),
    page: () => `${AREA}/graduation/marram-sands/expression`,
  },
  "its evidence": {
    from: "graduation-documents.server.ts",
    make: () => demo.services.graduation.evidenceBytes(facilitator, "marram-sands", "pdf"),
    page: () => `${AREA}/graduation/marram-sands/evidence`,
  },
  "a quarterly return": {
    from: "return-files.server.ts",
    make: () => demo.services.returns.returnPdf(facilitator, "2016-17 Q4"),
    page: () => `${AREA}/returns/2016-17-q4/whole`,
  },
};

test("no PDF is made that is not held here", () => {
  const makers = readdirSync("app/services", { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .filter((name) =>
      /reports(\.pdf|\[\w+\])\(/.test(readFileSync(`app/services/${name}`, "utf8")),
    );
  expect(new Set(Object.values(DOCUMENTS).map(({ from }) => from))).toEqual(new Set(makers));
});

/** The addresses of pages, with what stands for their parts. */
function listPages(entries: readonly RouteConfigEntry[], above = ""): RegExp[] {
  return entries.flatMap(({ path, file, children }) => {
    const whole = [above, path].filter(Boolean).join("/");
    const own = file.endsWith(".tsx") ? [new RegExp(`^/${whole.replace(/:\w+/g, "[^/]+")}$`)] : [];
    return [...own, ...listPages(children ?? [], whole)];
  });
}

test.each(Object.keys(DOCUMENTS))("%s leads to the page that says the same", async (name) => {
  const document = DOCUMENTS[name];
  if (!document) throw new Error(`no document ${name}`);
  const { bytes } = await document.make();
  const { pages, info, outline, tagged, title } = await readPdf(bytes as Uint8Array);
  const page = `${HOST}${document.page()}`;
  expect(pages[0]?.links).toContain(page);
  expect(info.Subject).toContain(`The same as an accessible web page: ${page}`);
  expect(info.Subject).toMatch(/As at \d{1,2} [A-Z][a-z]+ \d{4}\./);
  expect(info.Language).toBe("en-GB");
  expect(info.Title).toMatch(/^.+: Demonstration area \(made-up scores\)$/);
  expect(info.Author).toBe("Demonstration area (made-up scores)");
  expect(title, "a reader shows the title, not the file's name").toBe(true);
  expect(outline.length, "bookmarks").toBeGreaterThan(0);
  expect(outline.every((each) => each.trim() !== "")).toBe(true);
  // Contents stand on the first page, whole.
  const first = pages[0]?.text ?? "";
  const left = first.includes("Contents") ? outline.filter((each) => !first.includes(each)) : [];
  expect(left).toEqual([]);
  // It claims no tags, since it has none.
  expect(tagged).toBeNull();
  const known = listPages(routes as RouteConfigEntry[]);
  const path = document.page().replace(/\?.*/, "");
  expect(
    known.some((pattern) => pattern.test(path)),
    path,
  ).toBe(true);
});
