import type { AgreementLabel, ScoredRow } from "../agreement/label.ts";
import { labelRow } from "../agreement/label.ts";
import { measureMovement } from "../agreement/movement.ts";
import { measureRound, type RoundReliability } from "../agreement/round-reliability.ts";
import { signTest } from "../agreement/sign-test.ts";
import { listRevealed, type ResultsInput } from "./results-input.ts";
import type { MeasuredRow } from "./row-report.ts";

/** Every measure of a row's spread. */
export type SpreadMeasures = Pick<
  ScoredRow,
  | "median"
  | "shareWithinOne"
  | "averageDeviation"
  | "leikD"
  | "consensusCns"
  | "agreementA"
  | "iov"
  | "iovWithin"
  | "iovBetween"
  | "leans"
  | "disagreementIndex"
>;

/** A row's measures; `withheld` where a partner has exactly two scorers. */
export type RowMeasures = {
  key: string;
  topic: string;
  change: number;
  /** "9 scored, 3 don't know, 2 blank". */
  counts: string;
  scored: number;
  /** Partners with a position. */
  partners: number;
  label: AgreementLabel;
  /** Whether some partner's two scorers stand at its one position in these figures. */
  pairs: boolean;
  /** Null when nobody gave a level. */
  byPartner: SpreadMeasures | null;
  byPeople: SpreadMeasures | "withheld" | null;
};

/** Where the people went who gave a row a level both times. */
export type RowMoves = {
  key: string;
  topic: string;
  change: number;
  both: number;
  up: number;
  down: number;
  /** Of those who moved: two-sided, exact; null when nobody moved. */
  signTest: number | null;
};

/** The drawer for statisticians. */
export type Statistics = {
  rows: readonly RowMeasures[];
  /** Each partner's position is one rating; null under ten rows with two. */
  byPartner: RoundReliability | null;
  /** Each person is a rater, but for the people of a partner with exactly two scorers on a row. */
  byPeople: RoundReliability | null;
  /** Scores left out of `byPeople`. */
  leftOut: number;
  /** Rows scored a second time, but for those on which a partner has exactly two scorers. */
  moves: readonly RowMoves[];
};

/** Every measure of a round's revealed rows, from nothing that is not shown elsewhere on the page. */
export function measureResults(input: ResultsInput): Statistics {
  const revealed = listRevealed(input);
  const positions = revealed.map(({ measured }) =>
    measured.places.map(({ partner, position }) => ({ rater: partner, level: position })),
  );
  const people = revealed.map(({ measured }) => listTellable(measured));
  const all = revealed.reduce((sum, { measured }) => sum + measured.shownScores.length, 0);
  return {
    rows: revealed.map(({ change, row, measured }) => ({
      key: row.key,
      topic: row.topic,
      change: change.number,
      counts: measured.report.countsSentence,
      scored: measured.shown.n,
      partners: measured.shown.partners,
      label: measured.report.label,
      pairs: measured.pairs,
      byPartner: pickMeasures(measured.shown),
      byPeople: measured.pairs
        ? "withheld"
        : pickMeasures(labelRow(measured.shownScores, "people")),
    })),
    byPartner: measureRound(positions),
    byPeople: measureRound(people),
    leftOut: all - people.flat().length,
    moves: listMoves(revealed),
  };
}

/** Nothing is told where a pair's one position would say who of the two moved. */
function listMoves(revealed: ReturnType<typeof listRevealed>): RowMoves[] {
  return revealed.flatMap(({ change, row, measured }) => {
    if (!row.before || row.before.pairs || measured.pairs) return [];
    const { both, up, down } = measureMovement(row.before.shownScores, measured.freshScores).people;
    const moved = up + down;
    return [
      {
        key: row.key,
        topic: row.topic,
        change: change.number,
        both,
        up,
        down,
        signTest: moved === 0 ? null : signTest(up, moved),
      },
    ];
  });
}

/** The scores of partners with one scorer (its position) or three and more (shown as people). */
function listTellable({ shownScores }: MeasuredRow) {
  return shownScores.filter(
    ({ partner }) => shownScores.filter((other) => other.partner === partner).length !== 2,
  );
}

function pickMeasures(row: MeasuredRow["shown"]): SpreadMeasures | null {
  if (row.label === "not-scored") return null;
  const { median, shareWithinOne, averageDeviation, leikD, consensusCns, agreementA } = row;
  const { iov, iovWithin, iovBetween, leans, disagreementIndex } = row;
  return {
    median,
    shareWithinOne,
    averageDeviation,
    leikD,
    consensusCns,
    agreementA,
    iov,
    iovWithin,
    iovBetween,
    leans,
    disagreementIndex,
  };
}
