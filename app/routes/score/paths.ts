import { type RouteConfigEntry, route } from "@remix-run/route-config";

/** A person's own scoring, under a round of an area. */
export const scorePaths: RouteConfigEntry[] = [
  route("rounds/:round/score", "routes/score/overview.tsx"),
  route("rounds/:round/score/:change", "routes/score/change.tsx"),
  route("rounds/:round/score/:change/save", "routes/score/save.ts"),
];
