import { type RouteConfigEntry, route } from "@remix-run/route-config";

/** Guidance to read and search, for everybody. */
export const guidancePaths: RouteConfigEntry[] = [
  route("guidance", "routes/guidance/guidance.tsx"),
  route("guidance/:article", "routes/guidance/article.tsx"),
];
