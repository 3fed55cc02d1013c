import type { AgreedLevel } from "../consensus/agreed-row.ts";
import type { Level } from "../model/edition.ts";
import type { PartWord } from "../model/model-family.ts";
import type { MeasuredRow, PartnerMark } from "./row-report.ts";

/** A level to reach, and by when (YYYY-MM-DD). */
export type Target = { level: Level | null; date: string | null };

/** A row as the record has it; what is not revealed has not been read from the store at all. */
export type RowInput = {
  key: string;
  topic: string;
  /** The latest revealed scores; null while the row is not revealed. */
  measured: MeasuredRow | null;
  /** The first scores, where a second is revealed. */
  before: MeasuredRow | null;
  agreed: AgreedLevel | null;
  rationale: string;
  priority: boolean;
  /** The note left when the row was parked; null when it is not parked. */
  parked: string | null;
  target: Target;
  views: readonly { partnerId: string; level: Level; sentence: string; confirmed: boolean }[];
};

/** A change as the record has it. */
export type ChangeInput = {
  number: number;
  key: string;
  name: string;
  shortName: string;
  /** Ids of the partners asked about it. */
  asked: readonly string[];
  level: Level | null;
  sentence: string;
  target: Target;
  rows: readonly RowInput[];
};

/** What an earlier closed round agreed, by key. */
export type LastRound = {
  id: string;
  name: string;
  asAt: string;
  changes: ReadonlyMap<string, Level | null>;
  rows: ReadonlyMap<string, AgreedLevel | null>;
};

/** All that a round's results are made from. */
export type ResultsInput = {
  /** What the model's numbered parts are called; without it they are changes. */
  part?: PartWord;
  /** Whether the round is closed, so that nothing more will follow. */
  closed: boolean;
  partners: readonly PartnerMark[];
  changes: readonly ChangeInput[];
  last: LastRound | null;
};

/** The revealed rows with their changes, in the order of the edition. */
export function listRevealed(
  input: ResultsInput,
): { change: ChangeInput; row: RowInput; measured: MeasuredRow }[] {
  return input.changes.flatMap((change) =>
    change.rows.flatMap((row) => (row.measured ? [{ change, row, measured: row.measured }] : [])),
  );
}
