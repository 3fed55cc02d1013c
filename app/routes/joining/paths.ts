import { type RouteConfigEntry, route } from "@remix-run/route-config";

/** Coming into a round as a guest: nobody is signed in here. */
export const joiningPaths: RouteConfigEntry[] = [
  route("join", "routes/joining/join.tsx"),
  route("join/:code", "routes/joining/join-round.tsx"),
];

/** A guest's own page, under the round it joined. */
export const guestPaths: RouteConfigEntry[] = [
  route("rounds/:round/guest", "routes/joining/guest.tsx"),
];
