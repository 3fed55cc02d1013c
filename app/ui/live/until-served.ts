/** The longest wait between two tries, in milliseconds. */
const LONGEST_WAIT = 8_000;

/** What a wait is made with: the browser's own, or a test's. */
type Surroundings = {
  fetch: (address: string) => Promise<Pick<Response, "status">>;
  /** Milliseconds. */
  wait: (about: number) => Promise<void>;
};

const browser: Surroundings = {
  fetch: (address) => fetch(address, { headers: { Accept: "application/json" } }),
  // Spread, so that a room of screens does not come back in one moment.
  wait: (about) => new Promise((done) => setTimeout(done, about * (0.5 + Math.random()))),
};

/**
 * Waits until the server answers for a round again (`address` is its live stream's): soon when it
 * only stumbled, else as long as it takes. A refusal is an answer, too. Gives false when it was
 * called off meanwhile.
 */
export async function untilServed(
  address: string,
  signal: AbortSignal,
  { fetch, wait }: Surroundings = browser,
): Promise<boolean> {
  for (let tries = 0; !signal.aborted; tries += 1) {
    const answer = await fetch(`${address}/now`).catch(() => null);
    if (answer && answer.status < 500) break;
    await wait(Math.min(500 * 2 ** tries, LONGEST_WAIT));
  }
  return !signal.aborted;
}
