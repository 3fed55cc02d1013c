import { index, layout, type RouteConfigEntry, route } from "@remix-run/route-config";
import { guidancePaths } from "../guidance/paths.ts";
import { joiningPaths } from "../joining/paths.ts";
import { updatePaths } from "../meetings/paths.ts";
import { modelPaths } from "../model/paths.ts";
import { sharedPaths } from "../peer/paths.ts";

/** Pages outside any area. */
export const publicPaths: RouteConfigEntry[] = [
  route("schema/area-1.json", "routes/public/area-schema.ts"),
  route("schema/results-1.json", "routes/public/results-schema.ts"),
  route("schema/return-1.json", "routes/public/return-schema.ts"),
  route("sign-in/sso", "routes/public/sign-on-leave.ts"),
  route("sign-in/sso/callback", "routes/public/sign-on-return.ts"),
  ...sharedPaths,
  layout("routes/public/layout.tsx", [
    index("routes/public/front-page.tsx"),
    route("sign-in", "routes/public/sign-in.tsx"),
    route("sign-in/code", "routes/public/sign-in-code.tsx"),
    route("sign-out", "routes/public/sign-out.tsx"),
    route("forgotten", "routes/public/forgotten.tsx"),
    route("reset/:token", "routes/public/reset.tsx"),
    route("demo", "routes/public/demonstration.tsx"),
    route("set-up/:token", "routes/public/set-up.tsx"),
    route("invite/:token", "routes/public/invite.tsx"),
    ...joiningPaths,
    ...updatePaths,
    route("account", "routes/public/account.tsx"),
    route("account/single-sign-on", "routes/public/single-sign-on.tsx"),
    route("account/second-step", "routes/public/second-step.tsx"),
    route("accessibility", "routes/public/accessibility.tsx"),
    route("account/data", "routes/public/account-data.tsx"),
    route("account/data.json", "routes/public/account-data-json.ts"),
    route("account/erase", "routes/public/account-erase.tsx"),
    route("privacy", "routes/public/privacy.tsx"),
    ...modelPaths,
    ...guidancePaths,
    route("*", "routes/public/not-found.tsx"),
  ]),
];
