import { type RouteConfigEntry, route } from "@remix-run/route-config";

/** A round's results, under an area. */
export const resultsPaths: RouteConfigEntry[] = [
  route("rounds/:round/results", "routes/results/page.tsx"),
];
