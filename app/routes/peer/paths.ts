import { type RouteConfigEntry, route } from "@remix-run/route-config";

/** What somebody outside an area reads by a link. */
export const sharedPaths: RouteConfigEntry[] = [
  route("shared/:token", "routes/peer/reading.tsx"),
  route("shared/:token/:file", "routes/peer/file.ts"),
];
