import { type RouteConfigEntry, route } from "@remix-run/route-config";

/** Links by which people outside the area read something of it. */
export const sharesPaths: RouteConfigEntry[] = [route("shares", "routes/shares/shares.tsx")];
