import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { londonDate, londonTime } from "../dates.ts";
import {
  type AgendaChange,
  formatMinutes,
  londonInstant,
  minutesLeft,
  minutesOf,
  parseTime,
  sumAgenda,
  usualMinutes,
} from "./agenda.ts";

const NOW = Date.UTC(2017, 5, 21, 12, 30);
const MINUTE = 60_000;
const NOWHERE = { key: null, clock: null };

const agendas: fc.Arbitrary<AgendaChange[]> = fc
  .array(
    fc.record({
      rows: fc.integer({ min: 1, max: 6 }),
      open: fc.integer({ min: 0, max: 6 }),
      minutes: fc.option(fc.integer({ min: 1, max: 240 }), { nil: null }),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((changes) =>
    changes.map((change, index) => ({
      ...change,
      key: `change-${index}`,
      open: Math.min(change.open, change.rows),
    })),
  );

const model = [2, 5, 3, 3, 4, 3, 3, 3].map((rows, index) => ({
  key: `change-${index}`,
  rows,
  open: rows,
  minutes: null,
}));

describe("the agenda", () => {
  it("gives 26 rows a little over two hours unless someone says otherwise", () => {
    expect(usualMinutes(3)).toBe(15);
    expect(sumAgenda(model, NOWHERE, NOW, null)).toMatchObject({
      planned: 128,
      left: 128,
      spare: null,
    });
  });

  it("says how many minutes there are to spare before the end, or too few", () => {
    expect(sumAgenda(model, NOWHERE, NOW, NOW + 140 * MINUTE).spare).toBe(12);
    expect(sumAgenda(model, NOWHERE, NOW, NOW + 120 * MINUTE).spare).toBe(-8);
  });

  it("needs nothing for what is dealt with, and goes by the clock where the room is", () => {
    const [first, second] = model;
    if (!first || !second) throw new Error("two changes");
    const dealt = { ...first, open: 0 };
    expect(minutesLeft(dealt, 5 * MINUTE)).toBe(0);
    const here = { key: second.key, clock: 90_000 };
    expect(sumAgenda([dealt, second], here, NOW, null).left).toBe(2);
    expect(minutesLeft(second, -MINUTE)).toBe(0);
    expect(minutesLeft({ ...second, open: 2 }, null)).toBe(10);
  });

  it("never needs more than is planned, and shrinks as rows are dealt with", () => {
    fc.assert(
      fc.property(agendas, (changes) => {
        const whole = sumAgenda(changes, NOWHERE, NOW, null);
        expect(whole.left).toBeLessThanOrEqual(whole.planned);
        expect(whole.planned).toBe(changes.map(minutesOf).reduce((sum, each) => sum + each, 0));
        expect(whole.finishAt).toBe(NOW + whole.left * MINUTE);
        const later = changes.map((change) => ({ ...change, open: Math.max(0, change.open - 1) }));
        expect(sumAgenda(later, NOWHERE, NOW, null).left).toBeLessThanOrEqual(whole.left);
        const done = changes.map((change) => ({ ...change, open: 0 }));
        expect(sumAgenda(done, NOWHERE, NOW, NOW).left).toBe(0);
      }),
    );
  });

  it("reads times as people type them", () => {
    for (const [typed, time] of [
      ["16:30", "16:30"],
      ["9.15", "09:15"],
      ["0930", "09:30"],
      ["4pm", "16:00"],
      ["12 am", "00:00"],
      ["12:30pm", "12:30"],
      ["7", "07:00"],
    ] as const) {
      expect(parseTime(typed), typed).toBe(time);
    }
    for (const typed of ["", "25:00", "12:75", "half four", "13pm"]) {
      expect(parseTime(typed), typed).toBeNull();
    }
  });

  it("finds the instant of a time in London on the day, in summer and in winter", () => {
    expect(londonInstant("16:30", NOW)).toBe(Date.UTC(2017, 5, 21, 15, 30));
    expect(londonInstant("00:10", NOW)).toBe(Date.UTC(2017, 5, 20, 23, 10));
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(2016, 0, 1), max: Date.UTC(2030, 0, 1) }),
        fc.integer({ min: 3, max: 23 }),
        fc.integer({ min: 0, max: 59 }),
        (now, hours, minutes) => {
          const time = `${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`;
          const instant = londonInstant(time, now);
          expect(londonTime(instant)).toBe(time);
          expect(londonDate(instant)).toBe(londonDate(now));
        },
      ),
    );
  });

  it("says minutes in words", () => {
    expect(formatMinutes(0)).toBe("0 minutes");
    expect(formatMinutes(61)).toBe("1 hour 1 minute");
    expect(formatMinutes(120)).toBe("2 hours");
  });
});
