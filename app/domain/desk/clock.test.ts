import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Clock,
  type ClockDeed,
  formatClock,
  isRunning,
  moveClock,
  NO_CLOCK,
  readClock,
  turnClock,
} from "./clock.ts";

const NOW = 1_800_000_000_000;
const MINUTE = 60_000;

const clocks: fc.Arbitrary<Clock> = fc.oneof(
  fc.constant(NO_CLOCK),
  fc.integer({ min: -MINUTE, max: 60 * MINUTE }).map((left) => ({ endsAt: null, left })),
  fc
    .integer({ min: -MINUTE, max: 60 * MINUTE })
    .map((left) => ({ endsAt: NOW + left, left: null })),
);
const deeds: fc.Arbitrary<ClockDeed> = fc.oneof(
  fc.constantFrom<ClockDeed>({ kind: "start" }, { kind: "pause" }, { kind: "reset" }),
  fc.integer({ min: 1, max: 30 }).map((minutes): ClockDeed => ({ kind: "add", minutes })),
);

describe("the room's clock", () => {
  it("counts down from the change's minutes while it runs, and stands while it is paused", () => {
    const started = moveClock(NO_CLOCK, { kind: "start" }, NOW, 15);
    expect(readClock(started, NOW)).toBe(15 * MINUTE);
    expect(readClock(started, NOW + 4 * MINUTE)).toBe(11 * MINUTE);
    const paused = moveClock(started, { kind: "pause" }, NOW + 4 * MINUTE, 15);
    expect(readClock(paused, NOW + 90 * MINUTE)).toBe(11 * MINUTE);
    const again = moveClock(paused, { kind: "start" }, NOW + 90 * MINUTE, 15);
    expect(readClock(again, NOW + 91 * MINUTE)).toBe(10 * MINUTE);
  });

  it("goes on below nothing, and minutes given then count from there", () => {
    const started = moveClock(NO_CLOCK, { kind: "start" }, NOW, 1);
    const over = NOW + 3 * MINUTE;
    expect(readClock(started, over)).toBe(-2 * MINUTE);
    expect(readClock(moveClock(started, { kind: "add", minutes: 5 }, over, 1), over)).toBe(
      3 * MINUTE,
    );
  });

  it("is never both running and standing, and stays so under start, add and reset", () => {
    fc.assert(
      fc.property(clocks, fc.array(deeds, { maxLength: 8 }), (first, all) => {
        let clock = first;
        for (const [step, deed] of all.entries()) {
          const now = NOW + step * 1000;
          const before = isRunning(clock);
          clock = moveClock(clock, deed, now, 15);
          expect(clock.endsAt === null || clock.left === null).toBe(true);
          expect(isRunning(clock)).toBe(deed.kind === "start" || (deed.kind !== "pause" && before));
        }
      }),
    );
  });

  it("takes a deed pressed twice for one, unless it adds minutes", () => {
    fc.assert(
      fc.property(clocks, deeds, (clock, deed) => {
        const once = moveClock(clock, deed, NOW, 15);
        const left = readClock(moveClock(once, deed, NOW, 15), NOW);
        const more = deed.kind === "add" ? deed.minutes * MINUTE : 0;
        expect(left).toBe(
          readClock(once, NOW) === null ? null : (readClock(once, NOW) ?? 0) + more,
        );
      }),
    );
  });

  it("gives minutes the same whether it is paused before or after", () => {
    fc.assert(
      fc.property(clocks, fc.integer({ min: 1, max: 30 }), (clock, minutes) => {
        const add = { kind: "add", minutes } as const;
        const pause = { kind: "pause" } as const;
        const one = moveClock(moveClock(clock, add, NOW, 15), pause, NOW, 15);
        const other = moveClock(moveClock(clock, pause, NOW, 15), add, NOW, 15);
        expect(one).toEqual(other);
      }),
    );
  });

  it("begins anew with the next change, running if it ran", () => {
    const running = moveClock(NO_CLOCK, { kind: "start" }, NOW, 15);
    expect(turnClock(running, NOW + MINUTE, 12)).toEqual({
      endsAt: NOW + 13 * MINUTE,
      left: null,
    });
    expect(turnClock({ endsAt: null, left: 5 }, NOW, 12)).toEqual(NO_CLOCK);
  });

  it("is shown in minutes and seconds, and in hours where it takes them", () => {
    expect(formatClock(400_000)).toBe("06:40");
    expect(formatClock(399_001)).toBe("06:40");
    expect(formatClock(0)).toBe("00:00");
    expect(formatClock(-61_500)).toBe("01:01");
    expect(formatClock(3_900_000)).toBe("01:05:00");
  });
});
