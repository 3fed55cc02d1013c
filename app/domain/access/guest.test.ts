import { expect, test } from "vitest";
import { NEW_ROW } from "../round/round.ts";
import { isFixedByReveal, refuseFixedGuest } from "./guest.ts";

const accepted = { status: "accepted", decidedAt: 1000 } as const;
const revealed = { ...NEW_ROW, pass1: "revealed", pass1At: 2000 } as const;

test("an accepted guest is free until the first reveal after it came in", () => {
  expect(isFixedByReveal(accepted, [NEW_ROW])).toBe(false);
  expect(isFixedByReveal(accepted, [{ ...revealed, pass1At: 900 }])).toBe(false);
  expect(isFixedByReveal(accepted, [NEW_ROW, revealed])).toBe(true);
});

test("a reveal that was taken back has been seen all the same", () => {
  expect(isFixedByReveal(accepted, [{ ...revealed, pass1: "hidden" }])).toBe(true);
});

test("a second score that is revealed counts like a first one", () => {
  const second = { ...revealed, pass1At: 900, pass2: "revealed", pass2At: 1500 } as const;
  expect(isFixedByReveal(accepted, [second])).toBe(true);
});

test("a guest who waits is in no reveal", () => {
  expect(isFixedByReveal({ status: "waiting", decidedAt: null }, [revealed])).toBe(false);
  expect(() => refuseFixedGuest({ status: "struck", decidedAt: 1 }, [revealed])).not.toThrow();
});

test("the refusal says why", () => {
  expect(() => refuseFixedGuest(accepted, [revealed])).toThrow(/revealed/);
});
