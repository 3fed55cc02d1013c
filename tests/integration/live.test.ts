import { afterEach, beforeEach, expect, test } from "vitest";
import type { LiveAudience, LiveMessage } from "#app/domain/live/live.ts";
import { openDemonstration } from "#tests/support/demonstration.ts";

const JUNE = "june-2017";
const ROW = "early-discharge-planning.emergency-admissions";

let demo: ReturnType<typeof openDemonstration>;
beforeEach(() => {
  demo = openDemonstration();
});
afterEach(() => demo.close());

const facilitator = () => demo.viewerOf("frances-oyelaran");
const scorer = () => demo.viewerOf("gareth-llewellyn");

function listen(audience: LiveAudience) {
  const heard: LiveMessage[] = [];
  demo.services.live.subscribe({
    roundId: JUNE,
    audience,
    who: { sessionId: "", accountId: "", memberId: "" },
    send: (message) => heard.push(message),
    end: () => {},
  });
  return heard;
}

test("a reveal reaches room and desk with the number a page would now begin from", () => {
  const [room, desk] = [listen("room"), listen("desk")];
  demo.services.discussion.reveal(facilitator(), JUNE, 1);
  const { live } = demo.services;
  const shown = (viewer: ReturnType<typeof scorer>) =>
    live.start(viewer, { slug: "demonstration" }, JUNE);
  // The desk goes where it reveals, which is news of its own.
  for (const [heard, viewer] of [
    [room, scorer()],
    [desk, facilitator()],
  ] as const) {
    expect(heard.filter(({ kind }) => kind === "revealed").map(({ change }) => change)).toEqual([
      1,
    ]);
    expect(heard.at(-1)?.revision).toBe(shown(viewer)?.revision);
  }
  expect(shown(scorer())?.address).toBe("/areas/demonstration/rounds/june-2017/live");
});

test("what was refused is not heard of", () => {
  const room = listen("room");
  expect(() => demo.services.discussion.reveal(scorer(), JUNE, 1)).toThrow();
  expect(() => demo.services.discussion.takeBack(facilitator(), JUNE, 1, "Too early")).toThrow();
  expect(() => demo.services.rounds.close(facilitator(), JUNE, 99)).toThrow();
  expect(room).toEqual([]);
});

test("each step of the room is told by its kind", () => {
  const room = listen("room");
  const { discussion, rounds } = demo.services;
  const page = () => discussion.page(facilitator(), JUNE, 1, ROW);
  const version = () => page().rows.find((row) => row.key === ROW)?.version ?? 0;
  discussion.reveal(facilitator(), JUNE, 1);
  discussion.moveRow(facilitator(), JUNE, ROW, "start-second", version());
  discussion.moveRow(facilitator(), JUNE, ROW, "reveal-second", version());
  discussion.moveRow(facilitator(), JUNE, ROW, "park", version(), "Ask the ambulance service");
  demo.clock.now += 1;
  const { round } = rounds.overview(facilitator(), JUNE);
  rounds.sendDraft(facilitator(), JUNE, round.version, "2017-07-01");
  const told = room.filter(({ kind }) => kind !== "here");
  expect(told.map(({ kind, change }) => [kind, change])).toEqual([
    ["revealed", 1],
    ["second", 1],
    ["revealed", 1],
    ["agreed", 1],
    ["round", null],
  ]);
  const numbers = room.map(({ revision }) => revision);
  expect(numbers).toEqual([...numbers].sort((one, other) => one - other));
  expect(new Set(numbers).size).toBe(numbers.length);
});

test("a round that closes is heard of, and has nothing to listen to afterwards", () => {
  const { rounds, live } = demo.services;
  const version = () => rounds.overview(facilitator(), JUNE).round.version;
  rounds.sendDraft(facilitator(), JUNE, version(), "2017-07-01");
  const room = listen("room");
  rounds.close(facilitator(), JUNE, version());
  expect(room.map(({ kind }) => kind)).toEqual(["round"]);
  expect(live.start(scorer(), { slug: "demonstration" }, JUNE)).toBeNull();
});
