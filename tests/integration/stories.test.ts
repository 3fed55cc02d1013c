import { afterEach, beforeEach, expect, test } from "vitest";
import type { Viewer } from "#app/domain/access/viewer.ts";
import type { Figure } from "#app/domain/measure/figure.ts";
import { type DemonstrationDatabase, openDemonstration } from "#tests/support/demonstration.ts";

const MARCH = "march-2017";
const REABLEMENT = "reablement-at-91-days";
const QUARTER = "2016-17 Q4";
/** Agreed at Mature in March; the demonstration holds no answer to it. */
const PLACE = {
  roundId: MARCH,
  rowKey: "home-first.assessment-away-from-ward",
  measureKey: REABLEMENT,
};

let demo: DemonstrationDatabase;
let facilitator: Viewer;
let lead: Viewer;

beforeEach(() => {
  demo = openDemonstration();
  facilitator = demo.viewerOf("frances-oyelaran");
  lead = demo.viewerOf("siobhan-keane");
});
afterEach(() => demo.close());

const refusal = (code: string) => expect.objectContaining({ code });
const stories = () => demo.services.stories;
const find = (list: readonly { topic: string; place: { rowKey: string; measureKey: string } }[]) =>
  list.find(
    ({ place }) => place.rowKey === PLACE.rowKey && place.measureKey === PLACE.measureKey,
  ) as ReturnType<typeof seen>["story"];

function seen(viewer: Viewer = lead, place = PLACE) {
  const { story, history } = stories().page(viewer, place);
  if (!story) throw new Error("they no longer differ");
  return { story, history };
}
const reply = (viewer: Viewer, text: string) =>
  stories().answer(viewer, PLACE, seen(viewer).story.seen, text);

function setReablement(actual: number, plan = 86, period = QUARTER) {
  const { measures } = demo.services;
  const { version } = measures.quarter(facilitator, period);
  const figure = (value: number): Figure => ({
    value,
    numerator: null,
    denominator: null,
    approximate: false,
  });
  const figures = { plan: figure(plan), forecast: null, actual: figure(actual) };
  const entry = { measureKey: REABLEMENT, figures, source: "Own count" };
  measures.saveQuarter(facilitator, period, version, "2017-06-20", [entry]);
}

test("a level agreed at Mature stands beside the published figure that falls short, in both readings", () => {
  const page = demo.services.results.page(facilitator, MARCH);
  const board = demo.services.results.page(demo.viewerOf("alan-whitcombe"), MARCH);
  for (const { stories: list } of [page, board, demo.services.measures.page(facilitator)]) {
    expect(find(list as never)).toMatchObject({
      story: "In March 2017 self-assessment the room agreed 4 Mature.",
      numbers: "about 75 per cent in January to March 2017, short of the plan of 86.",
      answer: null,
    });
    expect(list.find(({ answer }) => answer)?.answer).toMatchObject({
      text: expect.stringContaining("Both are true."),
      person: "Yvonne Batchelor",
      partner: { shortName: "Council" },
      on: "7 June 2017",
    });
  }
  expect(page.mayAnswer).toBe(true);
  expect(board.mayAnswer).toBe(false);
});

test("a lead answers for its organisation, and what was said before is kept", () => {
  reply(lead, "Discharged quickly, with too little care at home.");
  expect(seen().story.answer).toEqual({
    text: "Discharged quickly, with too little care at home.",
    person: "Siobhán Keane",
    partner: expect.objectContaining({ shortName: "Community" }),
    on: "21 June 2017",
  });
  reply(facilitator, "The figure is being checked.");
  const { story, history } = seen();
  expect(story.answer).toMatchObject({ text: "The figure is being checked.", partner: null });
  expect(history.map(({ text }) => text)).toEqual([
    "The figure is being checked.",
    "Discharged quickly, with too little care at home.",
  ]);
  reply(facilitator, "");
  expect(seen().story).toMatchObject({ answer: null, earlier: null });
  expect(seen().history).toHaveLength(3);
});

test("of two who answer at once the later is told, and nothing of hers is kept", () => {
  const before = seen().story.seen;
  reply(facilitator, "First.");
  expect(() => stories().answer(lead, PLACE, before, "Second.")).toThrow(refusal("stale-version"));
  expect(seen().history.map(({ text }) => text)).toEqual(["First."]);
});

test("another figure of the same quarter asks again, with what was said before beside it", () => {
  const before = seen().story.seen;
  reply(lead, "Too little care at home.");
  setReablement(78);
  expect(seen().story).toMatchObject({
    answer: null,
    earlier: {
      text: "Too little care at home.",
      of: "level 4 in March 2017 self-assessment and 75 per cent in January to March 2017",
    },
  });
  // An answer that was being written to the figure before does not slip under the new one.
  expect(() => stories().answer(lead, PLACE, before, "Late.")).toThrow(refusal("stale-version"));
  setReablement(75);
  expect(seen().story.answer).toMatchObject({ text: "Too little care at home." });
});

test("another quarter asks again, and one that meets its plan asks nothing", () => {
  reply(lead, "Too little care at home.");
  setReablement(80, 86, "2017-18 Q1");
  expect(seen().story).toMatchObject({ answer: null, earlier: { on: "21 June 2017" } });
  const { seen: mark } = seen().story;
  setReablement(90, 86, "2017-18 Q1");
  expect(stories().page(lead, PLACE).story).toBeNull();
  expect(find(demo.services.measures.page(lead).stories as never)).toBeUndefined();
  expect(() => stories().answer(lead, PLACE, mark, "Late.")).toThrow(refusal("stale-version"));
  expect(stories().page(lead, PLACE).history).toHaveLength(1);
});

test("a round that another followed stands beside the figures of its own time", () => {
  setReablement(60, 86, "2015-16 Q4");
  const september = demo.services.results.page(facilitator, "september-2016").stories;
  expect(september.map(({ place }) => place.period)).not.toContain(QUARTER);
});

test("those who may not answer are refused, and a row, measure or round that is not there is none", () => {
  for (const key of ["alan-whitcombe", "adaeze-okonkwo", "lin-zhao", "elspeth-cairns"]) {
    const viewer = demo.viewerOf(key);
    expect(() => stories().page(viewer, PLACE)).toThrow(refusal("forbidden"));
    const { story } = seen();
    expect(() => stories().answer(viewer, PLACE, story.seen, "No.")).toThrow(refusal("forbidden"));
  }
  for (const place of [
    { ...PLACE, roundId: "no-round" },
    { ...PLACE, rowKey: "no.row" },
    { ...PLACE, measureKey: "non-elective-admissions" },
  ]) {
    expect(() => stories().page(lead, place)).toThrow(refusal("not-found"));
  }
});

test("answers can be added and never be changed or taken out", () => {
  const { $client } = demo.database.orm;
  expect(() => $client.exec("UPDATE story_answers SET text = 'other'")).toThrow();
  expect(() => $client.exec("DELETE FROM story_answers")).toThrow();
});
