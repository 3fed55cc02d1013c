import type { RoundReliability } from "#app/domain/agreement/round-reliability.ts";
import type {
  RowMeasures,
  SpreadMeasures,
  Statistics,
} from "#app/domain/report/results-measures.ts";
import { DataTable } from "#app/ui/data-table.tsx";
import { Drawer } from "#app/ui/drawer.tsx";
import { ROUND_MEASURES, ROW_MEASURES } from "./measures-explained.ts";

/** Every measure, with n, formula and reference, folded away: nobody needs it to read the page. */
export function ForStatisticians({ statistics }: { statistics: Statistics }) {
  const pairs = statistics.rows.filter((row) => row.pairs).length;
  return (
    <section className="hw-section hw-screen-only" aria-labelledby="statistics">
      <h2 id="statistics" className="nhsuk-heading-m">
        For statisticians
      </h2>
      <Drawer summary="Show every measure, with its n, formula and reference">
        <p className="hw-reading">
          Counted by partner, each partner has weight 1, split equally among its scorers; counted by
          people, each scorer has weight 1. Nothing here is a test: rows are not independent, and
          partners are no sample.
        </p>
        <RoundTable statistics={statistics} />
        <RowTable rows={statistics.rows} count="byPartner" caption="Rows, counted by partner" />
        {pairs > 0 && (
          <p className="hw-reading hw-quiet">
            On {pairs} {pairs === 1 ? "row" : "rows"} a partner has exactly two scorers. They stand
            at its one position here, and the count by people is withheld, since the two scores
            could be worked out from it. The labels on the page use everybody’s own score.
          </p>
        )}
        <RowTable rows={statistics.rows} count="byPeople" caption="Rows, counted by people" />
        <Explained />
      </Drawer>
    </section>
  );
}

const decimals = (value: number | null) =>
  value === null ? "undefined" : value.toFixed(2).replace("-", "−").replace("−0.00", "0.00");

function RoundTable({ statistics }: { statistics: Statistics }) {
  const { byPartner, byPeople, leftOut } = statistics;
  if (!byPartner && !byPeople) {
    return (
      <p>
        No measure of the whole round: fewer than ten rows have two ratings, and on so few they say
        more about the rows than about the raters.
      </p>
    );
  }
  const cells = (round: RoundReliability | null) => {
    if (!round) return { n: "fewer than ten rows with two ratings" };
    const { interval, concordance } = round;
    return {
      n: `${round.raters} raters, ${round.rows} rows, ${round.ratings} ratings`,
      alpha: decimals(round.alpha),
      interval: interval
        ? `${decimals(interval.lower)} to ${decimals(interval.upper)}`
        : "undefined",
      w:
        concordance.w === null
          ? "undefined: too few rows that every rater scored"
          : `${decimals(concordance.w)} (${concordance.df + 1} rows, χ² ${concordance.chiSquared?.toFixed(1)}, df ${concordance.df})`,
      pairs: decimals(round.pairsWithinOne),
    };
  };
  return (
    <>
      <DataTable
        dense
        caption="The whole round"
        columns={[
          { key: "count", label: "Counted by", rowHeader: true },
          { key: "n", label: "n" },
          { key: "alpha", label: "Alpha (ordinal)", numeric: true },
          { key: "interval", label: "95 % interval", numeric: true },
          { key: "w", label: "W" },
          { key: "pairs", label: "Pairs within one", numeric: true },
        ]}
        rows={[
          { key: "partners", cells: { count: "Partners (positions)", ...cells(byPartner) } },
          { key: "people", cells: { count: "People", ...cells(byPeople) } },
        ]}
      />
      {leftOut > 0 && (
        <p className="hw-reading hw-quiet">
          People: {leftOut} scores of partners with exactly two scorers on a row are left out.
        </p>
      )}
    </>
  );
}

function RowTable({
  rows,
  count,
  caption,
}: {
  rows: readonly RowMeasures[];
  count: "byPartner" | "byPeople";
  caption: string;
}) {
  const shown =
    count === "byPartner" ? rows : rows.filter(({ byPeople }) => byPeople !== "withheld");
  if (shown.length === 0) return null;
  return (
    <DataTable
      dense
      caption={caption}
      columns={[
        { key: "row", label: "Row", rowHeader: true },
        { key: "n", label: count === "byPartner" ? "n partners (people)" : "n", numeric: true },
        ...ROW_MEASURES.map(({ name }) => ({ key: name, label: name, numeric: true })),
      ]}
      rows={shown.map((row) => {
        const measures = row[count];
        return {
          key: row.key,
          cells: {
            row: `${row.change} ${row.topic}`,
            n: count === "byPartner" ? `${row.partners} (${row.scored})` : row.scored,
            ...(measures && measures !== "withheld" ? printMeasures(measures) : {}),
          },
        };
      })}
    />
  );
}

function printMeasures(row: SpreadMeasures): Record<string, string> {
  const { lower, upper } = row.median;
  return {
    Median: lower === upper ? String(lower) : `${lower}–${upper}`,
    "Within one": decimals(row.shareWithinOne),
    AD: decimals(row.averageDeviation),
    D: decimals(row.leikD),
    Cns: decimals(row.consensusCns),
    A: decimals(row.agreementA),
    IOV: `${decimals(row.iov)} (${decimals(row.iovWithin)} + ${decimals(row.iovBetween)})`,
    Q: decimals(row.leans),
  };
}

function Explained() {
  return (
    <DataTable
      dense
      caption="The measures"
      columns={[
        { key: "name", label: "Measure", rowHeader: true },
        { key: "tells", label: "What it tells" },
        { key: "formula", label: "Formula" },
        { key: "reference", label: "Reference" },
      ]}
      rows={[...ROW_MEASURES, ...ROUND_MEASURES].map((measure) => ({
        key: measure.name,
        cells: { ...measure },
      }))}
    />
  );
}
