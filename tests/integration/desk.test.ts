import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Viewer } from "#app/domain/access/viewer.ts";
import type { ErrorCode } from "#app/domain/errors.ts";
import type { Level } from "#app/domain/model/edition.ts";
import { type DemonstrationDatabase, openDemonstration } from "#tests/support/demonstration.ts";

const JUNE = "june-2017";
const WARD = "home-first.assessment-away-from-ward";
const LONG_TERM = "home-first.long-term-care-decisions";
const CARE_HOME = "home-first.care-home-response";
const MINUTE = 60_000;

let demo: DemonstrationDatabase;
let frances: Viewer;
let bryn: Viewer;
beforeEach(() => {
  demo = openDemonstration();
  frances = demo.viewerOf("frances-oyelaran");
  bryn = demo.viewerOf("bryn-hopkins");
});
afterEach(() => demo.close());

const desk = () => demo.services.desk;
const discussion = () => demo.services.discussion;
const page = (viewer = frances, change = 4) => ({
  ...desk().page(viewer, JUNE, change),
  ...discussion().page(viewer, JUNE, change).room,
});
const screen = () => desk().screen(frances, JUNE);
const refused = (code: ErrorCode, details: object = {}) =>
  expect.objectContaining({ code, ...details });
const sql = (text: string) => demo.database.orm.$client.exec(text);
const versionOf = (row: string) => discussion().page(frances, JUNE, 4, row).chosen.version;
const agree = (viewer: Viewer, row: string, level: Level) =>
  discussion().agree(viewer, JUNE, row, {
    version: versionOf(row),
    level,
    rationale: "As the room heard it.",
    priority: false,
    targetLevel: null,
    targetDate: null,
  });
const left = (viewer = frances) => {
  const { now, clock } = page(viewer);
  return clock.endsAt === null ? clock.left : clock.endsAt - now;
};

describe("who holds the desk", () => {
  test("whoever leads the room first; the deputy is told, takes over, and it can be taken back", () => {
    expect(page().held).toMatchObject({ by: null, mine: false });
    discussion().reveal(frances, JUNE, 4);
    expect(page().held.mine).toBe(true);
    expect(page(bryn).held).toMatchObject({ name: "Frances Oyelaran", mine: false });
    const second = () => discussion().moveRow(bryn, JUNE, WARD, "start-second", versionOf(WARD));
    expect(second).toThrow(refused("desk-held"));
    expect(() => desk().moveClock(bryn, JUNE, 4, { kind: "start" })).toThrow(refused("desk-held"));
    desk().takeOver(bryn, JUNE, frances.memberId);
    second();
    expect(page().held).toMatchObject({ name: "Bryn Hopkins", mine: false });
    desk().takeOver(frances, JUNE, bryn.memberId);
    expect(page().held.mine).toBe(true);
  });

  test("two who reach for it at once: the later one is told that it changed hands", () => {
    desk().takeOver(bryn, JUNE, null);
    expect(() => desk().takeOver(frances, JUNE, null)).toThrow(refused("stale-version"));
    expect(page(bryn).held.mine).toBe(true);
  });

  test("a refused deed leaves nothing half done, and agreeing needs no desk", () => {
    discussion().reveal(frances, JUNE, 4);
    expect(() => discussion().reveal(bryn, JUNE, 3)).toThrow(refused("desk-held"));
    expect(
      discussion()
        .page(frances, JUNE, 3)
        .rows.every((row) => !row.revealed),
    ).toBe(true);
    agree(bryn, LONG_TERM, 4);
    expect(page().here).toMatchObject({ change: 4, row: CARE_HOME });
  });

  test("nobody who does not run the room sees it", () => {
    for (const person of ["joy-mensah", "imran-qureshi", "lin-zhao", "alan-whitcombe"]) {
      const viewer = demo.viewerOf(person);
      expect(() => page(viewer)).toThrow(refused("forbidden"));
      expect(() => desk().screen(viewer, JUNE)).toThrow(refused("forbidden"));
    }
  });
});

describe("where the room is", () => {
  test("follows the reveal, each agreed row, and the last one to the change as a whole", () => {
    expect(page().here).toBeNull();
    discussion().reveal(frances, JUNE, 4);
    expect(page().here).toMatchObject({ change: 4, row: CARE_HOME });
    agree(frances, CARE_HOME, 2);
    expect(page().here).toMatchObject({ row: WARD });
    agree(frances, WARD, 3);
    agree(frances, LONG_TERM, 4);
    expect(page().here).toMatchObject({ change: 4, row: null });
    expect(screen().scene).toMatchObject({ kind: "whole", level: null });
  });

  test("putting an agreed row right later leads nobody anywhere", () => {
    discussion().reveal(frances, JUNE, 4);
    agree(frances, CARE_HOME, 2);
    agree(frances, WARD, 3);
    agree(frances, CARE_HOME, 3);
    expect(page().here).toMatchObject({ row: LONG_TERM });
  });

  test("is said by hand, too: another change, and no row of another change", () => {
    desk().goTo(frances, JUNE, 2, null);
    expect(page().here).toMatchObject({ change: 2, row: null });
    expect(() => desk().goTo(frances, JUNE, 2, WARD)).toThrow(refused("unknown-row"));
  });
});

describe("the clock", () => {
  test("goes by the server, from the minutes of the change, and says what is left to both desks", () => {
    desk().moveClock(frances, JUNE, 4, { kind: "start" });
    demo.clock.now += 6 * MINUTE;
    expect(left()).toBe(9 * MINUTE);
    expect(left(bryn)).toBe(9 * MINUTE);
    desk().moveClock(frances, JUNE, 4, { kind: "add", minutes: 2 });
    desk().moveClock(frances, JUNE, 4, { kind: "pause" });
    demo.clock.now += 30 * MINUTE;
    expect(left()).toBe(11 * MINUTE);
    desk().moveClock(frances, JUNE, 4, { kind: "start" });
    desk().goTo(frances, JUNE, 5, null);
    expect(left()).toBe(19 * MINUTE);
  });
});

describe("the agenda", () => {
  test("has all changes and rows, in the model's order until revealed, then what deserves the time", () => {
    const { agenda, sum } = page();
    expect(agenda.map(({ rows }) => rows.length)).toEqual([2, 5, 3, 3, 4, 3, 3, 3]);
    expect(sum).toMatchObject({ planned: 128, left: 128, spare: null });
    const rowsOf = () => page().agenda[3]?.rows.map(({ key }) => key);
    expect(rowsOf()).toEqual([WARD, LONG_TERM, CARE_HOME]);
    discussion().reveal(frances, JUNE, 4);
    expect(rowsOf()).toEqual([CARE_HOME, WARD, LONG_TERM]);
    expect(page().agenda[0]?.rows.every(({ label, tier }) => label === null && tier === null)).toBe(
      true,
    );
  });

  test("is held against the workshop's end, whatever the day it was typed on", () => {
    // 10:00 in London.
    const minutes = { "home-first": 30 };
    desk().saveAgenda(frances, JUNE, { version: 1, minutes, endsAt: "12:00" });
    expect(page().sum).toMatchObject({ planned: 143, spare: -23 });
    demo.clock.now += 24 * 60 * MINUTE;
    expect(page().sum.spare).toBe(-23);
    expect(desk().agenda(frances, JUNE)).toMatchObject({ endsAt: "12:00", version: 2 });
  });

  test("from an older version is refused, and nothing of it is stored", () => {
    desk().saveAgenda(frances, JUNE, { version: 1, minutes: { "home-first": 30 }, endsAt: null });
    expect(() =>
      desk().saveAgenda(bryn, JUNE, { version: 1, minutes: { "home-first": 5 }, endsAt: "15:00" }),
    ).toThrow(refused("stale-version"));
    expect(page().agenda[3]?.minutes).toBe(30);
    expect(page().endsAt).toBeNull();
    expect(() =>
      desk().saveAgenda(bryn, JUNE, { version: 2, minutes: { "home-first": 0 }, endsAt: null }),
    ).toThrow(refused("invalid"));
  });

  test("tells those who run the room who is missing, by name and by how many rows", () => {
    const hospitals = page().people.find(({ partnerId }) => partnerId === "hospitals")?.people;
    expect(hospitals).toContainEqual({ name: "Marek Zieliński", answered: 0 });
    expect(hospitals).toContainEqual({ name: "Gareth Llewellyn", answered: 3 });
  });
});

describe("revealing all changes", () => {
  test("shows every one, and within a minute takes all of them back", () => {
    discussion().revealAll(frances, JUNE);
    expect(page().agenda.every(({ rows }) => rows.every(({ label }) => label !== null))).toBe(true);
    expect(page().here).toMatchObject({ change: 1 });
    expect(page().can).toEqual({ revealAll: false, takeBackAll: true });
    discussion().takeBack(frances, JUNE, "all", "Not yet.");
    expect(page().agenda.every(({ rows }) => rows.every(({ label }) => label === null))).toBe(true);
    expect(page().here).toMatchObject({ change: 1, row: null });
    discussion().revealAll(frances, JUNE);
    demo.clock.now += MINUTE + 1;
    expect(() => discussion().takeBack(frances, JUNE, "all", "Too late.")).toThrow(
      refused("too-late"),
    );
  });
});

describe("what follows from taking back and agreeing", () => {
  test("a change with a hidden row has no level; its sentence and target are kept", () => {
    discussion().reveal(frances, JUNE, 4);
    discussion().agreeChange(frances, JUNE, 4, {
      version: 1,
      level: 3,
      sentence: "Said too soon.",
      targetLevel: 4,
      targetDate: null,
    });
    discussion().takeBack(frances, JUNE, 4, "Two people were still scoring.");
    expect(discussion().page(frances, JUNE, 4).change).toMatchObject({
      agreedLevel: null,
      sentence: "Said too soon.",
      targetLevel: 4,
    });
  });

  test("a row is not agreed at the level of a different view on record", () => {
    discussion().reveal(frances, JUNE, 4);
    const view = { partnerId: "care-homes", level: 2, sentence: "Ours.", version: 0 } as const;
    discussion().recordView(frances, JUNE, WARD, view);
    expect(() => agree(frances, WARD, 2)).toThrow(
      refused("invalid", { message: expect.stringContaining("Care homes") }),
    );
    expect(discussion().page(frances, JUNE, 4, WARD).chosen.views).toHaveLength(1);
    discussion().removeView(frances, JUNE, WARD, "care-homes", 1);
    agree(frances, WARD, 2);
  });

  test("an aligned row with a view at its suggestion is not on the list to accept together", () => {
    sql(`UPDATE scores SET answer = '3' WHERE round_id = '${JUNE}' AND row_key = '${LONG_TERM}'`);
    discussion().reveal(frances, JUNE, 4);
    const listed = () =>
      discussion()
        .page(frances, JUNE, 4)
        .accept.accept.map(({ rowKey }) => rowKey);
    expect(listed()).toEqual([LONG_TERM]);
    const view = { partnerId: "care-homes", level: 3, sentence: "", version: 0 } as const;
    discussion().recordView(frances, JUNE, LONG_TERM, view);
    expect(listed()).toEqual([]);
  });
});

describe("the projector", () => {
  const shown = () => JSON.stringify(screen());

  test("shows how many have finished before the reveal, and no level, whoever scored what", () => {
    desk().goTo(frances, JUNE, 4, WARD);
    const before = shown();
    expect(screen().scene).toMatchObject({
      kind: "scoring",
      finished: { asked: 14, finished: 12 },
    });
    sql(`UPDATE scores SET answer = CASE answer WHEN '1' THEN '5' ELSE '1' END, reason = 'Other'
      WHERE round_id = '${JUNE}' AND answer IS NOT NULL`);
    expect(shown()).toBe(before);
  });

  test("shows the row the room is at once it is revealed, by organisation, never by person", () => {
    discussion().reveal(frances, JUNE, 4);
    const { scene } = screen();
    expect(scene).toMatchObject({ kind: "row", key: CARE_HOME, label: "polarised" });
    expect(shown()).not.toMatch(/Okonkwo|Oyelaran|joy-mensah|"people":/);
  });

  test("keeps to the first scores while a second is open, and counts who has scored again", () => {
    discussion().reveal(frances, JUNE, 4);
    const first = screen().scene;
    discussion().moveRow(frances, JUNE, CARE_HOME, "start-second", versionOf(CARE_HOME));
    demo.services.scores.record(demo.viewerOf("gareth-llewellyn"), JUNE, CARE_HOME, 2, {
      answer: 2,
      reason: "",
      sharing: "private",
      evidence: "",
      evidenceLink: "",
      version: 0,
      key: "again",
    });
    const { scene } = screen();
    expect(scene).toMatchObject({ waiting: { asked: 14, finished: 1 } });
    expect({ ...scene, waiting: null }).toEqual({ ...first, waiting: null });
  });
});
