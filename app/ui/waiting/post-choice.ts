import type { HeldChoice, Reply } from "#app/domain/score/device-queue.ts";

/** A network that hangs is no network. */
const PATIENCE = 20_000;

/** Sends one choice; null when nothing came back that could be read. */
export async function postChoice(held: HeldChoice, device: string): Promise<Reply> {
  const body = new URLSearchParams({
    ...held.words,
    row: held.row,
    pass: String(held.pass),
    member: held.member,
    version: String(held.seen),
    key: held.key,
    device,
    counter: String(held.counter),
  });
  try {
    const signal = AbortSignal.timeout(PATIENCE);
    // It goes on when the page is left.
    const answer = await fetch(held.place.address, {
      method: "POST",
      body,
      keepalive: true,
      signal,
    });
    const reply = (await answer.json()) as Reply;
    return reply && typeof reply === "object" && "outcome" in reply ? reply : null;
  } catch {
    return null;
  }
}
