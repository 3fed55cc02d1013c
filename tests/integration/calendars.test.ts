import { afterEach, beforeEach, expect, test } from "vitest";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { type DemonstrationDatabase, openDemonstration } from "#tests/support/demonstration.ts";

let place: DemonstrationDatabase;
let facilitator: Viewer;
beforeEach(() => {
  place = openDemonstration();
  facilitator = place.viewerOf("frances-oyelaran");
});
afterEach(() => place.close());

type Property = { name: string; parameters: string; value: string };

/** A calendar file read by the rules of RFC 5545 alone: lines unfolded, then events, then text. */
function readCalendar(file: string) {
  expect(file.endsWith("\r\n")).toBe(true);
  expect(file.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  for (const line of file.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  const properties = file
    .replace(/\r\n[ \t]/g, "")
    .trimEnd()
    .split("\r\n")
    .map((line): Property => {
      const [, name = "", parameters = "", value = ""] = /^([A-Z-]+)([^:]*):(.*)$/.exec(line) ?? [];
      return { name, parameters, value };
    });
  expect(properties[0]).toMatchObject({ name: "BEGIN", value: "VCALENDAR" });
  expect(properties.at(-1)).toMatchObject({ name: "END", value: "VCALENDAR" });
  const events: Map<string, Property>[] = [];
  for (const property of properties) {
    if (property.name === "BEGIN" && property.value === "VEVENT") events.push(new Map());
    else events.at(-1)?.set(property.name, property);
  }
  return events.map((event) => {
    const text = (name: string) =>
      (event.get(name)?.value ?? "").replace(/\\([\\;,nN])/g, (_all, mark: string) =>
        mark.toLowerCase() === "n" ? "\n" : mark,
      );
    return {
      uid: text("UID"),
      sequence: Number(text("SEQUENCE")),
      start: event.get("DTSTART"),
      summary: text("SUMMARY"),
      description: text("DESCRIPTION"),
      url: text("URL"),
      status: text("STATUS"),
    };
  });
}

const planOf = (viewer: Viewer, mine = false) =>
  readCalendar(place.services.calendars.plan(viewer, { mine }).bytes);
const dated = (events: ReturnType<typeof readCalendar>) =>
  events.map(({ uid, start }) => [uid.split("@")[0], start?.value]);

test("the plan’s open actions stand on their days, whole and without a time zone", () => {
  const file = place.services.calendars.plan(facilitator, { mine: false });
  expect(file.fileName).toBe("action-plan-demonstration.ics");
  const events = readCalendar(file.bytes);
  const team = events.find(({ uid }) => uid.startsWith("action-one-discharge-team@"));
  expect(team?.start).toEqual({ name: "DTSTART", parameters: ";VALUE=DATE", value: "20170930" });
  expect(team?.summary).toBe("Due: A joint discharge team");
  expect(team?.url).toMatch(/\/areas\/demonstration\/plan\/one-discharge-team$/);
  expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
  // What is complete is over.
  expect(events.map(({ uid }) => uid).join()).not.toContain("new-choice-protocol");
});

test("one’s own holds what is one’s by name, and a lead’s what the organisation owns", () => {
  expect(dated(planOf(place.viewerOf("ruth-abernathy"), true)).sort()).toEqual([
    ["action-home-assessment-before-placement", "20180331"],
    ["action-weekend-care-starts", "20170616"],
  ]);
  const lead = dated(planOf(place.viewerOf("yvonne-batchelor"), true)).map(([uid]) => uid);
  expect(lead).toContain("action-weekend-care-starts");
  expect(lead).toContain("action-train-trusted-assessors");
  expect(lead).not.toContain("action-bottlenecks-put-right");
  expect(planOf(facilitator, true)).toEqual([]);
});

test("whatever was typed comes through as it was, and its event stays the same when it moves", () => {
  const words = "One, two; three \\ four: «ünïcödé» 🏠\nBEGIN:VEVENT\r\nEND:VCALENDAR";
  const set = place.database.orm.$client.prepare(
    "UPDATE actions SET what_to_do = ?, due_date = ?, version = version + 1 WHERE id = 'weekend-care-starts'",
  );
  const find = () =>
    planOf(facilitator).find(({ uid }) => uid.startsWith("action-weekend-care-starts@"));
  const before = find();
  set.run(`${words}\u0000\u001b ${"long ".repeat(60)}`, "2017-10-29");
  const after = find();
  expect(after?.description).toContain(words.replace("\r\n", "\n"));
  expect(after?.uid).toBe(before?.uid);
  expect(after?.start?.value).toBe("20171029");
  expect(after?.sequence).toBe((before?.sequence ?? 0) + 1);
});

test("meetings stand with the days their papers are due; a cancelled one says so", () => {
  const { meetings, calendars } = place.services;
  meetings.cancel(facilitator, "delivery-board-july-2017", 1, "The chair is ill.");
  const events = readCalendar(calendars.meetings(facilitator).bytes);
  expect(dated(events)).toEqual([
    ["meeting-delivery-board-march-2017", "20170331"],
    ["papers-delivery-board-march-2017", "20170329"],
    ["meeting-delivery-board-july-2017", "20170712"],
    ["papers-delivery-board-july-2017", "20170705"],
  ]);
  expect(events.map(({ status }) => status)).toEqual(["", "", "CANCELLED", "CANCELLED"]);
});
