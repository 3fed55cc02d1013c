import { type RouteConfigEntry, route } from "@remix-run/route-config";

/** The projector screen of a round, without the frame of other pages. */
export const screenPaths: RouteConfigEntry[] = [
  route("areas/:area/rounds/:round/screen", "routes/screen/screen.tsx"),
];
