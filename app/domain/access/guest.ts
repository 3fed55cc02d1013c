import { DomainError } from "../errors.ts";
import type { RowState } from "../round/round.ts";

/** A guest scores on a device of its own; a paper sheet is typed in by a recorder. */
export type GuestKind = "device" | "paper";

/**
 * waiting until a facilitator accepts the partner it picked; accepted; or struck out of the round,
 * so that its scores never count.
 */
export type GuestStatus = "waiting" | "accepted" | "struck";

/** Where a guest stands, and since when (UTC milliseconds; null while nobody has decided). */
export type GuestStanding = { status: GuestStatus; decidedAt: number | null };

type Reveals = Pick<RowState, "pass1" | "pass1At" | "pass2" | "pass2At">;

/** Whether a pass has been revealed since an instant, also where the reveal was taken back. */
const revealedSince = (state: RowState["pass1"], at: number | null, since: number) =>
  (state === "revealed" || state === "hidden") && at !== null && at >= since;

/**
 * Whether a reveal has counted the guest: one since it was accepted. Its partner then stands, and
 * it cannot be struck out, since whoever did so would change what the room has seen.
 */
export function isFixedByReveal(guest: GuestStanding, rows: Iterable<Reveals>): boolean {
  const { status, decidedAt } = guest;
  if (status !== "accepted" || decidedAt === null) return false;
  return [...rows].some(
    (row) =>
      revealedSince(row.pass1, row.pass1At, decidedAt) ||
      revealedSince(row.pass2, row.pass2At, decidedAt),
  );
}

/** Refuses `guest-revealed` for a guest whom a reveal has counted. */
export function refuseFixedGuest(guest: GuestStanding, rows: Iterable<Reveals>): void {
  if (isFixedByReveal(guest, rows)) throw new DomainError("guest-revealed");
}
