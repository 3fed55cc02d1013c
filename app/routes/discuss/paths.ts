import { type RouteConfigEntry, route } from "@remix-run/route-config";

/** The discussion of a round, change by change. */
export const discussPaths: RouteConfigEntry[] = [
  route("rounds/:round/discuss", "routes/discuss/next.ts"),
  route("rounds/:round/discuss/:change", "routes/discuss/change.tsx"),
  route("rounds/:round/discuss/:change/aligned", "routes/discuss/aligned.tsx"),
  route("rounds/:round/agenda", "routes/discuss/agenda.tsx"),
];
