import type { AgreementLabel } from "../agreement/label.ts";
import { compareReports } from "./compare-reports.ts";
import { listRevealed, type ResultsInput } from "./results-input.ts";
import type { MeasuredRow } from "./row-report.ts";

/** One time's scores: their label, and from where to where the partners stood ("1 to 4"). */
type ScoredOnce = { label: AgreementLabel; positions: string };

/** A row's first scores against its second. */
export type SecondScore = {
  key: string;
  topic: string;
  change: number;
  first: ScoredOnce;
  second: ScoredOnce;
  sentences: readonly string[];
};

/** Rows scored a second time, in the order of the edition. */
export function listSecondScores(input: ResultsInput): SecondScore[] {
  return listRevealed(input).flatMap(({ change, row, measured }) =>
    row.before
      ? [
          {
            key: row.key,
            topic: row.topic,
            change: change.number,
            first: summariseScores(row.before),
            second: summariseScores(measured),
            sentences: compareReports(row.before, measured),
          },
        ]
      : [],
  );
}

function summariseScores({ report }: MeasuredRow): ScoredOnce {
  const levels = report.positions.flatMap(({ position }) => (position === null ? [] : [position]));
  const low = Math.min(...levels);
  const high = Math.max(...levels);
  const positions = levels.length === 0 ? "none" : low === high ? `${low}` : `${low} to ${high}`;
  return { label: report.label, positions };
}
