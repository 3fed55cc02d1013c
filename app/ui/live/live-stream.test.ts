import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { LiveMessage } from "#app/domain/live/live.ts";
import { openLiveStream, type Surroundings } from "./live-stream.ts";

/** The network as the test has it: streams that were opened, answers to polls, the clock. */
class Source {
  onmessage: ((event: MessageEvent<string>) => void) | null = null;
  onerror: (() => void) | null = null;
  closed = false;
  private readonly named = new Map<string, (event: MessageEvent<string>) => void>();
  addEventListener(name: string, work: (event: MessageEvent<string>) => void) {
    this.named.set(name, work);
  }
  close() {
    this.closed = true;
  }
  say(revision: number, kind: string | null = null) {
    this.onmessage?.({ data: JSON.stringify({ revision, kind, change: null }) } as MessageEvent);
  }
  event(name: string, data = "") {
    this.named.get(name)?.({ data } as MessageEvent);
  }
}

let sources: Source[];
let polled: number;
let poll: () => Promise<Response>;
let goOnline: () => void;
let heard: LiveMessage[];
let over: number;
let close: () => void;
const last = () => sources.at(-1) as Source;
const open = () => sources.filter((source) => !source.closed).length;
const pass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1000);
const answering =
  (status: number, revision = 0) =>
  async () =>
    new Response(JSON.stringify({ revision, kind: null, change: null }), { status });

beforeEach(() => {
  vi.useFakeTimers();
  [sources, heard, polled, over] = [[], [], 0, 0];
  poll = answering(200);
  const surroundings: Surroundings = {
    openSource: () => {
      sources.push(new Source());
      return last() as unknown as EventSource;
    },
    fetch: () => {
      polled += 1;
      return poll();
    },
    now: () => Date.now(),
    random: () => 0.5,
    whenOnline: (work) => {
      goOnline = work;
      return () => {};
    },
  };
  close = openLiveStream(
    "/live",
    (message) => heard.push(message),
    () => (over += 1),
    surroundings,
  );
});
afterEach(() => {
  close();
  vi.useRealTimers();
});

it("passes on what it hears, and stays as long as something is said", async () => {
  last().say(1);
  for (let beat = 2; beat < 8; beat += 1) {
    await pass(20);
    last().event("beat", `{"revision":${beat},"kind":null,"change":null}`);
  }
  expect(heard.map(({ revision }) => revision)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(sources).toHaveLength(1);
});

it("comes back by itself after a break, by and by", async () => {
  last().say(1);
  last().onerror?.();
  expect(open()).toBe(0);
  await pass(1);
  expect(open()).toBe(1);
  last().onerror?.();
  await pass(1);
  expect(open()).toBe(0);
  await pass(1);
  expect(open()).toBe(1);
  last().say(5);
  expect(heard.at(-1)?.revision).toBe(5);
});

it("notices a silence, as after a laptop's sleep, and listens anew", async () => {
  last().say(1);
  await pass(60);
  expect(sources[0]?.closed).toBe(true);
  expect(open()).toBe(1);
});

it("listens anew at once when the network returns", () => {
  last().say(1);
  goOnline();
  expect(sources.map(({ closed }) => closed)).toEqual([true, false]);
});

it("polls where no stream says a word, and goes on trying", async () => {
  poll = answering(200, 9);
  for (let at = 0; at < 3; at += 1) {
    last().onerror?.();
    if (at < 2) await pass(4);
  }
  await pass(0);
  expect(heard.map(({ revision }) => revision)).toEqual([9]);
  await pass(30);
  expect(polled).toBe(4);
  expect(open()).toBe(0);
  await pass(30);
  expect(open()).toBe(1);
  last().say(10);
  const before = polled;
  await pass(15);
  expect(polled).toBe(before);
});

it("soon has a stream again after a server that was away for longer than its tries", async () => {
  last().say(1);
  poll = answering(200, 2);
  for (let at = 0; at < 3; at += 1) {
    last().onerror?.();
    await pass(at < 2 ? 4 : 0);
  }
  expect([heard.at(-1)?.revision, open()]).toEqual([2, 0]);
  await pass(10);
  expect(open()).toBe(1);
  last().onerror?.();
  await pass(9);
  expect(open()).toBe(0);
});

it("goes on polling through a lost network and a server's trouble", async () => {
  poll = () => Promise.reject(new TypeError("Failed to fetch"));
  for (let at = 0; at < 3; at += 1) {
    last().onerror?.();
    await pass(4);
  }
  poll = answering(503);
  await pass(10);
  poll = answering(200, 4);
  await pass(10);
  expect(heard.map(({ revision }) => revision)).toEqual([4]);
  expect(over).toBe(0);
});

it.each([401, 403, 404])("asks no more once it is answered %d", async (status) => {
  poll = answering(status);
  for (let at = 0; at < 3; at += 1) {
    last().onerror?.();
    await pass(4);
  }
  expect(over).toBe(1);
  const before = polled;
  await pass(300);
  expect([polled, open()]).toEqual([before, 0]);
});

it("asks no more after the server's bye", async () => {
  last().say(1);
  last().event("bye");
  expect([over, open()]).toEqual([1, 0]);
  await pass(300);
  expect(sources).toHaveLength(1);
});

it("leaves nothing behind when it is closed", async () => {
  close();
  expect(open()).toBe(0);
  await pass(300);
  expect([sources.length, polled, over]).toEqual([1, 0, 0]);
});
