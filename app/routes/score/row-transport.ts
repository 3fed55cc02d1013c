import type { Reply, Sent } from "./row-saver.ts";
import { isSame, type Words } from "./words.ts";

/** Sends one save of a row to `address`; null when there was no reply that could be read. */
export async function sendSave(
  address: string,
  row: { key: string; pass: number },
  { words, version, key }: Sent,
): Promise<Reply> {
  const body = new URLSearchParams({
    ...words,
    row: row.key,
    pass: String(row.pass),
    version: String(version),
    key,
  });
  try {
    // A save goes on when the page is left.
    const response = await fetch(address, { method: "POST", body, keepalive: true });
    return (await response.json()) as Reply;
  } catch {
    return null;
  }
}

/** A new idempotency key. */
export function makeKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
}

type Kept = { words: Words; version: number };

/** Keeps what is not saved yet in this browser tab, under a name that holds whose it is. */
export function keepUnsaved(name: string, unsaved: Kept | null): void {
  try {
    if (unsaved) sessionStorage.setItem(name, JSON.stringify(unsaved));
    else sessionStorage.removeItem(name);
  } catch {
    // why: storage may be full or forbidden; the page itself still holds the choice.
  }
}

/** What was kept under a name, when it says something else than `stored`. */
export function findUnsaved(name: string, stored: Words): Kept | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(name) ?? "null") as Kept | null;
    return kept && !isSame(kept.words, stored) ? kept : null;
  } catch {
    return null;
  }
}
