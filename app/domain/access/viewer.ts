import type { Role } from "./roles.ts";

/** Whoever asks: a member of one area, as the guards established it. */
export type Viewer = {
  accountId: string;
  memberId: string;
  areaId: string;
  partnerId: string | null;
  name: string;
  roles: readonly Role[];
};
