import { index, type RouteConfigEntry, route } from "@remix-run/route-config";
import { boardPaths } from "../board/paths.ts";
import { discussPaths } from "../discuss/paths.ts";
import { fundingPaths } from "../funding/paths.ts";
import { graduationPaths } from "../graduation/paths.ts";
import { guestsPaths } from "../guests/paths.ts";
import { guestPaths } from "../joining/paths.ts";
import { measuresPaths } from "../measures/paths.ts";
import { meetingsPaths } from "../meetings/paths.ts";
import { editionPaths } from "../model/paths.ts";
import { paperPaths } from "../paper/paths.ts";
import { peoplePaths } from "../people/paths.ts";
import { planPaths } from "../plan/paths.ts";
import { planFilePaths } from "../plan-files/paths.ts";
import { planImportPaths } from "../plan-import/paths.ts";
import { resultsPaths } from "../results/paths.ts";
import { returnsPaths } from "../returns/paths.ts";
import { roundsPaths } from "../rounds/paths.ts";
import { scorePaths } from "../score/paths.ts";
import { screenPaths } from "../screen/paths.ts";
import { sharesPaths } from "../shares/paths.ts";
import { standardPaths } from "../standard/paths.ts";
import { storiesPaths } from "../stories/paths.ts";

/**
 * Every page of an area stands inside its layout, which names the area and its notice; the
 * projector has the whole screen to itself.
 */
export const areaPaths: RouteConfigEntry[] = [
  route("areas/:area", "routes/area/layout.tsx", [
    index("routes/area/home.tsx"),
    route("activity", "routes/area/activity.tsx"),
    route("people/file", "routes/area/file.tsx"),
    route("people/file.json", "routes/area/file-json.ts"),
    route("activity.csv", "routes/area/activity-csv.ts"),
    route("activity.xlsx", "routes/area/activity-xlsx.ts"),
    ...discussPaths,
    ...paperPaths,
    ...peoplePaths,
    ...measuresPaths,
    ...planFilePaths,
    ...storiesPaths,
    ...meetingsPaths,
    ...planImportPaths,
    ...sharesPaths,
    ...planPaths,
    ...fundingPaths,
    ...returnsPaths,
    ...boardPaths,
    ...graduationPaths,
    ...resultsPaths,
    ...scorePaths,
    ...guestPaths,
    ...guestsPaths,
    ...roundsPaths,
    ...editionPaths,
    ...standardPaths,
  ]),
  ...screenPaths,
];
