import type { Services } from "#app/services/index.server.ts";

/** What the guests' page is given. */
export type GuestsData = ReturnType<Services["guests"]["page"]>;

/** One guest on it. */
export type GuestShown = GuestsData["guests"][number];
