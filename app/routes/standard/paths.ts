import { type RouteConfigEntry, route } from "@remix-run/route-config";

/** The Integration Standard in an area, and its model of integration. */
export const standardPaths: RouteConfigEntry[] = [
  route("standard", "routes/standard/standard.tsx"),
  route("standard/model", "routes/standard/model.tsx"),
];
