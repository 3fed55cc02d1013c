import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { DomainError } from "#app/domain/errors.ts";
import { type DemonstrationDatabase, openDemonstration } from "#tests/support/demonstration.ts";
import {
  openInOffice,
  readSheets,
  unzip,
  withoutOffice,
  withoutResults,
} from "#tests/support/office.ts";
import { readPdf } from "#tests/support/read-pdf.ts";

let demo: DemonstrationDatabase;
let finance: Viewer;

beforeAll(() => {
  demo = openDemonstration();
  finance = demo.viewerOf("sunita-bhatti");
});
afterAll(() => demo.close());

const RECOMMENDED = [
  "Note the grant of £16.163 million, of which 2018-19 and 2019-20 may still change.",
  "Agree that £12.27 million is used for 6 schemes as set out below, and that £3,893,000 is still unallocated.",
];

describe("the board paper", () => {
  it("asks the board in sentences that follow from the figures", () => {
    const { recommendations } = demo.services.funding.paper(finance);
    expect(recommendations.slice(0, 2)).toEqual(RECOMMENDED);
    expect(recommendations.join(" ")).toContain("Additional to earlier plans");
    expect(recommendations.join(" ")).toContain("1 comment is still without a response");
  });

  it("is a PDF with recommendations, steps by year, conditions and sign-offs", async () => {
    const { bytes, fileName } = await demo.services.funding.paperPdf(finance);
    expect(fileName).toBe("use-of-the-grant-demonstration-2017-06-21.pdf");
    const { text, outline } = await readPdf(bytes);
    for (const words of [...RECOMMENDED, "£16,163,000", "Not met", "Not signed yet", "page 17"]) {
      expect(text).toContain(words);
    }
    expect(outline).toEqual([
      "Recommendations",
      "Where the money goes",
      "By step and year",
      "Schemes",
      "Conditions of the grant",
      "Sign-off",
      "Consultation",
      "In England as a whole",
    ]);
  });

  it("is a Word document with the same sentences under real headings", async () => {
    const { bytes } = await demo.services.funding.paperDocx(finance);
    const xml = unzip(bytes, "word/document.xml");
    const headings = [...xml.matchAll(/<w:pStyle w:val="Heading1"\/>.*?<w:t[^>]*>([^<]+)</g)];
    expect(headings.map(([, title]) => title)).toEqual([
      "Recommendations",
      "Where the money goes",
      "By step and year",
      "Schemes",
      "Conditions of the grant",
      "Sign-off",
      "Consultation",
      "In England as a whole",
    ]);
    for (const words of RECOMMENDED) expect(xml).toContain(words);
    expect(xml).toContain("<w:tblHeader/>");
    expect(xml).toMatch(/descr="Where the money flows\. By year: 2017-18 £3,420,000/);
  });

  it("is not given to who may not read the funding", async () => {
    const recorder = demo.viewerOf("lin-zhao");
    const { funding } = demo.services;
    for (const make of [funding.paperPdf, funding.paperDocx, funding.workbook]) {
      await expect(make(recorder)).rejects.toThrow(DomainError);
    }
    expect(() => funding.schemesCsv(recorder)).toThrow(DomainError);
  });
});

describe("the workbook", () => {
  it("has totals that follow from the schemes, to the penny", async () => {
    const { bytes } = await demo.services.funding.workbook(finance);
    const sheets = await readSheets(bytes);
    expect(sheets.get("Years")?.at(-1)).toEqual([
      "All years",
      null,
      16_163_000,
      12_270_000,
      3_893_000,
    ]);
    expect(sheets.get("Steps")?.at(-1)?.at(-1)).toBe(12_270_000);
  });

  it.skipIf(withoutOffice)("comes to the same when LibreOffice works it out anew", async () => {
    const odd = openDemonstration();
    const { funding } = odd.services;
    // Shares that do not come out in whole pence, in both directions.
    funding.saveScheme(finance, null, oddScheme("Thirds", 33_333_335, [33.3, 33.3, 33.4]));
    funding.saveScheme(finance, null, oddScheme("Halves", 201, [50, 25, 25]));
    const { bytes } = await funding.workbook(finance);
    odd.close();
    expect(unzip(bytes, "xl/worksheets/sheet1.xml")).toContain("<f>");
    const cached = await readSheets(bytes);
    const anew = await readSheets(openInOffice(withoutResults(bytes), "xlsx", "xlsx"));
    for (const name of ["Years", "Steps", "Purposes", "Schemes"]) {
      const figures = (of: typeof anew) =>
        of.get(name)?.map((row) => row.map((cell) => (typeof cell === "number" ? cell : null)));
      expect(figures(anew), name).toEqual(figures(cached));
    }
    expect(anew.get("Years")?.at(-1)?.slice(2)).toEqual([16_163_000, 12_603_335.36, 3_559_664.64]);
  });

  function oddScheme(name: string, pence: number, [first = 0, second = 0, third = 0]: number[]) {
    return {
      name,
      description: "",
      leadPartnerId: "council",
      provider: "",
      step: 2 as const,
      purposes: { "meet-needs": first, "reduce-pressure": second, "support-market": third },
      continuing: false,
      committed: false,
      startsOn: null,
      endsOn: null,
      notes: "",
      measures: [],
      amounts: [{ year: "2017-18" as const, amount: pence }],
      actionIds: [],
    };
  }
});

it("the CSV holds one line a scheme, in pounds", () => {
  const { bytes } = demo.services.funding.schemesCsv(finance);
  const lines: Record<string, string>[] = parse(bytes, { bom: true, columns: true });
  expect(lines).toHaveLength(6);
  expect(lines.map((each) => Number(each.total)).reduce((sum, each) => sum + each, 0)).toBe(
    12_270_000,
  );
  expect(lines.find(({ scheme }) => scheme === "Hospital to home")).toMatchObject({
    step: "4",
    "y2017-18": "140000",
    "meet-needs": "30",
  });
});
