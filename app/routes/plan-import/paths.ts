import { type RouteConfigEntry, route } from "@remix-run/route-config";

/** Reading an existing plan from a file, and taking it back. */
export const planImportPaths: RouteConfigEntry[] = [
  route("plan/import", "routes/plan-import/import.tsx"),
  route("plan/imports/:import", "routes/plan-import/imported.tsx"),
];
