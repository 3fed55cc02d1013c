import type { AgreementLabel } from "../agreement/label.ts";
import type { AgreedLevel } from "../consensus/agreed-row.ts";
import { formatDate } from "../dates.ts";
import type { Target } from "./results-input.ts";
import type { LabelGroup } from "./results-record.ts";

/** A label as a mark or a narrow column shows it, on page and paper. */
export const LABEL_NAMES: Readonly<Record<AgreementLabel, string>> = {
  "not-scored": "Too few to compare",
  "one-view": "Too few to compare",
  polarised: "Two groups",
  split: "No shared view yet",
  aligned: "Aligned",
  "some-spread": "Mostly close",
};

/** What rows are counted by, in their order. */
export const GROUP_NAMES: Readonly<Record<LabelGroup, string>> = {
  aligned: "Aligned",
  "some-spread": "Mostly close",
  split: "No shared view yet",
  polarised: "Two groups",
  "too-few": "Too few to compare",
  hidden: "Not revealed yet",
};

type Names = readonly { value: number; name: string }[];

/** "3 Established", "Does not apply here", "Not agreed". */
export function sayAgreed(agreed: AgreedLevel | null, names: Names): string {
  if (agreed === null) return "Not agreed";
  return agreed === "not-applicable" ? "Does not apply here" : sayLevel(agreed, names);
}

/** "3 Established". */
export function sayLevel(level: number, names: Names): string {
  const name = names.find(({ value }) => value === level)?.name;
  return name ? `${level} ${name}` : String(level);
}

/** "Target 4 Mature by 31 March 2018"; empty where none is set. */
export function sayTarget({ level, date }: Target, names: Names): string {
  if (level === null) return "";
  return `Target ${sayLevel(level, names)}${date ? ` by ${formatDate(date)}` : ""}`;
}
