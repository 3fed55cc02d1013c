import { type RouteConfigEntry, route } from "@remix-run/route-config";

/** A round's results, and rounds beside each other, under an area. */
export const resultsPaths: RouteConfigEntry[] = [
  route("rounds/:round/results", "routes/results/page.tsx"),
  route("rounds/over-time", "routes/results/over-time.tsx"),
  route("rounds/compare", "routes/results/compare.tsx"),
  route("rounds/over-time/:picture", "routes/results/picture.ts", { id: "over-time-picture" }),
  route("rounds/compare/:picture", "routes/results/picture.ts", { id: "compare-picture" }),
  route("rounds/:round/results/:file", "routes/results/download.ts"),
];
