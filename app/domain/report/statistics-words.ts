import type { RoundReliability } from "../agreement/round-reliability.ts";
import { ROUND_MEASURES, ROW_MEASURES } from "./measures-explained.ts";
import type { RowMeasures, RowMoves, SpreadMeasures, Statistics } from "./results-measures.ts";

/** Figures as they are printed, the first cell of a row being its name. */
export type FigureTable = {
  caption: string;
  columns: readonly { label: string; numeric: boolean }[];
  rows: readonly (readonly string[])[];
};

/** What statisticians read, in order: a table, or words before or after one. */
type StatisticsPart = { table: FigureTable } | { words: string };

/** The heading over it. */
export const STATISTICS_TITLE = "For statisticians";

/** Every measure with its n, formula and reference, as page and paper print them. */
export function printStatistics(statistics: Statistics): StatisticsPart[] {
  const { rows } = statistics;
  const pairs = rows.filter((row) => row.pairs).length;
  const byPeople = rows.filter((row) => row.byPeople !== "withheld");
  const parts: (StatisticsPart | null)[] = [
    {
      words:
        "Counted by partner, each partner has weight 1, split equally among its scorers; counted by people, each scorer has weight 1. No organisation is tested against another, and no row against chance: rows are not independent, and partners are no sample.",
    },
    ...printRound(statistics),
    rows.length === 0 ? null : { table: tabulateRows(rows, "byPartner") },
    pairs === 0
      ? null
      : {
          words: `On ${pairs} ${pairs === 1 ? "row" : "rows"} a partner has exactly two scorers. They stand at its one position here, and the count by people is withheld, since the two scores could be worked out from it. The labels on the page use everybody’s own score.`,
        },
    byPeople.length === 0 ? null : { table: tabulateRows(byPeople, "byPeople") },
    ...printMoves(statistics.moves),
    { table: tabulateMeasures() },
  ];
  return parts.filter((part) => part !== null);
}

const text = (label: string) => ({ label, numeric: false });
const numeric = (label: string) => ({ label, numeric: true });

const decimals = (value: number | null) =>
  value === null ? "undefined" : value.toFixed(2).replace("-", "−").replace("−0.00", "0.00");

function printRound({ byPartner, byPeople, leftOut }: Statistics): StatisticsPart[] {
  if (!byPartner && !byPeople) {
    return [
      {
        words:
          "No measure of the whole round: fewer than ten rows have two ratings, and on so few they say more about the rows than about the raters.",
      },
    ];
  }
  const table: FigureTable = {
    caption: "The whole round",
    columns: [
      text("Counted by"),
      text("n"),
      numeric("Alpha (ordinal)"),
      numeric("95 % interval"),
      text("W"),
      numeric("Pairs within one"),
    ],
    rows: [
      ["Partners (positions)", ...printReliability(byPartner)],
      ["People", ...printReliability(byPeople)],
    ],
  };
  const words = `People: ${leftOut} scores of partners with exactly two scorers on a row are left out.`;
  return leftOut > 0 ? [{ table }, { words }] : [{ table }];
}

function printReliability(round: RoundReliability | null): string[] {
  if (!round) return ["fewer than ten rows with two ratings", "", "", "", ""];
  const { raters, rows, ratings, alpha, interval, concordance, pairsWithinOne } = round;
  const { w, df, chiSquared } = concordance;
  return [
    `${raters} raters, ${rows} rows, ${ratings} ratings`,
    decimals(alpha),
    interval ? `${decimals(interval.lower)} to ${decimals(interval.upper)}` : "undefined",
    w === null
      ? "undefined: too few rows that every rater scored"
      : `${decimals(w)} (${df + 1} rows, χ² ${chiSquared?.toFixed(1)}, df ${df})`,
    decimals(pairsWithinOne),
  ];
}

function tabulateRows(rows: readonly RowMeasures[], count: "byPartner" | "byPeople"): FigureTable {
  const partners = count === "byPartner";
  return {
    caption: partners ? "Rows, counted by partner" : "Rows, counted by people",
    columns: [
      text("Row"),
      numeric(partners ? "n partners (people)" : "n"),
      ...ROW_MEASURES.map(({ name }) => numeric(name)),
    ],
    rows: rows.map((row) => {
      const measures = row[count];
      return [
        `${row.change} ${row.topic}`,
        partners ? `${row.partners} (${row.scored})` : String(row.scored),
        ...(measures && measures !== "withheld"
          ? printMeasures(measures)
          : ROW_MEASURES.map(() => "")),
      ];
    }),
  };
}

/** In the order of the measures explained. */
function printMeasures(row: SpreadMeasures): string[] {
  const { lower, upper } = row.median;
  return [
    lower === upper ? String(lower) : `${lower}–${upper}`,
    decimals(row.shareWithinOne),
    decimals(row.averageDeviation),
    decimals(row.leikD),
    decimals(row.consensusCns),
    decimals(row.agreementA),
    `${decimals(row.iov)} (${decimals(row.iovWithin)} + ${decimals(row.iovBetween)})`,
    decimals(row.leans),
    decimals(row.disagreementIndex),
  ];
}

function printMoves(moves: readonly RowMoves[]): StatisticsPart[] {
  if (moves.length === 0) return [];
  const table: FigureTable = {
    caption: "First and second scores of the same people",
    columns: [
      text("Row"),
      numeric("n both times"),
      numeric("Up"),
      numeric("Down"),
      numeric("Sign test, p"),
    ],
    rows: moves.map(({ change, topic, both, up, down, signTest }) => [
      `${change} ${topic}`,
      String(both),
      String(up),
      String(down),
      signTest === null ? "nobody moved" : decimals(signTest),
    ]),
  };
  const words =
    "The second score follows a discussion, so people did not move independently of each other: the sign test says how one-sided the moves were, not why. It is not corrected for the number of rows.";
  return [{ table }, { words }];
}

function tabulateMeasures(): FigureTable {
  return {
    caption: "The measures",
    columns: ["Measure", "What it tells", "Formula", "Reference"].map(text),
    rows: [...ROW_MEASURES, ...ROUND_MEASURES].map(({ name, tells, formula, reference }) => [
      name,
      tells,
      formula,
      reference,
    ]),
  };
}
