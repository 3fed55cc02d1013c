import type { RouteConfig } from "@remix-run/route-config";
import { areaPaths } from "./routes/area/paths.ts";
import { publicPaths } from "./routes/public/paths.ts";

export default [...publicPaths, ...areaPaths] satisfies RouteConfig;
