import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { DomainError } from "#app/domain/errors.ts";
import { NO_FILTER, type PlanFilter } from "#app/domain/plan/plan-filter.ts";
import { type DemonstrationDatabase, openDemonstration } from "#tests/support/demonstration.ts";

let demo: DemonstrationDatabase;
let facilitator: Viewer;
let council: Viewer;

beforeEach(() => {
  demo = openDemonstration();
  facilitator = demo.viewerOf("frances-oyelaran");
  council = demo.viewerOf("yvonne-batchelor");
});
afterEach(() => demo.close());

const TEAM = "one-discharge-team";
const WEEKENDS = "weekend-care-starts";
const HOMES = "care-homes-within-two-days";

const plan = () => demo.services.plan;
const read = (id: string) => plan().action(facilitator, id);
const seen = (...ids: string[]) => ids.map((id) => ({ id, version: read(id).version }));

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
  return "done";
}

describe("several actions at once", () => {
  it("are shown before they are changed, line by line", () => {
    const lines = plan().weighTogether(facilitator, [WEEKENDS, TEAM], {
      status: "on-track",
      owner: { ownerPartnerId: "ccg", ownerMemberId: null, ownerName: "" },
    });
    const byId = (id: string) => lines.find((line) => line.id === id)?.fields;
    expect(byId(WEEKENDS)).toContainEqual({
      name: "Status",
      before: "Off track",
      after: "On track",
    });
    expect(byId(TEAM)?.map(({ name }) => name)).toEqual(["Owner", "Person who leads it"]);
    expect(read(WEEKENDS).fields.status).toBe("off-track");
  });

  it("change together and go back together, each to what it said", () => {
    const before = [TEAM, WEEKENDS].map((id) => read(id).fields);
    const id = plan().changeTogether(facilitator, seen(TEAM, WEEKENDS), {
      priority: "later",
      dueDate: "2018-03-31",
      owner: { ownerPartnerId: "hospitals", ownerMemberId: "adaeze-okonkwo", ownerName: "" },
    });
    for (const action of [TEAM, WEEKENDS]) {
      expect(read(action).fields).toMatchObject({
        dueDate: "2018-03-31",
        ownerMemberId: "adaeze-okonkwo",
        priority: "later",
      });
    }
    expect(plan().page(facilitator).together).toEqual({ id, actions: 2 });
    expect(plan().undoTogether(facilitator, id ?? "")).toEqual({ undone: 2, left: 0 });
    expect([TEAM, WEEKENDS].map((each) => read(each).fields)).toEqual(before);
    expect(plan().undoTogether(facilitator, id ?? "")).toEqual({ undone: 0, left: 0 });
    expect(plan().page(facilitator).together).toBeNull();
    expect(read(TEAM).history.flatMap(({ fields }) => fields).length).toBeGreaterThan(4);
  });

  it("go back but for what somebody changed since", () => {
    const id = plan().changeTogether(facilitator, seen(TEAM, WEEKENDS), { status: "at-risk" });
    plan().setStatus(council, TEAM, read(TEAM).version, "complete");
    expect(plan().undoTogether(facilitator, id ?? "")).toEqual({ undone: 1, left: 1 });
    expect([TEAM, WEEKENDS].map((each) => read(each).fields.status)).toEqual([
      "complete",
      "off-track",
    ]);
  });

  it("are all left alone when one has moved on, or when it cannot be done to one", () => {
    const old = seen(TEAM, WEEKENDS);
    plan().setStatus(council, TEAM, read(TEAM).version, "complete");
    expect(() => plan().changeTogether(facilitator, old, { priority: "later" })).toThrow(
      /A joint discharge team/,
    );
    expect(read(WEEKENDS).fields.priority).toBe("now");

    // The team's action starts on 3 April 2017.
    const early = { dueDate: "2017-04-01" };
    const [problem] = plan()
      .weighTogether(facilitator, [WEEKENDS, TEAM], early)
      .flatMap((line) => line.problem ?? []);
    expect(problem).toMatch(/before it starts on 3 April 2017/);
    expect(codeOf(() => plan().changeTogether(facilitator, seen(WEEKENDS, TEAM), early))).toBe(
      "invalid",
    );
    expect(read(WEEKENDS).fields.dueDate).toBe("2017-06-16");
    const stop = () =>
      plan().changeTogether(facilitator, seen(WEEKENDS, TEAM), { status: "stopped" });
    expect(codeOf(stop)).toBe("reason-needed");
  });

  it("are a lead’s only of its own organisation, and only to keep there", () => {
    expect(codeOf(() => plan().together(council, [TEAM, HOMES]))).toBe("forbidden");
    expect(codeOf(() => plan().changeTogether(council, seen(TEAM), { status: "at-risk" }))).toBe(
      "done",
    );
    const away = { ownerPartnerId: "hospitals", ownerMemberId: null, ownerName: "" };
    expect(codeOf(() => plan().changeTogether(council, seen(TEAM), { owner: away }))).not.toBe(
      "done",
    );
    expect(read(TEAM).fields.ownerPartnerId).toBe("council");
  });

  it("are taken back by who changed them or who runs the plan", () => {
    const id = plan().changeTogether(facilitator, seen(TEAM), { status: "at-risk" }) ?? "";
    expect(codeOf(() => plan().undoTogether(council, id))).toBe("forbidden");
    expect(plan().page(council).together).toBeNull();
    const own = plan().changeTogether(council, seen(TEAM), { priority: "later" }) ?? "";
    expect(plan().undoTogether(council, own)).toEqual({ undone: 1, left: 0 });
  });

  it("come to nothing when nothing would change", () => {
    expect(plan().changeTogether(facilitator, seen(TEAM), { priority: "now" })).toBeNull();
  });
});

describe("the plan, filtered", () => {
  function ids(filter: Partial<PlanFilter>, viewer = facilitator) {
    const { report, shown } = plan().page(viewer, { ...NO_FILTER, ...filter });
    const entries = [...report.now, ...report.later, ...report.past].flatMap(
      (group) => group.entries,
    );
    expect(entries).toHaveLength(shown);
    return entries.map(({ id }) => id);
  }

  it("shows what is overdue, of a change, of an owner, of a status", () => {
    expect(ids({ overdue: true })).toEqual([HOMES, WEEKENDS, "one-assessment-form"]);
    expect(ids({ overdue: true, partner: "council" })).toEqual([WEEKENDS]);
    expect(ids({ status: "off-track", change: "home-first" })).toEqual([HOMES]);
    expect(ids({ partner: "none" }).length).toBe(12);
    expect(ids({ shelf: "later" }).length).toBe(12);
    expect(ids({ change: "nothing" })).toEqual([]);
  });

  it("shows a lead its organisation’s, a person what they lead, and nobody else anything", () => {
    expect(ids({ mine: true }, council)).toContain(WEEKENDS);
    expect(ids({ mine: true }, demo.viewerOf("kostas-vasiliou"))).toEqual([
      "train-trusted-assessors",
    ]);
    expect(ids({ mine: true })).toEqual([]);
  });

  it("keeps its sentences about the whole plan, and draws what is shown", () => {
    const { report } = plan().page(facilitator, { ...NO_FILTER, overdue: true });
    expect(report.counts.now).toBe(11);
    expect(report.chart.lanes.flatMap(({ bars }) => bars)).toHaveLength(3);
  });
});

describe("a card moved on the board", () => {
  it("has another status, from the version seen, and keeps the rest", () => {
    const { fields, version } = read(TEAM);
    plan().setStatus(council, TEAM, version, "complete");
    expect(read(TEAM).fields).toEqual({ ...fields, status: "complete" });
    expect(codeOf(() => plan().setStatus(council, TEAM, version, "at-risk"))).toBe("stale-version");
    expect(codeOf(() => plan().setStatus(council, HOMES, read(HOMES).version, "complete"))).toBe(
      "forbidden",
    );
    expect(codeOf(() => plan().setStatus(council, TEAM, read(TEAM).version, "stopped"))).toBe(
      "reason-needed",
    );
  });
});
