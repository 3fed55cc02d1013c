import { type RouteConfigEntry, route } from "@remix-run/route-config";

/** Where a level that a round agreed and a measure of the row differ. */
export const storiesPaths: RouteConfigEntry[] = [
  route("stories/:round/:row/:measure", "routes/stories/story.tsx"),
];
