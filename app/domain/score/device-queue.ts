import type { Pass } from "./score.ts";
import { isSame, mergeWords, type Words } from "./words.ts";

/*
 * The choices a device holds for its members, one entry a row and pass: what waits to be sent, and
 * what became of it. Where they are kept and how they are sent is the browser's business.
 */

/** One entry's name. */
export type ChoiceName = { member: string; round: string; row: string; pass: Pass };

/** Marks one choice: the device's next count, a new idempotency key, and the device's own clock. */
export type Stamp = { counter: number; key: string; at: number };

/** What the service holds, as far as the device was told. */
type Stored = { words: Words; version: number };

/** A choice as the device holds it. */
export type HeldChoice = ChoiceName &
  Stamp & {
    words: Words;
    /** The version the choice was made from. The clock of `at` decides nothing. */
    seen: number;
    /**
     * waiting: to be sent. saved: acknowledged. conflict: something else was stored from elsewhere,
     * and the person decides. late: the row took no score any more. refused: it was sent and cannot
     * be stored as it is.
     */
    state: "waiting" | "saved" | "conflict" | "late" | "refused";
    stored: Stored | null;
    refusal: { sentence: string; open: Pass | null } | null;
    /** Where it is posted, and what to call it. */
    place: { address: string; change: number; topic: string };
  };

/** What the service answered to one choice; null when nothing came back that could be read. */
export type Reply =
  | { outcome: "stored" | "replay" | "conflict"; stored: Words; version: number }
  | { outcome: "refused"; status: number; code: string; sentence: string; open: Pass | null }
  | null;

/** What the page made of a row: what it showed before, what it says now, the version it came with. */
export type Choice = ChoiceName & {
  before: Words;
  words: Words;
  version: number;
  place: HeldChoice["place"];
};

const TOO_LATE = new Set(["pass-revealed", "round-closed", "round-not-open"]);

/** Whether the device knows more of the row than a page that came with this version. */
export function isNewer(held: HeldChoice, version: number): boolean {
  return held.state !== "saved" || (held.stored?.version ?? 0) >= version;
}

/**
 * The entry after a choice. What another tab of the device changed meanwhile stays; what waits is
 * replaced, since only the latest choice of a row matters. A conflict stays one until it is decided.
 */
export function holdChoice(
  held: HeldChoice | undefined,
  { before, words, version, ...choice }: Choice,
  stamp: Stamp,
): HeldChoice {
  if (!held || !isNewer(held, version)) {
    const stored = version > 0 ? { words: before, version } : null;
    return { ...choice, ...stamp, words, seen: version, state: "waiting", stored, refusal: null };
  }
  const merged = mergeWords(before, words, held.words);
  const chosen = { ...held, ...stamp, place: choice.place, words: merged };
  if (held.state === "late") return chosen;
  if (held.state === "conflict") {
    return held.stored && isSame(merged, held.stored.words) ? takeStored(chosen) : chosen;
  }
  const seen = held.state === "saved" ? (held.stored?.version ?? 0) : held.seen;
  return { ...chosen, seen, state: "waiting", refusal: null };
}

/** Whether an answer leaves everything as it was: no network, no session, or no room just now. */
export function isPassing(reply: Reply): boolean {
  if (reply === null) return true;
  if (reply.outcome !== "refused") return false;
  return reply.status >= 500 || [401, 408, 429].includes(reply.status);
}

/** The entry after the service answered the choice that was `sent`, perhaps an earlier one. */
export function settleChoice(
  held: HeldChoice,
  sent: Pick<HeldChoice, "counter" | "words">,
  reply: Reply,
): HeldChoice {
  if (reply === null || isPassing(reply)) return held;
  const isLatest = held.counter === sent.counter;
  if (reply.outcome === "refused") {
    const { code, sentence, open } = reply;
    if (TOO_LATE.has(code)) return { ...held, state: "late", refusal: { sentence, open } };
    return isLatest ? { ...held, state: "refused", refusal: { sentence, open } } : held;
  }
  const stored = { words: reply.stored, version: reply.version };
  if (isSame(stored.words, sent.words)) {
    const state = isLatest ? "saved" : held.state;
    return { ...held, stored, seen: reply.version, state, refusal: null };
  }
  // Something else is stored. A later choice of one's own is on its way and is judged by itself.
  return isLatest ? { ...held, stored, state: "conflict", refusal: null } : { ...held, stored };
}

/** After a conflict: what was chosen here is sent again, knowing what is stored. */
export function keepMine(held: HeldChoice, stamp: Stamp): HeldChoice {
  return { ...held, ...stamp, seen: held.stored?.version ?? 0, state: "waiting" };
}

/** After a conflict: what is stored stands. */
export function takeStored(held: HeldChoice): HeldChoice {
  if (!held.stored) return held;
  const { words, version } = held.stored;
  return { ...held, words, seen: version, state: "saved", refusal: null };
}

/** The choice a member's device sends next: the earliest that waits. Never another member's. */
export function nextToSend(held: readonly HeldChoice[], member: string): HeldChoice | null {
  const waiting = held.filter((each) => each.member === member && each.state === "waiting");
  return waiting.reduce<HeldChoice | null>(
    (first, each) => (first && first.counter < each.counter ? first : each),
    null,
  );
}
