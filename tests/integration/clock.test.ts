import { afterEach, beforeEach, expect, it } from "vitest";
import { AUDIT_KINDS } from "#app/domain/audit/audit.ts";
import { type DemonstrationDatabase, openDemonstration } from "#tests/support/demonstration.ts";

/* What a clock that jumps does, ahead and back, to what counts by it. (E-mail: see mail.test.ts.) */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const JUNE = "june-2017";

let demo: DemonstrationDatabase;
beforeEach(() => {
  demo = openDemonstration();
});
afterEach(() => demo.close());

const jump = (by: number) => {
  demo.clock.now += by;
};
const signIn = () =>
  demo.services.sessions.start(demo.viewerOf("tunde-balogun").accountId, "a test");
const isSignedIn = (token: string) => demo.services.sessions.find(token) !== null;

it("a session that ended by a clock too far ahead is there again once the clock is right", () => {
  const token = signIn();
  jump(15 * DAY);
  expect(isSignedIn(token)).toBe(false);
  jump(-15 * DAY);
  expect(isSignedIn(token)).toBe(true);
  jump(-12 * HOUR);
  expect(isSignedIn(token)).toBe(true);
});

it("a session that a clock too far ahead began does not last for longer than it should", () => {
  jump(365 * DAY);
  const token = signIn();
  expect(isSignedIn(token)).toBe(true);
  jump(-365 * DAY);
  expect(isSignedIn(token)).toBe(false);
});

it("the round's number rises, and every event is in the activity log, in whatever order the clock ran", () => {
  const facilitator = demo.viewerOf("frances-oyelaran");
  const revision = () =>
    demo.services.live.start(facilitator, { slug: "demonstration" }, JUNE)?.revision ?? 0;
  const seen = [revision()];
  for (const [change, by] of [
    [1, 0],
    [4, HOUR],
    [6, -2 * HOUR],
    [7, HOUR],
  ] as const) {
    jump(by);
    demo.services.discussion.reveal(facilitator, JUNE, change);
    seen.push(revision());
  }
  expect(seen).toEqual([...new Set(seen)].sort((one, other) => one - other));
  const { events } = demo.services.activity.page(facilitator, null);
  const times = events.filter(({ did }) => did === AUDIT_KINDS.revealed).map(({ at }) => at);
  expect(times).toHaveLength(4);
  expect(times).toEqual([...times].sort((one, other) => other - one));
});

it("a reveal can be taken back for a minute, however the clock went meanwhile", () => {
  const facilitator = demo.viewerOf("frances-oyelaran");
  const { discussion } = demo.services;
  discussion.reveal(facilitator, JUNE, 7);
  jump(-HOUR);
  discussion.takeBack(facilitator, JUNE, 7, "The clock went back");
  discussion.reveal(facilitator, JUNE, 7);
  jump(HOUR);
  expect(() => discussion.takeBack(facilitator, JUNE, 7, "Too late by now")).toThrow(
    "The minute for taking back a reveal has passed.",
  );
});
