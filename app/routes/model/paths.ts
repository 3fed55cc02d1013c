import { type RouteConfigEntry, route } from "@remix-run/route-config";

/** The model to read, for everybody. */
export const modelPaths: RouteConfigEntry[] = [route("model/:edition", "routes/model/page.tsx")];
