import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Viewer } from "#app/domain/access/viewer.ts";
import type { SheetEntry } from "#app/domain/sheet/sheet.ts";
import { type DemonstrationDatabase, openDemonstration } from "#tests/support/demonstration.ts";
import { readPdf } from "#tests/support/read-pdf.ts";

const JUNE = "june-2017";
const ROW = "early-discharge-planning.emergency-admissions";
const OTHER = "early-discharge-planning.elective-admissions";
const HOME = "home-first.care-home-response";

let demo: DemonstrationDatabase;
let recorder: Viewer;
let facilitator: Viewer;
beforeEach(() => {
  demo = openDemonstration();
  recorder = demo.viewerOf("lin-zhao");
  facilitator = demo.viewerOf("frances-oyelaran");
});
afterEach(() => demo.close());

const entry = (rowKey: string, answer: SheetEntry["answer"], reason = ""): SheetEntry => ({
  rowKey,
  answer,
  reason,
  sharing: "named",
});
const SECRET = "Zebra crossing";
const save = (entries: SheetEntry[], key = "form-one", label = "3", partnerId = "care-homes") =>
  demo.services.sheets.save(recorder, JUNE, { partnerId, label, entries }, key);
const query = (text: string) => demo.database.orm.$client.prepare(text).all() as { n: number }[];
const sheetOf = (partnerId: string) =>
  demo.services.sheets.page(recorder, JUNE).partners.find(({ id }) => id === partnerId)?.sheets[0];
const expectRefusal = (work: () => unknown, code: string) =>
  expect(work).toThrow(expect.objectContaining({ code }));

describe("sheets to print", () => {
  it.each([true, false])(
    "have room for a long name of an organisation (large: %s)",
    async (large) => {
      const name =
        "The Royal Marram Sands and Saltings Partnership of Community, Mental Health and Learning Disability Services NHS Foundation Trust";
      demo.database.orm.$client
        .prepare("UPDATE round_partners SET name = ? WHERE round_id = ? AND partner_id = 'council'")
        .run(name, JUNE);
      const { bytes } = await demo.services.sheets.print(facilitator, JUNE, {
        partnerId: "council",
        large,
      });
      const [page] = (await readPdf(bytes)).pages;
      const heightOf = (word: string) =>
        page?.lines.find(({ text }) => text.includes(word))?.y ?? 0;
      expect(page?.text).toContain(name);
      expect(heightOf("Trust")).toBeLessThan(heightOf("The Royal"));
      const title = large ? 26 : 20;
      expect(heightOf("Trust") - heightOf("Early discharge")).toBeGreaterThan(title);
      expect(page?.reach).toBeLessThan((page?.width ?? 0) - 30);
    },
  );
});

describe("a paper sheet", () => {
  it("is in with its number of rows, and nobody is told what it says before the reveal", () => {
    save([entry(ROW, 5, SECRET), entry(OTHER, "dont-know")]);
    expect(sheetOf("care-homes")).toMatchObject({ name: "Sheet 3", first: 2, strikable: 2 });
    const { sheets, rounds, discussion, results, activity, people } = demo.services;
    const seen = JSON.stringify([
      sheets.page(recorder, JUNE),
      sheets.form(recorder, JUNE, "care-homes", "3"),
      sheets.sheet(facilitator, JUNE, sheetOf("care-homes")?.id ?? ""),
      rounds.overview(recorder, JUNE),
      discussion.page(facilitator, JUNE, 1),
      results.page(recorder, JUNE),
      activity.page(facilitator, null),
      people.page(facilitator),
    ]);
    expect(seen).not.toContain(SECRET);
    expect(seen).not.toContain('"answer":5');
    // Those who run the room see that it is in.
    const change = rounds.overview(facilitator, JUNE).changes[0];
    const counts = change?.byPartner.find((each) => each.partnerId === "care-homes");
    const before = query("SELECT count(*) AS n FROM members WHERE partner_id = 'care-homes'");
    expect(counts?.asked).toBe(before[0]?.n);
    expect(JSON.stringify(people.page(facilitator))).not.toContain("Sheet 3");
  });

  it("counts for its partner like anybody once its rows are revealed", () => {
    const panel = () =>
      demo.services.discussion.page(facilitator, JUNE, 1, ROW).chosen.report?.counts;
    save([entry(ROW, 5, SECRET)]);
    demo.services.discussion.reveal(facilitator, JUNE, 1);
    const page = demo.services.discussion.page(facilitator, JUNE, 1, ROW);
    const all = Object.values(panel() ?? {}).reduce((sum, each) => sum + each, 0);
    expect(all).toBe(15);
    expect(JSON.stringify(page)).toContain(SECRET);
  });

  it("is stored once when its form is sent twice, and not changed by what comes with it", () => {
    const first = save([entry(ROW, 5)]);
    expect(save([entry(ROW, 1), entry(OTHER, 1)])).toEqual({ ...first, again: true });
    expect(
      query("SELECT count(*) AS n FROM scores WHERE origin = 'paper' AND round_id = 'june-2017'"),
    ).toEqual([{ n: 1 }]);
    expect(
      query("SELECT answer AS n FROM scores WHERE origin = 'paper' AND round_id = 'june-2017'"),
    ).toEqual([{ n: "5" }]);
  });

  it("takes more rows later, and no row twice", () => {
    save([entry(ROW, 5)]);
    expect(save([entry(OTHER, 2)], "form-two", "sheet 3")).toMatchObject({ again: false });
    expect(sheetOf("care-homes")?.first).toBe(2);
    expectRefusal(() => save([entry(HOME, 2), entry(ROW, 2)], "form-three"), "sheet-rows");
    expect(sheetOf("care-homes")?.first).toBe(2);
    expectRefusal(() => save([], "form-four", "9"), "invalid");
    expectRefusal(() => save([entry(ROW, 2)], "form-five", " "), "invalid");
    expectRefusal(() => save([entry(ROW, 2, "x".repeat(2001))], "form-six", "8"), "invalid");
  });

  it("is refused as a whole, by row, when one of its rows was revealed meanwhile", () => {
    demo.services.discussion.reveal(facilitator, JUNE, 4);
    try {
      save([entry(ROW, 2), entry(HOME, 3)]);
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({
        code: "sheet-rows",
        details: { rows: { [HOME]: "This row was revealed: it takes no score now." } },
      });
    }
    expect(
      query("SELECT count(*) AS n FROM scores WHERE origin <> 'own' AND round_id = 'june-2017'"),
    ).toEqual([{ n: 0 }]);
    expect(query("SELECT count(*) AS n FROM guests")).toEqual([{ n: 0 }]);
  });

  it("takes a second score where one is open", () => {
    save([entry(HOME, 2)]);
    demo.services.discussion.reveal(facilitator, JUNE, 4);
    const row = demo.services.discussion.page(facilitator, JUNE, 4, HOME).chosen;
    demo.services.discussion.moveRow(facilitator, JUNE, HOME, "start-second", row.version);
    save([entry(HOME, 3)], "form-two");
    expect(sheetOf("care-homes")).toMatchObject({ first: 1, second: 1, strikable: 1 });
    expectRefusal(() => save([entry(HOME, 4)], "form-three"), "sheet-rows");
  });

  it("is struck before the reveal alone, audited, and can be typed again", () => {
    save([entry(ROW, 5), entry(HOME, 2)]);
    demo.services.discussion.reveal(facilitator, JUNE, 4);
    const id = sheetOf("care-homes")?.id ?? "";
    demo.services.sheets.strike(recorder, JUNE, id);
    expect(sheetOf("care-homes")).toMatchObject({ first: 1, strikable: 0 });
    expectRefusal(() => demo.services.sheets.strike(recorder, JUNE, id), "pass-revealed");
    save([entry(ROW, 4)], "form-two");

    save([entry(ROW, 5)], "form-three", "1", "council");
    demo.services.sheets.strike(facilitator, JUNE, sheetOf("council")?.id ?? "");
    expect(sheetOf("council")).toBeUndefined();
    save([entry(ROW, 3)], "form-four", "1", "council");
    const log = demo.services.activity.page(facilitator, null).events;
    expect(log.filter((event) => event.did === "struck a paper sheet")).toHaveLength(2);
    // The log tells the day on which sheets were typed in, never the time of one.
    const typed = log.filter((event) => event.did === "typed in a paper sheet");
    expect(typed.map((event) => event.hasTime)).toEqual([false]);
  });
});
