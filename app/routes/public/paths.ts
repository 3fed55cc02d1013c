import { index, layout, type RouteConfigEntry } from "@remix-run/route-config";

/** Pages outside any area. */
export const publicPaths: RouteConfigEntry[] = [
  layout("routes/public/layout.tsx", [index("routes/public/front-page.tsx")]),
];
