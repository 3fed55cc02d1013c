import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { DomainError } from "#app/domain/errors.ts";
import { type ActionFields, BLANK_ACTION } from "#app/domain/plan/action-fields.ts";
import { findRound, listRoundRows, updateRoundRow } from "#db/queries/rounds.server.ts";
import { type DemonstrationDatabase, openDemonstration } from "#tests/support/demonstration.ts";

let demo: DemonstrationDatabase;
let facilitator: Viewer;
let council: Viewer;
let hospitals: Viewer;

beforeEach(() => {
  demo = openDemonstration();
  facilitator = demo.viewerOf("frances-oyelaran");
  council = demo.viewerOf("yvonne-batchelor");
  hospitals = demo.viewerOf("gareth-llewellyn");
});
afterEach(() => demo.close());

/** The council's action on a joint discharge team. */
const TEAM = "one-discharge-team";
/** The hospitals' action on how quickly care homes assess. */
const HOMES = "care-homes-within-two-days";
/** An action nobody has begun. */
const CAPACITY = "patient-flow.pathway-capacity.3";

const plan = () => demo.services.plan;

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
  return "done";
}

function edit(viewer: Viewer, id: string, change: Partial<ActionFields>, version?: number) {
  const { fields, version: seen } = plan().action(viewer, id);
  plan().save(viewer, id, version ?? seen, { ...fields, ...change });
}

function allEntries(viewer = facilitator) {
  const { report } = plan().page(viewer);
  return [...report.now, ...report.later, ...report.past].flatMap(({ entries }) => entries);
}

function anEntry(id: string) {
  const entry = allEntries().find((each) => each.id === id);
  if (!entry) throw new Error(`no entry ${id}`);
  return entry;
}

/** Closes June's round with every row agreed at one level, one step below its target. */
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
  const versionNow = () => services.rounds.overview(facilitator, round.id).round.version;
  services.rounds.sendDraft(facilitator, round.id, versionNow(), "2017-06-28");
  services.rounds.close(facilitator, round.id, versionNow());
  return round.id;
}

describe("the plan's page", () => {
  it("shows what the closed round proposed, now and later, with what is overdue on the area's own day", () => {
    const { report, offer } = plan().page(facilitator);
    expect(report.asAt).toBe("21 June 2017");
    expect(report.counts.now).toBe(11);
    expect(report.counts.overdue).toBe(3);
    expect(report.counts.later).toBeGreaterThan(5);
    expect(offer).toBeNull();
    expect(anEntry(HOMES)).toMatchObject({ due: "31 May 2017", lateness: "Overdue by 21 days" });
  });

  it("is read by boards and observers, and offers them nothing to change", () => {
    const { can, offer, deleted } = plan().page(demo.viewerOf("alan-whitcombe"));
    expect([can.add, can.manage, offer, deleted]).toEqual([false, false, null, []]);
  });
});

describe("a later round", () => {
  it("proposes additions and never overwrites a word anyone typed", () => {
    edit(facilitator, CAPACITY, { howKnow: "Our own measure of it." });
    const before = allEntries().length;
    const june = closeJune(3);

    const { offer } = plan().page(facilitator);
    expect(offer).toMatchObject({ round: "June 2017 self-assessment" });
    const preview = plan().proposals(facilitator);
    expect(preview.added.length).toBe(offer?.added);
    expect(preview.reached.map(({ id }) => id)).toContain(TEAM);

    expect(plan().takeProposals(facilitator, june)).toBe(preview.added.length);
    expect(allEntries()).toHaveLength(before + preview.added.length);
    expect(anEntry(TEAM)).toMatchObject({
      mark: "reached",
      whatToDo: expect.stringContaining("one morning huddle"),
      status: "on-track",
      latestNote: { on: "19 June 2017" },
    });
    expect(anEntry(CAPACITY)).toMatchObject({ mark: "reached", howKnow: "Our own measure of it." });
  });

  it("brings what nobody has begun up to date, word for word except the edited field", () => {
    edit(facilitator, CAPACITY, { howKnow: "Our own measure of it." });
    const june = closeJune(2);
    plan().takeProposals(facilitator, june);
    const action = plan().action(facilitator, CAPACITY);
    expect(action.fields.whereNow).toContain("The room said so in June.");
    expect(action.fields.howKnow).toBe("Our own measure of it.");
    expect(action.fields.priority).toBe("now");
    const [latest] = action.history;
    expect(latest?.person).toBeNull();
    expect(latest?.fields.find(({ name }) => name === "Where are you now?")).toMatchObject({
      after: action.fields.whereNow,
    });
  });

  it("marks what a row fell back from as no longer asked for, and drops nothing", () => {
    const june = closeJune(2);
    const before = allEntries();
    plan().takeProposals(facilitator, june);
    const higher = "home-assessment-before-placement";
    expect(anEntry(higher).mark).toBe("superseded");
    expect(allEntries().map(({ id }) => id)).toEqual(
      expect.arrayContaining(before.map(({ id }) => id)),
    );
  });

  it("changes nothing when its proposals are taken twice, on that day or a later one", () => {
    const june = closeJune(2);
    plan().takeProposals(facilitator, june);
    const once = allEntries();
    expect(plan().takeProposals(facilitator, june)).toBe(0);
    demo.clock.now += 40 * 86_400_000;
    expect(plan().takeProposals(facilitator, june)).toBe(0);
    expect(plan().page(facilitator).offer).toBeNull();
    expect(allEntries()).toEqual(once);
  });

  it("does not bring back what was deleted", () => {
    plan().remove(facilitator, CAPACITY, plan().action(facilitator, CAPACITY).version);
    const june = closeJune(2);
    plan().takeProposals(facilitator, june);
    expect(allEntries().some(({ id }) => id === CAPACITY)).toBe(false);
  });

  it("is taken by a facilitator alone, and when closed", () => {
    expect(codeOf(() => plan().takeProposals(council, "march-2017"))).toBe("forbidden");
    expect(codeOf(() => plan().takeProposals(facilitator, "june-2017"))).toBe("round-not-closed");
    expect(codeOf(() => plan().takeProposals(facilitator, "nowhere"))).toBe("not-found");
  });

  it("lists the other closed rounds, the latest first, with when they were taken", () => {
    const { round, takenOn, others } = plan().proposals(facilitator);
    expect([round.id, takenOn]).toEqual(["march-2017", "27 March 2017"]);
    expect(others).toEqual([
      { id: "september-2016", name: "September 2016 self-assessment", takenOn: null },
    ]);
  });
});

describe("an earlier round, taken after a later one", () => {
  it("adds what is missing, marked by what came later, and changes nothing that stands", () => {
    const before = allEntries();
    const offer = plan().proposals(facilitator, "september-2016");
    expect(offer.changed).toEqual([]);
    expect(offer.added.length).toBeGreaterThan(0);
    expect(plan().takeProposals(facilitator, "september-2016")).toBe(offer.added.length);
    const after = allEntries();
    for (const entry of before) expect(after).toContainEqual(entry);
    expect(after).toHaveLength(before.length + offer.added.length);
    expect(plan().takeProposals(facilitator, "september-2016")).toBe(0);
    expect(allEntries()).toEqual(after);
  });
});

describe("the round’s words beside one’s own", () => {
  const words = (id: string) => plan().action(facilitator, id).otherWords;
  const field = (id: string, name: string) => words(id)?.fields.find((each) => each.field === name);
  const version = (id: string) => plan().action(facilitator, id).version;

  /** June stays at level 2 on every row, so that it proposes level 3 again in its own words. */
  function takeJune() {
    plan().takeProposals(facilitator, closeJune(2));
  }

  it("stand beside each other once a later round is taken, on what was begun and what was reworded", () => {
    edit(facilitator, CAPACITY, { whereNow: "We count beds by hand." });
    expect(field(CAPACITY, "whereNow")).toMatchObject({ kept: true });
    takeJune();
    expect(anEntry(CAPACITY)).toMatchObject({ whereNow: "We count beds by hand.", otherWords: 1 });
    expect(words(CAPACITY)?.round).toBe("June 2017 self-assessment");
    expect(field(CAPACITY, "whereNow")).toMatchObject({
      ours: "We count beds by hand.",
      proposed: expect.stringContaining("The room said so in June."),
      kept: false,
    });
    expect(field("bottlenecks-put-right", "whereNow")).toMatchObject({ kept: false });
  });

  it("are taken field by field, and follow the rounds again", () => {
    edit(facilitator, CAPACITY, { whereNow: "Ours.", howKnow: "Ours too." });
    takeJune();
    plan().takeWords(facilitator, CAPACITY, version(CAPACITY), "whereNow");
    const { fields, history } = plan().action(facilitator, CAPACITY);
    expect(fields.whereNow).toContain("The room said so in June.");
    expect(fields.howKnow).toBe("Ours too.");
    expect(history[0]).toMatchObject({ person: facilitator.name });
    expect(field(CAPACITY, "whereNow")).toBeUndefined();
  });

  it("are left, and stay to be read", () => {
    edit(facilitator, CAPACITY, { whereNow: "Ours." });
    takeJune();
    plan().keepOurs(facilitator, CAPACITY, version(CAPACITY), "whereNow");
    expect(anEntry(CAPACITY)).toMatchObject({ whereNow: "Ours.", otherWords: 0 });
    expect(field(CAPACITY, "whereNow")).toMatchObject({ kept: true });
  });

  it("are decided by who may change the action, from the version seen", () => {
    edit(facilitator, CAPACITY, { whereNow: "Ours." });
    takeJune();
    const seen = version(CAPACITY);
    const take = (viewer: Viewer, at: number) =>
      codeOf(() => plan().takeWords(viewer, CAPACITY, at, "whereNow"));
    expect(take(council, seen)).toBe("forbidden");
    expect(take(facilitator, seen - 1)).toBe("stale-version");
    expect(codeOf(() => plan().takeWords(facilitator, TEAM, version(TEAM), "measureKey"))).toBe(
      "not-found",
    );
  });
});

describe("the measure and its target", () => {
  const HOW: Partial<ActionFields> = { measureKey: "reablement-at-91-days" };
  const type = (targetValue: string, own: Partial<ActionFields> = HOW) => {
    const { fields, version } = plan().action(facilitator, TEAM);
    plan().save(facilitator, TEAM, version, { ...fields, ...own, targetValue });
  };

  it("is a figure in the measure’s unit", () => {
    type("86%");
    expect(anEntry(TEAM)).toMatchObject({
      measure: expect.stringContaining("91 days"),
      target: "86 per cent",
      targetDoubt: null,
    });
    for (const typed of ["many", "-4", "86 people", "8 6"]) {
      expect(
        codeOf(() => type(typed)),
        typed,
      ).toBe("invalid");
    }
    expect(codeOf(() => type("86", { measureKey: null }))).toBe("invalid");
    expect(codeOf(() => type("86", { measureKey: "no-such-measure" }))).toBe("invalid");
  });

  it("says so when the area counts its own measure in another unit since", () => {
    const visits = {
      name: "Visits on the day",
      unit: "visits",
      numerator: "Visits at home on the day of discharge",
      denominator: null,
      per: 1,
      good: "up",
      decimals: 0,
    } as const;
    const key = demo.services.measures.saveOwn(facilitator, "new", 0, visits);
    type("40", { measureKey: key });
    demo.services.measures.saveOwn(facilitator, key, 1, { ...visits, unit: "visits a week" });
    expect(anEntry(TEAM)).toMatchObject({
      target: "40 visits",
      targetDoubt: expect.stringContaining("“visits a week” now"),
    });
    // Saving something else leaves the doubt; saying that it holds, or another figure, ends it.
    edit(facilitator, TEAM, { howKnow: "By counting." });
    expect(anEntry(TEAM).targetDoubt).not.toBeNull();
    const { fields, version } = plan().action(facilitator, TEAM);
    plan().save(facilitator, TEAM, version, fields, true);
    expect(anEntry(TEAM)).toMatchObject({ target: "40 visits a week", targetDoubt: null });
  });

  it("keeps its measure when a later round suggests another", () => {
    const { fields, version } = plan().action(facilitator, CAPACITY);
    plan().save(facilitator, CAPACITY, version, { ...fields, ...HOW, targetValue: 80 });
    plan().takeProposals(facilitator, closeJune(2));
    expect(plan().action(facilitator, CAPACITY).fields).toMatchObject({ ...HOW, targetValue: 80 });
  });
});

describe("dates and owners", () => {
  it("refuse a due date before the start, and allow the same day", () => {
    const from = (startDate: string, dueDate: string) =>
      codeOf(() => edit(facilitator, TEAM, { startDate, dueDate }));
    expect(from("2017-09-02", "2017-09-01")).toBe("invalid");
    expect(from("2017-09-01", "2017-09-01")).toBe("done");
  });

  it("refuse a person of elsewhere, a name beside a person, and somebody who has left", () => {
    const lead = (own: Partial<ActionFields>) => codeOf(() => edit(facilitator, TEAM, own));
    expect(lead({ ownerMemberId: "nobody" })).toBe("invalid");
    expect(lead({ ownerMemberId: "ruth-abernathy", ownerName: "Ruth" })).toBe("invalid");
    const { people } = demo.services;
    const { version } = people.memberForm(facilitator, "ruth-abernathy").member ?? { version: 0 };
    people.setMemberActive(facilitator, "ruth-abernathy", version, false);
    expect(lead({ ownerMemberId: "ruth-abernathy" })).toBe("invalid");
  });

  it("name the lead’s organisation as owner where none is", () => {
    const id = plan().add(facilitator, "home-first", {
      ...BLANK_ACTION,
      whatToDo: "Something.",
      ownerMemberId: "ruth-abernathy",
    });
    expect(anEntry(id)).toMatchObject({ ownership: "Council: Ruth Abernathy" });
  });

  it("show an owner who left, until somebody else is chosen, and can still be saved meanwhile", () => {
    const { people } = demo.services;
    const { version } = people.memberForm(facilitator, "yvonne-batchelor").member ?? { version: 0 };
    people.setMemberActive(facilitator, "yvonne-batchelor", version, false);
    expect(anEntry(TEAM).ownerDoubt).toBe("Yvonne Batchelor has left. Choose who owns it now.");
    edit(facilitator, TEAM, { howKnow: "Still hers." });
    edit(facilitator, TEAM, { ownerMemberId: "ruth-abernathy" });
    expect(anEntry(TEAM)).toMatchObject({ ownerDoubt: null, lead: "Ruth Abernathy" });
  });

  it("show an organisation that became part of another", () => {
    const id = plan().add(facilitator, "home-first", {
      ...BLANK_ACTION,
      whatToDo: "Something.",
      ownerPartnerId: "hospitals",
    });
    plan().remove(facilitator, id, 1);
    demo.database.orm.$client.exec(
      "UPDATE partners SET active = 0, merged_into = 'council' WHERE id = 'hospitals'",
    );
    plan().restore(facilitator, id);
    expect(anEntry(id).ownerDoubt).toMatch(/became part of .*Choose who owns it now/);
  });
});

describe("waiting for another action", () => {
  const wait = (viewer: Viewer, id: string, other: string) =>
    codeOf(() => plan().addWait(viewer, id, other));

  it("is shown on both, never twice, and taken away again", () => {
    expect(wait(facilitator, TEAM, HOMES)).toBe("done");
    expect(wait(facilitator, TEAM, HOMES)).toBe("done");
    expect(anEntry(TEAM).waitsFor.map(({ id }) => id)).toEqual([HOMES]);
    expect(anEntry(HOMES).neededFor.map(({ id }) => id)).toEqual([TEAM]);
    plan().removeWait(facilitator, TEAM, HOMES);
    plan().removeWait(facilitator, TEAM, HOMES);
    expect(anEntry(TEAM).waitsFor).toEqual([]);
    const { history } = plan().action(facilitator, TEAM);
    expect(history.flatMap(({ fields }) => fields)).toHaveLength(2);
  });

  it("never goes round in a circle, and says which way it would", () => {
    expect(wait(facilitator, TEAM, TEAM)).toBe("invalid");
    expect(wait(facilitator, "one-assessment-form", "shared-care-home-assessor")).toBe("invalid");
    expect(() =>
      plan().addWait(facilitator, "one-assessment-form", "shared-care-home-assessor"),
    ).toThrow(/round in a circle/);
  });

  it("is for who may change the action, and for live actions of the area", () => {
    expect(wait(council, HOMES, TEAM)).toBe("forbidden");
    expect(wait(council, TEAM, HOMES)).toBe("done");
    expect(wait(facilitator, TEAM, "nothing")).toBe("invalid");
  });
});

describe("schemes that pay for an action", () => {
  it("are named to who may see the money, and to nobody else", () => {
    const paid = allEntries().filter(({ schemes }) => schemes.length > 0);
    expect(paid.length).toBeGreaterThan(0);
    const recorder = demo.viewerOf("lin-zhao");
    expect(allEntries(recorder).flatMap(({ schemes }) => schemes)).toEqual([]);
  });
});

describe("editing", () => {
  it("keeps what a field said before, with who changed it", () => {
    edit(council, TEAM, { howKnow: "Every ward uses one list.", status: "at-risk" });
    const { fields, history } = plan().action(council, TEAM);
    expect(fields).toMatchObject({ howKnow: "Every ward uses one list.", status: "at-risk" });
    expect(history).toMatchObject([
      {
        on: "21 June 2017",
        person: "Yvonne Batchelor",
        fields: [
          {
            name: "How will you know it has been successful?",
            before: expect.stringContaining("autumn survey"),
            after: "Every ward uses one list.",
          },
          { name: "Status", before: "On track", after: "At risk" },
        ],
      },
    ]);
  });

  it("refuses a stale version and leaves the other person's words", () => {
    const { version } = plan().action(council, TEAM);
    edit(facilitator, TEAM, { whatToDo: "The facilitator's words." });
    expect(codeOf(() => edit(council, TEAM, { whatToDo: "The lead's words." }, version))).toBe(
      "stale-version",
    );
    expect(plan().action(council, TEAM).fields.whatToDo).toBe("The facilitator's words.");
  });

  it("lets a lead edit its own organisation's actions, and no others", () => {
    expect(plan().action(council, TEAM).can.edit).toBe(true);
    expect(plan().action(council, HOMES).can.edit).toBe(false);
    expect(codeOf(() => edit(council, HOMES, { status: "complete" }))).toBe("forbidden");
    expect(codeOf(() => edit(hospitals, HOMES, { status: "on-track" }))).toBe("done");
    expect(codeOf(() => edit(council, TEAM, { ownerPartnerId: "hospitals" }))).toBe("forbidden");
    expect(codeOf(() => edit(demo.viewerOf("kostas-vasiliou"), TEAM, {}))).toBe("forbidden");
    expect(codeOf(() => edit(demo.viewerOf("bryn-hopkins"), HOMES, { status: "complete" }))).toBe(
      "done",
    );
  });

  it("asks for a reason when an action is stopped, and drops it when it goes on", () => {
    expect(codeOf(() => edit(facilitator, TEAM, { status: "stopped" }))).toBe("reason-needed");
    edit(facilitator, TEAM, { status: "stopped", stopReason: "The ward closed." });
    expect(anEntry(TEAM)).toMatchObject({ statusName: "Stopped", stopReason: "The ward closed." });
    edit(facilitator, TEAM, { status: "on-track" });
    expect(plan().action(facilitator, TEAM).fields.stopReason).toBe("");
  });

  it("refuses an owner from outside the area", () => {
    expect(codeOf(() => edit(facilitator, TEAM, { ownerPartnerId: "elsewhere" }))).toBe("invalid");
  });

  it("writes nothing when nothing was changed", () => {
    const { version } = plan().action(facilitator, TEAM);
    edit(facilitator, TEAM, {});
    const after = plan().action(facilitator, TEAM);
    expect([after.version, after.history]).toEqual([version, []]);
  });
});

describe("an action of the area's own", () => {
  const OWN: ActionFields = {
    ...BLANK_ACTION,
    whatToDo: "Write to every care home.",
    dueDate: "2017-07-01",
    howKnow: "Every home answered.",
    ownerPartnerId: "council",
  };

  it("is added under a change, and survives every round", () => {
    const id = plan().add(council, "home-first", OWN);
    expect(anEntry(id)).toMatchObject({ topic: "Write to every care home.", due: "1 July 2017" });
    plan().takeProposals(facilitator, closeJune(4));
    expect(anEntry(id)).toMatchObject({ mark: null, whatToDo: "Write to every care home." });
  });

  it("is added by a lead for its own organisation only, under a change of the model", () => {
    expect(codeOf(() => plan().add(hospitals, "home-first", OWN))).toBe("forbidden");
    expect(codeOf(() => plan().add(council, "nowhere", OWN))).toBe("unknown-change");
    expect(codeOf(() => plan().add(demo.viewerOf("alan-whitcombe"), "home-first", OWN))).toBe(
      "forbidden",
    );
  });
});

describe("progress notes", () => {
  it("are dated by the area's own day, the latest first, from any partner", () => {
    plan().addNote(demo.viewerOf("joy-mensah"), TEAM, "Seen on two wards.");
    expect(plan().action(council, TEAM).notes[0]).toMatchObject({
      on: "21 June 2017",
      person: "Joy Mensah",
      text: "Seen on two wards.",
    });
    expect(anEntry(TEAM).latestNote).toEqual({ on: "21 June 2017", text: "Seen on two wards." });
  });

  it("keep that day in the hour after midnight in London, which is before it in UTC", () => {
    demo.clock.now = Date.UTC(2026, 5, 30, 23, 30);
    plan().addNote(demo.viewerOf("joy-mensah"), TEAM, "Seen at night.");
    expect(
      plan()
        .action(council, TEAM)
        .notes.map((note) => note.on),
    ).toContain("21 June 2017");
    expect(
      plan()
        .action(council, TEAM)
        .notes.map((note) => note.on),
    ).not.toContain("22 June 2017");
  });

  it("are not for boards to write", () => {
    const board = demo.viewerOf("alan-whitcombe");
    expect(codeOf(() => plan().addNote(board, TEAM, "Hello"))).toBe("forbidden");
  });
});

describe("deleting", () => {
  it("can be undone, and keeps everything", () => {
    const before = anEntry(TEAM);
    plan().remove(facilitator, TEAM, plan().action(facilitator, TEAM).version);
    expect(allEntries().some(({ id }) => id === TEAM)).toBe(false);
    expect(codeOf(() => plan().action(facilitator, TEAM))).toBe("not-found");
    expect(
      plan()
        .page(facilitator)
        .deleted.map(({ id }) => id),
    ).toEqual([TEAM]);
    plan().restore(facilitator, TEAM);
    plan().restore(facilitator, TEAM);
    expect(anEntry(TEAM)).toEqual(before);
  });

  it("is for those who manage the plan", () => {
    const { version } = plan().action(council, TEAM);
    expect(codeOf(() => plan().remove(council, TEAM, version))).toBe("forbidden");
    expect(codeOf(() => plan().remove(facilitator, TEAM, version + 1))).toBe("stale-version");
  });
});

describe("another area", () => {
  it("finds none of this area's actions", () => {
    const stranger: Viewer = { ...facilitator, areaId: "elsewhere" };
    expect(codeOf(() => plan().page(stranger))).toBe("not-found");
    expect(codeOf(() => plan().action(stranger, TEAM))).toBe("not-found");
    expect(codeOf(() => plan().restore(stranger, TEAM))).toBe("not-found");
    expect(codeOf(() => plan().remove(stranger, TEAM, 1))).toBe("not-found");
    expect(codeOf(() => plan().addNote(stranger, TEAM, "x"))).toBe("not-found");
    expect(codeOf(() => plan().takeProposals(stranger, "march-2017"))).toBe("not-found");
  });
});
