import { beforeEach, expect, it } from "vitest";
import type { LiveAudience, LiveKind, LiveMessage } from "#app/domain/live/live.ts";
import { createLiveHub, type LiveHub } from "./live-hub.server.ts";

/** Runs what waits when the test lets the time pass. */
let waiting: (() => void)[];
let hub: LiveHub;
let number: number;

beforeEach(() => {
  waiting = [];
  number = 0;
  hub = createLiveHub((work) => waiting.push(work));
});

const passSecond = () => {
  for (const work of waiting.splice(0)) work();
};

function happen(kind: LiveKind, change: number | null = null, roundId = "june") {
  number += 1;
  hub.publish({ roundId, kind, change, revisions: { room: 100 + number, desk: number } });
}

function listen(audience: LiveAudience, sessionId = "s", roundId = "june") {
  const heard: LiveMessage[] = [];
  const ended: boolean[] = [];
  const leave = hub.subscribe({
    roundId,
    audience,
    who: { sessionId, accountId: `account of ${sessionId}`, memberId: `member of ${sessionId}` },
    send: (message) => heard.push(message),
    end: (isOver) => {
      ended.push(isOver);
    },
  });
  return { heard, leave, ended };
}

it("tells the room and the desk of a reveal, each with its own number", () => {
  const [room, desk, elsewhere] = [listen("room"), listen("desk"), listen("desk", "s", "march")];
  happen("revealed", 4);
  expect(room.heard).toEqual([{ revision: 101, kind: "revealed", change: 4 }]);
  expect(desk.heard).toEqual([{ revision: 1, kind: "revealed", change: 4 }]);
  expect(elsewhere.heard).toEqual([]);
});

it("tells the desk alone of progress and of guests", () => {
  const [room, desk] = [listen("room"), listen("desk")];
  happen("progress", 1);
  happen("guests");
  expect(room.heard).toEqual([]);
  expect(desk.heard.map(({ kind }) => kind)).toEqual(["progress", "guests"]);
});

it("tells of progress at most once a second, with the latest number", () => {
  const desk = listen("desk");
  for (const change of [1, 1, 1]) happen("progress", change);
  expect(desk.heard).toEqual([{ revision: 1, kind: "progress", change: 1 }]);
  passSecond();
  expect(desk.heard.slice(1)).toEqual([{ revision: 3, kind: "progress", change: 1 }]);
  happen("progress", 2);
  happen("progress", 3);
  passSecond();
  expect(desk.heard.slice(2)).toEqual([{ revision: 5, kind: "progress", change: null }]);
  passSecond();
  expect(waiting).toEqual([]);
  happen("progress", 1);
  expect(desk.heard).toHaveLength(4);
});

it("never lets a number fall: what waits is told before anything else", () => {
  const desk = listen("desk");
  happen("progress", 1);
  happen("progress", 2);
  happen("revealed", 2);
  passSecond();
  expect(desk.heard.map(({ revision, kind }) => [revision, kind])).toEqual([
    [1, "progress"],
    [2, "progress"],
    [3, "revealed"],
  ]);
});

it("forgets who has left", () => {
  const [one, other] = [listen("room"), listen("room")];
  one.leave();
  one.leave();
  happen("agreed", 1);
  expect(one.heard).toEqual([]);
  expect(other.heard).toHaveLength(1);
  other.leave();
  expect(hub.count()).toBe(0);
});

it("ends the streams of a session, a member, or an account but for one session", () => {
  const [one, other] = [listen("room", "one"), listen("desk", "other")];
  hub.end({ sessionId: "one" });
  expect([one.ended, other.ended]).toEqual([[true], []]);
  hub.end({ memberId: "member of other" });
  expect([one.ended, other.ended]).toEqual([[true], [true]]);
  hub.end({ accountId: "account of other" }, "other");
  expect(other.ended).toEqual([true]);
  hub.end({ accountId: "account of other" }, "another");
  expect(other.ended).toEqual([true, true]);
});

it("ends all streams when the process stops, for now", () => {
  const one = listen("room");
  hub.stop();
  expect(one.ended).toEqual([false]);
  const late = listen("room");
  expect(late.ended).toEqual([false]);
});

it("counts the streams of a session", () => {
  listen("room", "one");
  listen("room", "one");
  listen("room", "other");
  expect([hub.count("one"), hub.count("other"), hub.count()]).toEqual([2, 1, 3]);
});
