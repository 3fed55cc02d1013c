import type { AgreementLabel } from "../agreement/label.ts";
import type { AgreedLevel } from "../consensus/agreed-row.ts";
import { changeSummary } from "../consensus/change-summary.ts";
import type { Level } from "../model/edition.ts";
import type { PartWord } from "../model/model-family.ts";
import type { ChangeInput, LastRound, ResultsInput, RowInput, Target } from "./results-input.ts";
import type { PartnerMark } from "./row-report.ts";

/** How rows are counted by label; a row that nobody may see yet is "hidden". */
export type LabelGroup = "aligned" | "some-spread" | "split" | "polarised" | "too-few" | "hidden";

/** Rows by label group. They add up to all the rows. */
export type LabelCounts = Record<LabelGroup, number>;

/** A partner that stands by another level than the agreed one. */
export type ViewOnRecord = {
  partner: PartnerMark;
  level: Level;
  sentence: string;
  /** Whether the partner's lead confirmed it. */
  confirmed: boolean;
};

/** A row as both readings show it: nothing but its topic until it is revealed. */
export type RecordRow = {
  key: string;
  topic: string;
  group: LabelGroup;
  label: AgreementLabel | null;
  /** "9 scored, 3 don't know, 2 blank"; null until revealed. */
  counts: string | null;
  agreed: AgreedLevel | null;
  rationale: string;
  priority: boolean;
  /** The note it was parked with; null when it is not parked. */
  parked: string | null;
  target: Target;
  /** What the last round agreed. */
  last: AgreedLevel | null;
  views: readonly ViewOnRecord[];
};

/** A change as both readings show it. */
export type RecordChange<Row extends RecordRow = RecordRow> = {
  number: number;
  key: string;
  name: string;
  shortName: string;
  /** The level the room chose for the change itself. */
  level: Level | null;
  /** How the room put its choice. */
  sentence: string;
  /** The rows behind the level: "Lowest row 2, lower median 2, highest 4; 1 without a level." */
  behind: string;
  target: Target;
  last: Level | null;
  labels: LabelCounts;
  rows: readonly Row[];
};

/** How a change's level comes about; printed wherever the figure stands beside others. */
export const sayLevelMethod = (part: PartWord) =>
  `The room chose each ${part}’s level itself, in a sentence, having seen its lowest row, the lower median of its rows and how far they spread. It is a judgement, not a calculation.`;

/** The group a row is counted in. */
function groupOf({ measured }: RowInput): LabelGroup {
  const label = measured?.report.label ?? null;
  if (label === null) return "hidden";
  return label === "not-scored" || label === "one-view" ? "too-few" : label;
}

/** A row of the record. */
export function recordRow(row: RowInput, { partners, last }: ResultsInput): RecordRow {
  const report = row.measured?.report ?? null;
  const known = report !== null;
  const agreed = known ? row.agreed : null;
  return {
    key: row.key,
    topic: row.topic,
    group: groupOf(row),
    label: report?.label ?? null,
    counts: report?.countsSentence ?? null,
    agreed,
    rationale: agreed === null ? "" : row.rationale,
    priority: agreed !== null && row.priority,
    parked: row.parked,
    target: known ? row.target : { level: null, date: null },
    last: last?.rows.get(row.key) ?? null,
    views: known
      ? row.views.flatMap(({ partnerId, ...view }) => {
          const partner = partners.find(({ id }) => id === partnerId);
          return partner ? [{ partner, ...view }] : [];
        })
      : [],
  };
}

/** A change of the record, with its rows as the reading has them. */
export function recordChange<Row extends RecordRow>(
  change: ChangeInput,
  rows: readonly Row[],
  last: LastRound | null,
): RecordChange<Row> {
  const { number, key, name, shortName, level, sentence, target } = change;
  return {
    number,
    key,
    name,
    shortName,
    level,
    sentence,
    behind: describeRowsBehind(rows),
    target,
    last: last?.changes.get(key) ?? null,
    labels: countLabels(rows),
    rows,
  };
}

/** Rows by label group. */
export function countLabels(rows: readonly Pick<RecordRow, "group">[]): LabelCounts {
  const counts: LabelCounts = {
    aligned: 0,
    "some-spread": 0,
    split: 0,
    polarised: 0,
    "too-few": 0,
    hidden: 0,
  };
  for (const { group } of rows) counts[group] += 1;
  return counts;
}

function describeRowsBehind(rows: readonly RecordRow[]): string {
  const { lowest, highest, lowerMedian, notApplicable, open } = changeSummary(
    rows.map(({ key, agreed }) => ({ rowKey: key, level: agreed })),
  );
  if (lowest === null) return "No row has an agreed level.";
  const rest = [
    notApplicable > 0 ? `${notApplicable} not applicable` : "",
    open > 0 ? `${open} without a level` : "",
  ].filter(Boolean);
  const levels =
    lowest.level === highest
      ? `Rows all at ${highest}`
      : `Lowest row ${lowest.level}, lower median ${lowerMedian}, highest ${highest}`;
  return `${[levels, ...rest].join("; ")}.`;
}
