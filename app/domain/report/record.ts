import { nameAgreement } from "../agreement/wording.ts";
import type { AgreedLevel } from "../consensus/agreed-row.ts";
import { formatDate, londonDate, londonTime } from "../dates.ts";
import type { Level } from "../model/edition.ts";
import type { RecordInput, RowTimes } from "./record-input.ts";
import type { Target } from "./results-input.ts";
import type { SpreadPlace } from "./results-partners.ts";
import type { RecordChange, RecordRow } from "./results-record.ts";
import type { PartnerMark } from "./row-report.ts";

/** Where partners stood on a row, to be drawn; `first` are the places before the discussion. */
export type RecordSpread = { places: readonly SpreadPlace[]; agreed: Level | null };

/** A row of the record, as sentences. */
export type RecordEntry = {
  key: string;
  topic: string;
  /** "Agreed: 3 Established", "Does not apply here", "Parked" or "Not agreed". */
  agreed: string;
  level: Level | null;
  priority: boolean;
  rationale: string;
  target: string;
  /** How the scores lay: one sentence, or one before and one after the discussion. */
  spread: readonly string[];
  /** For those who took part; null for boards, and until the row is revealed. */
  drawing: RecordSpread | null;
  views: readonly { partner: PartnerMark; level: Level; words: string }[];
  /** "Revealed 15 March 2017, 13:05; agreed 13:20." */
  when: string;
};

/** A change of the record. */
export type RecordPart = {
  number: number;
  name: string;
  agreed: string;
  sentence: string;
  behind: string;
  target: string;
  entries: readonly RecordEntry[];
};

/** A round's record, made once: the page and the paper show these figures and sentences. */
export type RoundRecord = {
  title: string;
  area: string;
  asAt: string;
  notice: string | null;
  /** What marks a draft on every page: that it is one, and its deadline. Null once closed. */
  draft: string | null;
  /** How it stands, in a few sentences. */
  sentences: readonly string[];
  scope: readonly { term: string; value: string }[];
  /** Who took part: for boards the organisations alone. */
  partners: readonly { mark: PartnerMark; words: string }[];
  method: string;
  changes: readonly RecordPart[];
  parked: readonly { key: string; topic: string; note: string }[];
  beside: readonly { on: string; topic: string; text: string }[];
};

/** Makes the record of a round whose draft went round, or that is closed. */
export function reportRecord(input: RecordInput): RoundRecord {
  const { area, round, results } = input;
  const parts = results.changes.map((change) => partOf(change, input));
  return {
    title: `Record: ${round.name}`,
    area: area.name,
    asAt: formatDate(round.asAt),
    notice: area.notice,
    draft: draftOf(input),
    sentences: [
      ...(round.closedAt === null
        ? []
        : [`Closed on ${formatDate(londonDate(round.closedAt))}: nothing in it can change.`]),
      ...results.scores,
      ...results.decisions,
    ],
    scope: scopeOf(input),
    partners: input.partners.map(({ asked, scored, paper, ...mark }) => ({
      mark,
      words: results.reading === "board" ? "" : describePeople(asked, scored, paper),
    })),
    method: results.method,
    changes: parts,
    parked: results.changes.flatMap((change) =>
      change.rows.flatMap(({ key, topic, parked }) =>
        parked === null ? [] : [{ key, topic, note: parked }],
      ),
    ),
    beside: [
      ...input.corrections,
      ...input.redactions.map((redaction) => ({ ...redaction, text: "A text was redacted." })),
    ]
      .sort((a, b) => a.at - b.at)
      .map(({ at, topic, text }) => ({ on: formatDate(londonDate(at)), topic: topic ?? "", text })),
  };
}

function draftOf({ round }: RecordInput): string | null {
  if (round.status === "closed") return null;
  const by = round.draftDeadline
    ? ` Answers are asked for by ${formatDate(round.draftDeadline)}.`
    : "";
  return `Draft: not closed yet.${by}`;
}

function scopeOf({ round, edition }: RecordInput): RoundRecord["scope"] {
  const people = round.population?.toLocaleString("en-GB") ?? "";
  return [
    { term: "Hospitals", value: round.hospitals },
    { term: "Population", value: people },
    { term: "Footprint", value: round.footprint },
    { term: "As at", value: formatDate(round.asAt) },
    { term: "Scored against", value: edition },
  ].filter(({ value }) => value !== "");
}

/** "3 of 4 people scored, 1 of them on paper". */
function describePeople(asked: number, scored: number, paper: number): string {
  if (scored === 0) return asked === 0 ? "Nobody was asked" : "Nobody scored";
  const people = asked === 1 ? "person" : "people";
  const all =
    scored === asked ? `${scored} ${people} scored` : `${scored} of ${asked} ${people} scored`;
  if (paper === 0) return all;
  return paper === scored ? `${all}, on paper` : `${all}, ${paper} of them on paper`;
}

function partOf(change: RecordChange, input: RecordInput): RecordPart {
  const { number, name, level, sentence, behind, target } = change;
  return {
    number,
    name,
    agreed:
      level === null
        ? "No level of its own was agreed."
        : `Agreed: ${level} ${nameLevel(level, input)}`,
    sentence,
    behind,
    target: describeTarget(target),
    entries: change.rows.map((row) => entryOf(row, change, input)),
  };
}

const nameLevel = (level: Level, { levels }: RecordInput) =>
  levels.find(({ value }) => value === level)?.name ?? "";

function describeTarget({ level, date }: Target): string {
  if (level === null) return "";
  return `Target: ${level}${date === null ? "" : ` by ${formatDate(date)}`}`;
}

function entryOf(row: RecordRow, change: RecordChange, input: RecordInput): RecordEntry {
  const { key, topic, agreed, priority, rationale, target, views } = row;
  const own = target.level !== change.target.level || target.date !== change.target.date;
  return {
    key,
    topic,
    agreed: describeAgreed(row, input),
    level: typeof agreed === "number" ? agreed : null,
    priority,
    rationale,
    target: own && typeof agreed === "number" ? describeTarget(target) : "",
    spread: describeSpread(row, input),
    drawing: findDrawing(key, agreed, input),
    views: views.map(({ partner, level, sentence, confirmed }) => ({
      partner,
      level,
      words: [
        sentence === "" ? "No sentence." : `“${sentence}”`,
        confirmed ? "" : "As heard in the room, not confirmed by its lead.",
      ]
        .filter(Boolean)
        .join(" "),
    })),
    when: row.label === null ? "" : describeTimes(input.times.get(key)),
  };
}

function describeAgreed({ label, agreed, parked }: RecordRow, input: RecordInput): string {
  if (label === null) return "Not revealed";
  if (agreed === "not-applicable") return "Does not apply here";
  if (agreed === null) return parked === null ? "Not agreed" : "Parked";
  return `Agreed: ${agreed} ${nameLevel(agreed, input)}`;
}

/** Boards read the label and the counts; those who took part also where organisations stood. */
function describeSpread({ key, label, counts }: RecordRow, { results }: RecordInput): string[] {
  if (label === null) return [];
  const after = `${nameAgreement(label)}. ${counts}.`;
  if (results.reading === "board") return [after];
  const twice = results.secondScores.find((each) => each.key === key);
  if (twice) {
    const { first, second, sentences } = twice;
    return [
      `Before the discussion: ${nameAgreement(first.label).toLowerCase()}, positions ${first.positions}.`,
      `After it: ${nameAgreement(second.label).toLowerCase()}, positions ${second.positions}. ${counts}.`,
      sentences.join(" "),
    ];
  }
  const positions = findPlaces(key, results).flatMap(({ position }) =>
    position === null ? [] : [position],
  );
  const [low, high] = [Math.min(...positions), Math.max(...positions)];
  if (positions.length === 0) return [after];
  return [`${after} Positions ${low === high ? low : `${low} to ${high}`}.`];
}

function findPlaces(key: string, results: RecordInput["results"]): readonly SpreadPlace[] {
  if (results.reading === "board") return [];
  const rows = results.spreads.changes.flatMap((change) => change.rows);
  return rows.find((row) => row.key === key)?.places ?? [];
}

function findDrawing(
  key: string,
  agreed: AgreedLevel | null,
  { results }: RecordInput,
): RecordSpread | null {
  const places = findPlaces(key, results);
  if (!places.some(({ position }) => position !== null)) return null;
  return { places, agreed: typeof agreed === "number" ? agreed : null };
}

/** The times of a row's decisions; a day is named once for those that fall on it. */
function describeTimes(times: RowTimes | undefined): string {
  let day = "";
  const parts = (
    [
      ["revealed", times?.revealedAt],
      ["scored again", times?.secondAt],
      ["agreed", times?.agreedAt],
    ] as const
  ).flatMap(([what, at]) => {
    if (at === null || at === undefined) return [];
    const date = formatDate(londonDate(at));
    const words = date === day ? `${what} ${londonTime(at)}` : `${what} ${date}, ${londonTime(at)}`;
    day = date;
    return [words];
  });
  if (parts.length === 0) return "";
  const sentence = parts.join("; ");
  return `${sentence[0]?.toUpperCase()}${sentence.slice(1)}.`;
}
