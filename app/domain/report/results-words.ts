import type { AgreementLabel } from "../agreement/label.ts";
import type { AgreedLevel } from "../consensus/agreed-row.ts";
import { formatDate } from "../dates.ts";
import type { PartWord } from "../model/model-family.ts";
import type { Target } from "./results-input.ts";
import type { LabelCounts, LabelGroup, RecordChange, RecordRow } from "./results-record.ts";
import type { BoardReport, WorkingReport } from "./results-report.ts";

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

/** "3 Established", "Does not apply here", "Not agreed", or "Left open" of a parked row. */
export function sayAgreed(
  { agreed, parked }: Pick<RecordRow, "agreed" | "parked">,
  names: Names,
): string {
  if (agreed === null) return parked === null ? "Not agreed" : "Left open";
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

/** A row's target where it is not simply its change's; else empty. */
export function sayOwnTarget({ target, agreed }: RecordRow, change: RecordChange): string {
  const same = target.level === change.target.level && target.date === change.target.date;
  if (same || typeof agreed !== "number") return "";
  const date = target.date === change.target.date ? null : target.date;
  return sayTarget({ level: target.level, date }, []);
}

/** "last round 2" where the last round agreed something else; else empty. */
export function sayLast({ last, agreed }: Pick<RecordRow, "last" | "agreed">): string {
  if (last === null || last === agreed) return "";
  return last === "not-applicable" ? "did not apply last round" : `last round ${last}`;
}

/** What a row's scores say to those who took part, sentence by sentence; none when nothing stands out. */
export function listScoreNotes(
  row: RecordRow | WorkingReport["changes"][number]["rows"][number],
): string[] {
  if (!("sentence" in row)) return [];
  const { sentence, notes, byPeople } = row;
  const more = byPeople === null ? notes : [...notes, `Counted by people: ${byPeople}.`];
  return more.length === 0 ? [] : [sentence, ...more];
}

/** What each reading is called and is for. */
export const READINGS = {
  working: {
    title: "Results",
    purpose:
      "The working record of those who took part: where partners stand, what was agreed, and what differs.",
  },
  board: {
    title: "Results for the board",
    purpose:
      "What partners agreed about each change, how far their scores agreed, and what some see differently.",
  },
} as const;

/** How the changes' levels came about, and the round they are set beside. */
export function sayMethod({ method, last }: Pick<WorkingReport, "method" | "last">): string {
  const beside = last && `The last round was ${last.name}, as at ${formatDate(last.asAt)}.`;
  return [method, beside].filter(Boolean).join(" ");
}

/** Where no partner put a different view on record. */
export const NO_VIEW = "No partner put a different view on record.";

/** Beside a view that the partner's lead has not confirmed. */
export const UNCONFIRMED = "As heard in the room, not yet confirmed.";

/** "change 4 · agreed 2". */
export function sayViewPlace(part: PartWord, change: number, agreed: AgreedLevel | null): string {
  return `${part} ${change} · agreed ${agreed ?? "no level"}`;
}

/** Where one stood against the other: "partners at 1 to 3". */
export const sayPlaces = (positions: string) => `partners at ${positions}`;

/** What the labels rest on and what is not shown. `shared` as for the board's reading. */
export function describeReading(report: WorkingReport | BoardReport, shared: boolean): string {
  return [
    "Each partner has one voice, however many people scored for it. Aligned means the same or a neighbouring level; the labels use the latest scores that are revealed.",
    report.positions
      ? "A partner with fewer than three scorers appears as one position."
      : "Partners’ own positions stay in the working record of those who took part, unless every partner’s lead agrees to share them.",
    report.reading === "board" && shared
      ? "Every partner’s lead agreed to show its positions here."
      : "",
  ]
    .filter(Boolean)
    .join(" ");
}

/** What stands before and after the name of the edition that was scored. */
export const EDITION_WORDS = {
  before: "The levels and rows are those of",
  after: "Its authors mean it for honest reflection between colleagues, not for ranking.",
} as const;

/** What a round's results stand under: "March 2017 · as at 15 March 2017 · closed". */
export function sayRound(round: { name: string; asAt: string; status: string }): string {
  const standing = round.status === "closed" ? "closed" : "not closed yet";
  return `${round.name} · as at ${formatDate(round.asAt)} · ${standing}`;
}

/** The name of the table of labels by change, and of its last line. */
export const nameLabelsTable = (part: PartWord) => ({
  caption: `Rows of each ${part} by how far scores agree`,
  all: `All ${part}s`,
});

/** Groups that a table has a column for: the first four always, the others when they count a row. */
export function listGroups(totals: LabelCounts): LabelGroup[] {
  return (Object.keys(GROUP_NAMES) as LabelGroup[]).filter(
    (group, index) => index < 4 || totals[group] > 0,
  );
}
