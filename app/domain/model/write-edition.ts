import { stringify } from "yaml";
import type { Edition } from "./edition.ts";

/** An edition as the text of a file that `loadEdition` reads back: what an area begins its own with. */
export function writeEdition(edition: Edition): string {
  return stringify(edition, { lineWidth: 0, aliasDuplicateObjects: false });
}
