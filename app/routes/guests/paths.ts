import { type RouteConfigEntry, route } from "@remix-run/route-config";

/** Guests of a round, and invitations into it, for those who run it. */
export const guestsPaths: RouteConfigEntry[] = [
  route("rounds/:round/guests", "routes/guests/guests.tsx"),
  route("rounds/:round/invitations", "routes/guests/invitations.tsx"),
];
