import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { formatDate, londonDate } from "#app/domain/dates.ts";
import { BLANK_ACTION } from "#app/domain/plan/action-fields.ts";
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
let facilitator: Viewer;

/** An action with all that a plan can say of one, in words that stand nowhere else. */
const TYPED = {
  ...BLANK_ACTION,
  whereNow: "Nobody on Quince ward knows the new form.",
  whatToDo: "=Show the new form to Quince ward & “others”.",
  dueDate: "2017-06-01",
  howKnow: "Eleven of twelve have seen it.",
  ownerPartnerId: "council",
  ownerName: "Peregrine Larkspur",
  status: "off-track",
} as const;

beforeAll(() => {
  demo = openDemonstration();
  facilitator = demo.viewerOf("frances-oyelaran");
  const id = demo.services.plan.add(facilitator, "trusted-assessors", TYPED);
  demo.services.plan.addNote(facilitator, id, "Quince ward asked for large print.");
});
afterAll(() => demo.close());

const plan = () => demo.services.plan;
const report = () => plan().page(facilitator).report;
const entries = () =>
  [report().now, report().later, report().past].flatMap((groups) =>
    groups.flatMap((group) => group.entries),
  );

/** Without what a program adds between words when it breaks lines. */
const closely = (text: string) => text.replace(/\s+/g, "");

/** The words of a Word document's paragraphs. */
const wordsOf = (bytes: Uint8Array) =>
  unzip(bytes, "word/document.xml")
    .replace(/<[^>]+>/g, " ")
    .replaceAll("&apos;", "'")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");

describe("the plan's files", () => {
  it("say what the page says, in the same sentences and with the same figures", async () => {
    const { sentences } = report();
    const pdf = await readPdf((await plan().pdf(facilitator)).bytes);
    const docx = wordsOf((await plan().docx(facilitator)).bytes);
    const sheets = await readSheets((await plan().workbook(facilitator)).bytes);
    const about = JSON.stringify(sheets.get("About")?.flat());
    for (const sentence of sentences) {
      expect(closely(pdf.text)).toContain(closely(sentence));
      expect(docx).toContain(sentence);
      expect(about).toContain(sentence);
    }
    const csv: Record<string, string>[] = parse(plan().csv(facilitator).bytes, {
      bom: true,
      columns: true,
    });
    const [head = [], ...lines] = sheets.get("Actions") ?? [];
    expect(csv).toHaveLength(entries().length);
    expect(lines).toHaveLength(entries().length);
    const cell = (row: unknown[] | undefined, label: string) => row?.[head.indexOf(label)] ?? "";
    for (const [at, entry] of entries().entries()) {
      const line = lines[at];
      const record = csv[at];
      for (const words of [entry.whereNow, entry.whatToDo, entry.howKnow, entry.lead]) {
        expect(closely(pdf.text), entry.topic).toContain(closely(words));
        expect(closely(docx), entry.topic).toContain(closely(words));
      }
      expect([
        cell(line, "Where are you now?"),
        String(cell(line, "What do you need to do?")).replace(/^'/, ""),
        cell(line, "How will you know it has been successful?"),
        cell(line, "Owner"),
        cell(line, "Named lead"),
        cell(line, "Status"),
        cell(line, "Measure"),
      ]).toEqual([
        entry.whereNow,
        entry.whatToDo,
        entry.howKnow,
        entry.owner?.name ?? "",
        entry.lead,
        entry.statusName,
        entry.measure ?? "",
      ]);
      const due = cell(line, "When will it be done by?");
      const dated = due instanceof Date ? formatDate(londonDate(due.getTime())) : "No date yet";
      expect(dated).toBe(entry.due);
      const late = Number(cell(line, "Days overdue") || 0);
      expect(late === 0 ? "" : `Overdue by ${late} ${late === 1 ? "day" : "days"}`).toBe(
        entry.lateness,
      );
      expect(record).toMatchObject({
        where_now: entry.whereNow,
        status: entry.statusName,
        owner: entry.owner?.name ?? "",
        days_overdue: late === 0 ? "" : String(late),
      });
    }
    // A text that a spreadsheet would run is kept from it in the CSV, and a plain text in the workbook.
    expect(csv.map((each) => each.what_to_do)).toContain(`'${TYPED.whatToDo}`);
    expect(docx).toContain("Quince ward asked for large print.");
  });

  it("are named after the area and the day, so that they sort", async () => {
    const names = [
      await plan().pdf(facilitator),
      await plan().docx(facilitator),
      await plan().workbook(facilitator),
      plan().csv(facilitator),
    ].map(({ fileName }) => fileName);
    expect(names).toEqual(
      ["pdf", "docx", "xlsx", "csv"].map((end) => `action-plan-demonstration-2017-06-21.${end}`),
    );
  });
});

describe("the plan in Word", () => {
  it("has a real heading for each change over the national template's columns", async () => {
    const { bytes } = await plan().docx(facilitator);
    const xml = unzip(bytes, "word/document.xml");
    const headings = [
      ...xml.matchAll(/<w:pStyle w:val="(Heading[12])"\/>.*?<w:t[^>]*>([^<]+)</g),
    ].map(([, level, words]) => `${level} ${words}`);
    expect(headings.slice(0, 3)).toEqual([
      "Heading1 Actions for now",
      "Heading2 1. Early discharge planning",
      "Heading2 2. Systems to monitor patient flow",
    ]);
    expect(headings).toContain("Heading1 For later");
    const first = /<w:tr>.*?<\/w:tr>/s.exec(xml)?.[0] ?? "";
    expect(first).toContain("<w:tblHeader/>");
    expect([...first.matchAll(/<w:t[^>]*>([^<]+)</g)].map(([, words]) => words)).toEqual([
      "Where are you now?",
      "What do you need to do?",
      "When will it be done by?",
      "How will you know it has been successful?",
    ]);
    expect(unzip(bytes, "word/styles.xml")).toContain('<w:lang w:val="en-GB"/>');
    expect(unzip(bytes, "docProps/core.xml")).toContain("Action plan: Demonstration area");
    // It can be written in: nothing of it is protected.
    expect(unzip(bytes, "word/settings.xml")).not.toContain("documentProtection");
  });

  it.skipIf(withoutOffice)("opens in LibreOffice with every word of it", async () => {
    const { bytes } = await plan().docx(facilitator);
    const { text, pages } = await readPdf(openInOffice(bytes, "docx", "pdf"));
    expect(pages.length).toBeLessThan(20);
    for (const entry of entries()) {
      expect(closely(text), entry.topic).toContain(closely(entry.howKnow));
    }
    expect(closely(text)).toContain(closely(TYPED.whatToDo));
  });
});

describe("the plan in Excel", () => {
  const counts = (of: Awaited<ReturnType<typeof readSheets>>, sheet: string) =>
    new Map(of.get(sheet)?.map((row) => [row.find((cell) => typeof cell === "string"), row]));

  it("counts by status and by change what the page counts", async () => {
    const sheets = await readSheets((await plan().workbook(facilitator)).bytes);
    const { counts: known } = report();
    const status = counts(sheets, "Status");
    expect(status.get("Off track")?.[1]).toBe(known.statuses["off-track"]);
    expect(status.get("All actions")?.slice(1)).toEqual([
      known.now,
      known.later,
      known.past,
      known.now + known.later + known.past,
    ]);
    const all = counts(sheets, "Changes").get("All changes");
    expect(all?.slice(2)).toEqual([known.now, known.statuses.complete, known.overdue, known.later]);
  });

  it("keeps its headers in sight, can be filtered, and has dates that are dates", async () => {
    const { bytes } = await plan().workbook(facilitator);
    const sheet = unzip(bytes, "xl/worksheets/sheet1.xml");
    expect(sheet).toMatch(/<pane xSplit="3" ySplit="1"[^>]*state="frozen"/);
    expect(sheet).toContain("<autoFilter");
    const sheets = await readSheets(bytes);
    expect(sheets.get("Actions")?.[1]?.some((cell) => cell instanceof Date)).toBe(true);
  });

  it.skipIf(withoutOffice)("comes to the same when LibreOffice works it out anew", async () => {
    const { bytes } = await plan().workbook(facilitator);
    const cached = await readSheets(bytes);
    const anew = await readSheets(openInOffice(withoutResults(bytes), "xlsx", "xlsx"));
    for (const name of ["Actions", "Status", "Changes"]) {
      const figures = (of: typeof anew) =>
        of.get(name)?.map((row) => row.map((cell) => (typeof cell === "number" ? cell : null)));
      expect(figures(anew), name).toEqual(figures(cached));
    }
  });
});
