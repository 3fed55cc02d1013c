import type { Role } from "./roles.ts";

/** Whoever asks: a member of one area, or a guest of one of its rounds, as the guards established it. */
export type Viewer = {
  /** Null for a guest, who has no account. */
  accountId: string | null;
  memberId: string;
  areaId: string;
  partnerId: string | null;
  name: string;
  roles: readonly Role[];
  /** The one round a guest takes part in; null for a member. */
  guestOf: string | null;
};
