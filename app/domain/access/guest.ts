/** A guest scores on a device of its own; a paper sheet is typed in by a recorder. */
export type GuestKind = "device" | "paper";

/**
 * waiting until a facilitator accepts the partner it picked; accepted; declined; or struck out of
 * the round before a reveal, with its scores.
 */
export type GuestStatus = "waiting" | "accepted" | "declined" | "struck";
