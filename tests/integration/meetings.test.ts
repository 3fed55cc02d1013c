import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { endOfDay } from "#app/domain/dates.ts";
import type { ErrorCode } from "#app/domain/errors.ts";
import type { MeetingFields } from "#app/domain/meeting/meeting.ts";
import type { DecisionFields } from "#app/services/decisions.server.ts";
import type { GivenUpdate } from "#app/services/updates.server.ts";
import { type DemonstrationDatabase, openDemonstration } from "#tests/support/demonstration.ts";

const JULY = "delivery-board-july-2017";
const MARCH = "delivery-board-march-2017";
const PLANS = "planned-care-discharge-plans";
const WREN = `${JULY}-${PLANS}`;
const TEAM = "one-discharge-team";
const YVONNE = `${JULY}-yvonne-batchelor`;

let place: DemonstrationDatabase;
let facilitator: Viewer;
beforeEach(() => {
  place = openDemonstration({ mail: true });
  facilitator = place.viewerOf("frances-oyelaran");
});
afterEach(() => place.close());

const refused = (code: ErrorCode, field?: string) =>
  expect.objectContaining({
    code,
    ...(field === undefined ? {} : { details: expect.objectContaining({ field }) }),
  });
const sql = (text: string) => place.database.orm.$client.exec(text);
const count = (table: string) =>
  place.database.orm.$client.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number;

const board: MeetingFields = {
  kind: "health-and-wellbeing-board",
  name: "",
  date: "2017-09-20",
  papersDeadline: "2017-09-13",
  audience: "members of the board",
};
const given = (version: number, change: Partial<GivenUpdate> = {}): GivenUpdate => ({
  note: "Half of the practices have agreed.",
  status: "not-started",
  dueDate: "2017-09-30",
  formKey: "the-first-form",
  version,
  ...change,
});
const updateOf = (action: string, meeting = JULY) =>
  place.services.meetings.page(facilitator, meeting).updates.find(({ id }) => id === action);
/** The personal link's token for the owner without an account. */
const makeLink = (asked = WREN) => {
  const [text] = place.services.asking.makeTexts(facilitator, JULY, [asked]);
  return text?.link.split("/").at(-1) ?? "";
};
/** The area counts by the real calendar from here on. */
const useCalendar = (day: string) => {
  sql("UPDATE areas SET today = NULL");
  place.clock.now = Date.parse(`${day}T09:00:00Z`);
};

describe("a meeting", () => {
  test("is planned under the usual name of its board, and listed before those that are past", () => {
    const id = place.services.meetings.plan(facilitator, board);
    const { coming, past } = place.services.meetings.list(facilitator);
    expect(coming.map((each) => each.id)).toEqual([JULY, id]);
    expect(coming[1]?.name).toBe("Health and Wellbeing Board");
    expect(past).toMatchObject([{ id: MARCH, decisions: 3, packId: "pack-march-2017" }]);
  });

  test("wants papers before it, and a name where its kind has none", () => {
    const { plan } = place.services.meetings;
    const late = { ...board, papersDeadline: "2017-09-21" };
    expect(() => plan(facilitator, late)).toThrow(refused("invalid", "papersDeadline"));
    const nameless = { ...board, kind: "other" as const };
    expect(() => plan(facilitator, nameless)).toThrow(refused("invalid", "name"));
  });

  test("is changed from the version seen", () => {
    const { plan, change, page } = place.services.meetings;
    const id = plan(facilitator, board);
    change(facilitator, id, 1, { ...board, date: "2017-09-21" });
    expect(page(facilitator, id).meeting.date).toBe("2017-09-21");
    expect(() => change(facilitator, id, 1, board)).toThrow(refused("stale-version"));
  });

  test("is cancelled with a reason, stays in the list, and takes nothing more", () => {
    const token = makeLink();
    const { meetings, asking, updates, decisions, freezing } = place.services;
    meetings.cancel(facilitator, JULY, 1, "The chair is ill.");
    const { state, meeting } = meetings.page(facilitator, JULY);
    expect([state, meeting.cancelReason]).toEqual(["cancelled", "The chair is ill."]);
    expect(meetings.list(facilitator).coming.map(({ id }) => id)).toContain(JULY);
    const over = refused("meeting-cancelled");
    expect(() => meetings.change(facilitator, JULY, 2, board)).toThrow(over);
    expect(() => asking.ask(facilitator, JULY)).toThrow(over);
    expect(() => freezing.freeze(facilitator, JULY, 2)).toThrow(over);
    expect(() => decisions.record(facilitator, JULY, "some-form", noted)).toThrow(over);
    expect(() => updates.own(place.viewerOf("ruth-abernathy"), JULY)).toThrow(over);
    expect(() => updates.look(token)).toThrow(refused("token-spent"));
  });

  test("that has taken place is not cancelled", () => {
    const { cancel } = place.services.meetings;
    expect(() => cancel(facilitator, MARCH, 1, "Why not.")).toThrow(refused("meeting-over"));
  });
});

describe("asking owners", () => {
  const september = () => place.services.meetings.plan(facilitator, board);

  test("makes one request an open action, to one person once, and none a second time", () => {
    const id = september();
    const { asking, meetings } = place.services;
    const { toAsk } = meetings.page(facilitator, id);
    expect(asking.ask(facilitator, id)).toBe(toAsk);
    expect(toAsk).toBe(10);
    const { asked } = asking.page(facilitator, id);
    expect(asked.find(({ name }) => name === "Ruth Abernathy")).toMatchObject({
      requests: 2,
      open: 2,
      hasAccount: true,
    });
    expect(asked.find(({ name }) => name.startsWith("Tomasz Wren"))).toMatchObject({
      hasAccount: false,
      isMember: false,
    });
    expect(asking.ask(facilitator, id)).toBe(0);
    expect(meetings.page(facilitator, id).silent).toBe(10);
  });

  test("passes over work that is over, and names what has nobody to ask", () => {
    const id = september();
    sql(
      `UPDATE actions SET owner_name = '', owner_member_id = NULL, owner_partner_id = NULL WHERE id = '${PLANS}'`,
    );
    const { toAsk, unreachable } = place.services.meetings.page(facilitator, id);
    expect(toAsk).toBe(9);
    expect(unreachable).toMatchObject([{ id: PLANS, why: "no-owner" }]);
    expect(place.services.asking.ask(facilitator, id)).toBe(9);
    expect(updateOf("new-choice-protocol", id)).toBeUndefined();
  });

  test("asks the lead of an organisation that named nobody, and nobody who has left", () => {
    const id = september();
    sql(`UPDATE actions SET owner_name = '', owner_member_id = NULL WHERE id = '${PLANS}'`);
    sql("UPDATE members SET active = 0 WHERE id = 'kostas-vasiliou'");
    const { asking, meetings } = place.services;
    expect(meetings.page(facilitator, id).unreachable).toMatchObject([
      { id: "train-trusted-assessors", why: "has-left" },
    ]);
    asking.ask(facilitator, id);
    const harriet = asking
      .page(facilitator, id)
      .asked.find(({ name }) => name === "Harriet Penfold");
    expect(harriet).toMatchObject({ requests: 2 });
  });

  test("an action that changed hands is asked of its new owner, and the old link lets go of it", () => {
    const token = makeLink();
    sql(
      `UPDATE actions SET owner_name = '', owner_member_id = 'imran-qureshi' WHERE id = '${PLANS}'`,
    );
    const { updates, asking } = place.services;
    expect(updates.look(token).requests).toEqual([]);
    expect(() => updates.giveByLink(token, WREN, given(1))).toThrow(refused("not-found"));
    expect(asking.ask(facilitator, JULY)).toBe(1);
    const imran = place.viewerOf("imran-qureshi");
    const asked = updates.own(imran, JULY).requests.map((entry) => entry.id);
    expect(asked).toContain(PLANS);
  });

  test("sends each a message with their own way in, and a reminder at most once a day", () => {
    const id = september();
    const { asking, outbox } = place.services;
    asking.ask(facilitator, id);
    const messages = [];
    for (let each = outbox.next(); each; each = outbox.next()) {
      messages.push(each);
      outbox.sent(each);
    }
    // Nobody knows where the owner without an account is written to.
    expect(messages).toHaveLength(8);
    expect(messages.every(({ text }) => text.includes(`/meetings/${id}/updates`))).toBe(true);
    expect(asking.remind(facilitator, id)).toBe(8);
    expect(asking.remind(facilitator, id)).toBe(0);
    const wren = asking.page(facilitator, id).asked.find(({ isMember }) => !isMember);
    expect(wren?.remindedOn).toBeNull();
    while (outbox.next()) expect(true).toBe(true);

    asking.sendTo(facilitator, id, wren?.id ?? "", "wren@example.org");
    asking.sendTo(facilitator, id, wren?.id ?? "", "wren@example.org");
    const message = outbox.next();
    expect(message?.to).toBe("wren@example.org");
    const token = /\/updates\/(\S+)/.exec(message?.text ?? "")?.[1] ?? "";
    expect(place.services.updates.look(token).requests).toHaveLength(1);
    expect(outbox.next()).toBeNull();
  });

  test("a message that is due after the answer, or after the meeting, is not sent", () => {
    const { asking, outbox, updates } = place.services;
    asking.remind(facilitator, JULY);
    expect(outbox.next()).toBeNull();
    asking.sendTo(facilitator, JULY, WREN, "wren@example.org");
    updates.giveByLink(makeLink(), WREN, given(1));
    expect(outbox.next()).toBeNull();
  });

  test("needs a mail server for e-mail, and none for texts to copy", () => {
    const quiet = openDemonstration();
    const viewer = quiet.viewerOf("frances-oyelaran");
    const { asking } = quiet.services;
    expect(() => asking.remind(viewer, JULY)).toThrow(refused("mail-off"));
    const [text] = asking.makeTexts(viewer, JULY, [WREN]);
    expect(text?.text).toContain("Tomasz Wren");
    expect(text?.text).toContain(text?.link ?? "no link");
    quiet.close();
  });
});

describe("an answer", () => {
  test("of an owner without an account becomes a note, and changes status and date on record", () => {
    const token = makeLink();
    const { updates, plan } = place.services;
    const { requests, name } = updates.look(token);
    expect(name).toContain("Tomasz Wren");
    expect(requests.map(({ id, updates: said }) => [id, said.length])).toEqual([[PLANS, 0]]);
    // Mail programs look too, and look again.
    updates.look(token);
    const answer = given(requests[0]?.version ?? 0, { status: "at-risk", dueDate: "2017-10-31" });
    updates.giveByLink(token, WREN, answer);
    expect(updateOf(PLANS)?.updates).toMatchObject([
      {
        text: "Half of the practices have agreed.",
        changes: ["At risk, was not started", "Expected by 31 October 2017, was 30 September 2017"],
      },
    ]);
    const action = plan.action(facilitator, PLANS);
    expect(action.fields).toMatchObject({ status: "at-risk", dueDate: "2017-10-31" });
    expect(action.notes[0]?.person).toContain("Tomasz Wren");
    expect(action.history[0]?.person).toContain("Tomasz Wren");
    expect(action.history[0]?.fields.map((field) => [field.before, field.after])).toEqual([
      ["30 September 2017", "31 October 2017"],
      ["Not started", "At risk"],
    ]);
    expect(place.services.activity.page(facilitator, null).events[0]).toMatchObject({
      did: "gave an update before a meeting",
    });
  });

  test("sent twice is one, and a later one stands above it", () => {
    const token = makeLink();
    const { updates } = place.services;
    updates.giveByLink(token, WREN, given(1));
    updates.giveByLink(token, WREN, given(1));
    expect(updateOf(PLANS)?.updates).toHaveLength(1);
    place.clock.now += 60_000;
    updates.giveByLink(token, WREN, given(1, { note: "And more.", formKey: "another-form" }));
    expect(updateOf(PLANS)?.updates.map(({ text }) => text)).toEqual([
      "And more.",
      "Half of the practices have agreed.",
    ]);
  });

  test("to an action that somebody changed meanwhile is held back, and nothing is stored", () => {
    const token = makeLink();
    sql(`UPDATE actions SET due_date = '2017-12-01', version = 2 WHERE id = '${PLANS}'`);
    const notes = count("progress_notes");
    const { giveByLink } = place.services.updates;
    expect(() => giveByLink(token, WREN, given(1))).toThrow(refused("stale-version"));
    expect(count("progress_notes")).toBe(notes);
  });

  test("keeps a date, and gives the reason where it stops the work", () => {
    const token = makeLink();
    const { updates, plan } = place.services;
    const undated = given(1, { dueDate: null });
    expect(() => updates.giveByLink(token, WREN, undated)).toThrow(refused("invalid", "dueDate"));
    sql(`UPDATE actions SET start_date = '2017-08-01' WHERE id = '${PLANS}'`);
    const early = given(1, { dueDate: "2017-07-31" });
    expect(() => updates.giveByLink(token, WREN, early)).toThrow(refused("invalid", "dueDate"));
    updates.giveByLink(token, WREN, given(1, { status: "stopped", note: "The money went." }));
    expect(plan.action(facilitator, PLANS).fields).toMatchObject({
      status: "stopped",
      stopReason: "The money went.",
    });
  });

  test("by link is about its owner’s own actions alone, until the meeting’s day ends", () => {
    useCalendar("2017-07-12");
    const token = makeLink();
    const { updates } = place.services;
    const other = `${JULY}-${TEAM}`;
    expect(() => updates.giveByLink(token, other, given(1))).toThrow(refused("not-found"));
    expect(() => updates.look("not-a-token")).toThrow(refused("token-spent"));
    place.clock.now = endOfDay("2017-07-12");
    expect(updates.look(token).requests).toHaveLength(1);
    place.clock.now += 1;
    expect(() => updates.look(token)).toThrow(refused("token-spent"));
    expect(() => updates.giveByLink(token, WREN, given(1))).toThrow(refused("token-spent"));
    expect(() => place.services.asking.ask(facilitator, JULY)).toThrow(refused("meeting-over"));
  });

  test("by a link that was ended is refused, while a link made before a new one still works", () => {
    const [first, second] = [makeLink(), makeLink()];
    const { updates, asking } = place.services;
    expect(updates.look(first).requests).toHaveLength(1);
    asking.endLinks(facilitator, JULY, WREN);
    for (const token of [first, second]) {
      expect(() => updates.look(token)).toThrow(refused("token-spent"));
    }
  });

  test("comes in the product from whoever was asked or leads the organisation, and nobody else", () => {
    const { updates } = place.services;
    const own = (key: string) =>
      updates.own(place.viewerOf(key), JULY).requests.map(({ id }) => id);
    expect(own("ruth-abernathy")).toEqual([
      "home-assessment-before-placement",
      "weekend-care-starts",
    ]);
    expect(own("yvonne-batchelor")).toHaveLength(4);
    expect(own("frances-oyelaran")).toEqual([]);
    const adaeze = place.viewerOf("adaeze-okonkwo");
    const request = `${JULY}-${TEAM}`;
    expect(() => updates.give(adaeze, JULY, request, given(1))).toThrow(refused("forbidden"));
    expect(() => updates.give(adaeze, MARCH, request, given(1))).toThrow(refused("not-found"));
  });

  test("that did not come stands as silence; a note on the action itself counts as one", () => {
    expect(place.services.meetings.page(facilitator, JULY)).toMatchObject({ silent: 1 });
    expect(updateOf(PLANS)?.updates).toEqual([]);
    expect(updateOf(TEAM)?.updates).toHaveLength(1);
    place.services.plan.addNote(facilitator, PLANS, "He rang: all is well.");
    expect(place.services.meetings.page(facilitator, JULY).silent).toBe(0);
  });

  test("that is there needs no further text", () => {
    const [text] = place.services.asking.makeTexts(facilitator, JULY, [YVONNE]);
    expect(text).toBeUndefined();
    expect(place.services.asking.page(facilitator, JULY).asked).toHaveLength(9);
  });
});

const noted: DecisionFields = {
  text: "The board meets again in October.",
  whatToDo: "",
  changeKey: "",
  ownerPartnerId: null,
  ownerName: "",
  dueDate: null,
};
const acted: DecisionFields = {
  text: "Weekend starts are bought at once.",
  whatToDo: "Buy weekend starts for the winter.",
  changeKey: "seven-day-service",
  ownerPartnerId: "council",
  ownerName: "Ruth Abernathy",
  dueDate: "2017-10-31",
};

describe("a decision", () => {
  test("becomes an action of the plan, linked both ways, once however often it is sent", () => {
    const { decisions, meetings, plan } = place.services;
    decisions.record(facilitator, MARCH, "the-form-key", acted);
    decisions.record(facilitator, MARCH, "the-form-key", acted);
    const shown = meetings.page(facilitator, MARCH).decisions;
    expect(shown).toHaveLength(4);
    const [action] = shown[3]?.actions ?? [];
    const page = plan.action(facilitator, action?.id ?? "");
    expect(page.fields).toMatchObject({
      whatToDo: acted.whatToDo,
      dueDate: acted.dueDate,
      ownerPartnerId: "council",
      priority: "now",
    });
    expect(page.decided).toMatchObject([{ meetingId: MARCH, text: acted.text }]);
  });

  test("that is only to be noted makes no action", () => {
    const before = count("actions");
    place.services.decisions.record(facilitator, MARCH, "the-form-key", noted);
    expect(count("actions")).toBe(before);
  });

  test("about something to do says where it belongs, who does it and by when", () => {
    const { record } = place.services.decisions;
    const wanting = [
      [{ changeKey: "" }, "changeKey"],
      [{ ownerPartnerId: null }, "ownerPartnerId"],
      [{ ownerPartnerId: "elsewhere" }, "ownerPartnerId"],
      [{ dueDate: null }, "dueDate"],
      [{ dueDate: "2017-03-30" }, "dueDate"],
    ] as const;
    for (const [change, field] of wanting) {
      const fields = { ...acted, ...change };
      expect(() => record(facilitator, MARCH, "the-form-key", fields)).toThrow(
        refused("invalid", field),
      );
    }
    expect(place.services.meetings.page(facilitator, MARCH).decisions).toHaveLength(3);
  });

  test("is recorded from the meeting’s day on", () => {
    const { record } = place.services.decisions;
    expect(() => record(facilitator, JULY, "the-form-key", noted)).toThrow(
      refused("meeting-ahead"),
    );
    sql("UPDATE areas SET today = '2017-07-12'");
    record(facilitator, JULY, "the-form-key", noted);
    expect(place.services.meetings.page(facilitator, JULY).decisions).toHaveLength(1);
  });

  test("is put right by a dated correction beside its words, which nothing changes", () => {
    const { decisions, meetings } = place.services;
    decisions.correct(facilitator, MARCH, "next-review", "In July or August.");
    const shown = meetings
      .page(facilitator, MARCH)
      .decisions.find(({ id }) => id === "next-review");
    expect(shown).toMatchObject({
      text: "The board reviews the plan again in July.",
      corrections: [{ text: "In July or August.", person: "Frances Oyelaran" }],
    });
    expect(() => decisions.correct(facilitator, JULY, "next-review", "No.")).toThrow(
      refused("not-found"),
    );
    expect(() => sql("UPDATE decisions SET text = 'Other words'")).toThrow("append-only");
    expect(() => sql("DELETE FROM decision_corrections")).toThrow("append-only");
  });
});

describe("the pack", () => {
  const packs = () => place.services.packs.list(facilitator);

  test("is frozen when the day of the papers deadline ends, once", () => {
    useCalendar("2017-06-21");
    const { meetings, freezing } = place.services;
    const id = meetings.plan(facilitator, board);
    place.clock.now = endOfDay(board.papersDeadline);
    expect(freezing.runNext()).toBeNull();
    place.clock.now += 1;
    expect(freezing.runNext()).toMatchObject({ failed: false });
    expect(freezing.runNext()).toBeNull();
    const { packId, frozenAt } = meetings.page(facilitator, id).meeting;
    expect(packs().map((each) => each.id)).toContain(packId);
    expect(frozenAt).toBe(place.clock.now);
  });

  test("follows a deadline that moves, and is left alone where it was frozen by hand or cancelled", () => {
    useCalendar("2017-06-21");
    const { meetings, freezing } = place.services;
    const moved = meetings.plan(facilitator, board);
    meetings.change(facilitator, moved, 1, { ...board, papersDeadline: "2017-09-15" });
    const byHand = meetings.plan(facilitator, board);
    freezing.freeze(facilitator, byHand, 1);
    const cancelled = meetings.plan(facilitator, board);
    meetings.cancel(facilitator, cancelled, 1, "Too many.");
    const before = packs().length;
    place.clock.now = endOfDay("2017-09-13") + 1;
    while (freezing.runNext()) expect(packs()).toHaveLength(before);
    expect(meetings.page(facilitator, moved).meeting.packId).toBeNull();
    place.clock.now = endOfDay("2017-09-15") + 1;
    expect(freezing.runNext()).toMatchObject({ failed: false });
    expect(packs()).toHaveLength(before + 1);
  });

  test("is issued again as a new issue; the one before stays as it was", () => {
    const { freezing, meetings, plan, packs: issued } = place.services;
    const first = freezing.freeze(facilitator, JULY, 1);
    const asItWas = JSON.stringify(issued.pack(facilitator, first).report);
    plan.addNote(facilitator, PLANS, "Something new.");
    expect(() => freezing.freeze(facilitator, JULY, 1)).toThrow(refused("stale-version"));
    const second = freezing.freeze(facilitator, JULY, 2);
    expect(second).not.toBe(first);
    expect(meetings.page(facilitator, JULY).meeting.packId).toBe(second);
    expect(JSON.stringify(issued.pack(facilitator, first).report)).toBe(asItWas);
  });

  test("that cannot be made is tried again, and given up in the end; the work of others goes on", () => {
    useCalendar("2017-06-21");
    const { meetings, freezing } = place.services;
    meetings.plan(facilitator, board);
    sql("UPDATE jobs SET payload = '{}' WHERE kind = 'freeze-pack'");
    place.clock.now = endOfDay(board.papersDeadline) + 1;
    const again: (number | null)[] = [];
    for (let each = freezing.runNext(); each?.failed; each = freezing.runNext()) {
      again.push(each.again);
      place.clock.now = each.again ?? place.clock.now;
    }
    expect(again).toHaveLength(6);
    expect(again.at(-1)).toBeNull();
    // The outbox never claims what is not its own.
    expect(place.services.outbox.next()).toBeNull();
  });
});

describe("home", () => {
  const kinds = (key: string) =>
    place.services.home.page(place.viewerOf(key)).needs.map(({ kind }) => kind);

  test("names updates asked, what is due within a month, and papers for who runs the meeting", () => {
    expect(kinds("ruth-abernathy")).not.toContain("updates");
    expect(kinds("harriet-penfold")).toContain("updates");
    expect(kinds("joy-mensah")).not.toContain("due-soon");
    sql("UPDATE areas SET today = '2017-07-01'");
    expect(kinds("joy-mensah")).toContain("due-soon");
    expect(kinds("tunde-balogun")).not.toContain("due-soon");
    expect(place.services.home.page(facilitator).needs).toContainEqual(
      expect.objectContaining({ kind: "papers", asked: 10, silent: 1 }),
    );
    expect(kinds("adaeze-okonkwo")).not.toContain("papers");
  });

  test("stops asking once the answer is there", () => {
    place.services.updates.giveByLink(makeLink(), WREN, given(1));
    expect(kinds("harriet-penfold")).not.toContain("updates");
  });
});
