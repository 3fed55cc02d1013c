import { expect, it } from "vitest";
import { isForRoom, parseLive } from "./live.ts";

it("tells the room of what happens in it, and the desk alone of who has finished", () => {
  expect(isForRoom("revealed")).toBe(true);
  expect(isForRoom("clock")).toBe(true);
  expect(isForRoom("progress")).toBe(false);
  expect(isForRoom("guests")).toBe(false);
});

it("reads a message as it was sent", () => {
  const message = { revision: 7, kind: "agreed", change: 4 } as const;
  expect(parseLive(JSON.stringify(message))).toEqual(message);
  expect(parseLive('{"revision":7,"kind":null,"change":null,"build":"abc"}')).toEqual({
    revision: 7,
    kind: null,
    change: null,
    build: "abc",
  });
});

it("takes a kind of a later version as news of some sort", () => {
  expect(parseLive('{"revision":7,"kind":"fireworks","change":2}')).toEqual({
    revision: 7,
    kind: null,
    change: 2,
  });
});

it("takes nothing from what is no message", () => {
  for (const text of [
    "",
    "null",
    "7",
    "{}",
    '{"revision":"7"}',
    "<!doctype html>",
    '{"revision":-1}',
  ]) {
    expect(parseLive(text), text).toBeNull();
  }
});
