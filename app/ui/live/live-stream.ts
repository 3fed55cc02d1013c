import { type LiveMessage, parseLive } from "#app/domain/live/live.ts";

/** All in milliseconds. */
const FIRST_WORD = 10_000;
/** The server says something every 20 seconds. */
const SILENCE = 45_000;
const LOOK = 5_000;
const LONGEST_WAIT = 8_000;
const POLL = 10_000;
/**
 * After so many tries without a word it polls. A stream is tried again after the next poll where one
 * has spoken before (the server was away), else after every sixth (this network lets none through).
 */
const TRIES = 3;
const POLLS_BETWEEN_TRIES = 6;

/** What a stream is made with: the browser's own, or a test's. */
export type Surroundings = {
  openSource: (address: string) => EventSource;
  fetch: (address: string) => Promise<Response>;
  now: () => number;
  random: () => number;
  /** Calls back when the network returns; gives the way to stop that. */
  whenOnline: (work: () => void) => () => void;
};

const browser: Surroundings = {
  openSource: (address) => new EventSource(address),
  fetch: (address) => fetch(address, { headers: { Accept: "application/json" } }),
  now: () => Date.now(),
  random: () => Math.random(),
  whenOnline: (work) => {
    window.addEventListener("online", work);
    return () => window.removeEventListener("online", work);
  },
};

/**
 * Hears of a round for as long as it is open: by a stream, which it opens again when it breaks or
 * falls silent (a lost network, a laptop that slept), or else by asking for the present revision
 * now and then. It ends by itself when the server says that there is nothing to hear any more.
 */
export function openLiveStream(
  address: string,
  hear: (message: LiveMessage) => void,
  onOver: () => void,
  { openSource, fetch, now, random, whenOnline }: Surroundings = browser,
): () => void {
  let source: EventSource | null = null;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let polls = 0;
  let spoke = false;
  let over = false;
  let heardAt = now();
  let patience = FIRST_WORD;

  function take(text: string): boolean {
    const message = parseLive(text);
    if (!message || over) return false;
    hear(message);
    return true;
  }

  function connect(): void {
    drop();
    heardAt = now();
    patience = FIRST_WORD;
    const opened = openSource(address);
    source = opened;
    const onWord = (event: MessageEvent<string>) => {
      if (source !== opened || !take(event.data)) return;
      failures = 0;
      spoke = true;
      heardAt = now();
      patience = SILENCE;
    };
    opened.onmessage = onWord;
    opened.addEventListener("beat", onWord);
    opened.addEventListener("bye", end);
    opened.onerror = () => {
      if (source === opened) retry();
    };
  }

  function drop(): void {
    clearTimeout(waiting);
    source?.close();
    source = null;
  }

  function retry(): void {
    drop();
    failures += 1;
    polls = 0;
    if (failures >= TRIES) void poll();
    else wait(connect, Math.min(500 * 2 ** failures, LONGEST_WAIT));
  }

  /** Spread, so that a room of screens does not come back in one moment. */
  function wait(work: () => void, about: number): void {
    clearTimeout(waiting);
    waiting = setTimeout(work, about * (0.5 + random()));
  }

  async function poll(): Promise<void> {
    polls += 1;
    const answer = await fetch(`${address}/now`).catch(() => null);
    if (over || source) return;
    // Signed out, or no longer of this round.
    if (answer && [401, 403, 404].includes(answer.status)) return end();
    if (answer?.ok) take(await answer.text().catch(() => ""));
    if (over || source) return;
    wait(spoke || polls % POLLS_BETWEEN_TRIES === 0 ? connect : () => void poll(), POLL);
  }

  function end(): void {
    if (over) return;
    close();
    onOver();
  }

  function close(): void {
    over = true;
    drop();
    clearInterval(looking);
    forgetOnline();
  }

  // By the clock on the wall, which goes on while a laptop sleeps.
  const looking = setInterval(() => {
    if (source && now() - heardAt > patience) retry();
  }, LOOK);
  const forgetOnline = whenOnline(connect);
  connect();
  return close;
}
