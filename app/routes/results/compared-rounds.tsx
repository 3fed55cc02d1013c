import { lanesOfTwo, movesOfTwo } from "#app/charts/rounds-data.ts";
import { formatDate } from "#app/domain/dates.ts";
import type { ComparisonReport, RowAlone } from "#app/domain/report/comparison.ts";
import type { RowCompared } from "#app/domain/report/comparison-rows.ts";
import { AgreementMark } from "#app/ui/agreement-mark.tsx";
import { ChartFiles } from "#app/ui/chart-files.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { Drawer } from "#app/ui/drawer.tsx";
import { LevelLanesFigure } from "#app/ui/level-lanes-figure.tsx";
import { LevelMovesFigure } from "#app/ui/level-moves-figure.tsx";
import { useParts } from "#app/ui/parts.ts";
import { OUTCOME_WORDS } from "./target-words.ts";

type Props = {
  report: ComparisonReport;
  levels: readonly { name: string }[];
  method: string;
  /** The address of the area's rounds. */
  home: string;
};

/** Two rounds: the paragraph, the changes, the rows, and how scores moved. */
export function ComparedRounds({ report, levels, method, home }: Props) {
  const { before, after } = report;
  const { many } = useParts();
  const pictureOf = (chart: string, kind: string) =>
    `${home}/compare/${chart}.${kind}?${new URLSearchParams({ from: before.id, to: after.id })}`;
  return (
    <>
      <section className="hw-results-lead" aria-label="In short">
        <p>{report.sentences.join(" ")}</p>
        {report.partnerNotes.length > 0 && <p>{report.partnerNotes.join(" ")}</p>}
        {!after.closed && (
          <p className="hw-quiet">{after.name} is not closed: it shows as far as it is revealed.</p>
        )}
      </section>
      <section className="hw-section" aria-labelledby="changes">
        <h2 id="changes" className="nhsuk-heading-m">
          The {many}
        </h2>
        <p className="hw-reading hw-quiet">{method}</p>
        <LevelLanesFigure data={lanesOfTwo(report, levels)} />
        <ChartFiles name="this picture" href={(kind) => pictureOf("lanes", kind)} />
        <TargetsThen report={report} />
      </section>
      {report.figures.shared > 0 && (
        <section className="hw-section" aria-labelledby="rows">
          <h2 id="rows" className="nhsuk-heading-m">
            Row by row
          </h2>
          <LevelMovesFigure data={movesOfTwo(report)} />
          <ChartFiles name="this picture" href={(kind) => pictureOf("moves", kind)} />
          <HowScoresMoved report={report} />
        </section>
      )}
      <Alone title={`Only in ${before.name}`} rows={report.onlyBefore} />
      <Alone title={`Only in ${after.name}`} rows={report.onlyAfter} />
    </>
  );
}

function TargetsThen({ report }: { report: ComparisonReport }) {
  const { One } = useParts();
  const rows = report.changes.filter(({ target }) => target.level !== null);
  if (rows.length === 0) return null;
  return (
    <DataTable
      stacked="named"
      dense
      caption={`Targets that ${report.before.name} set`}
      columns={[
        { key: "change", label: One, rowHeader: true },
        { key: "before", label: "Level then", numeric: true },
        { key: "target", label: "Target", numeric: true },
        { key: "date", label: "By" },
        { key: "after", label: "Level now", numeric: true },
        { key: "outcome", label: "So" },
      ]}
      rows={rows.map(({ key, number, shortName, before, after, target, outcome }) => ({
        key,
        cells: {
          change: `${number} ${shortName}`,
          before: before ?? "not agreed",
          target: target.level,
          date: target.date ? formatDate(target.date) : "no date",
          after: after ?? "not agreed",
          outcome: outcome ? OUTCOME_WORDS[outcome] : "no level to hold against it",
        },
      }))}
    />
  );
}

const SPREAD = {
  converging: "closer together",
  diverging: "further apart",
  unchanged: "as far apart",
} as const;

function HowScoresMoved({ report }: { report: ComparisonReport }) {
  const rows = report.changes.flatMap(({ number, rows }) => rows.map((row) => ({ number, row })));
  const working = report.reading === "working";
  return (
    <Drawer
      summary={working ? "How scores moved, row by row" : "How far scores agreed, row by row"}
    >
      <DataTable
        stacked="named"
        dense
        caption={`Scores in ${report.before.name} and ${report.after.name}`}
        columns={[
          { key: "row", label: "Row", rowHeader: true },
          { key: "first", label: "Then" },
          { key: "now", label: "Now" },
          ...(working
            ? [
                { key: "median", label: "Middle of scores" },
                { key: "spread", label: "Average distance, in levels" },
                { key: "partners", label: "Partners that scored both" },
              ]
            : []),
        ]}
        rows={rows.map(({ number, row }) => ({
          key: row.key,
          cells: {
            row: `${number} ${row.topic}`,
            first: row.labels.before ? <AgreementMark label={row.labels.before} /> : "not revealed",
            now: row.labels.after ? <AgreementMark label={row.labels.after} /> : "not revealed",
            ...describeMovement(row),
          },
        }))}
      />
      {working && (
        <p className="hw-quiet hw-reading">
          Each partner has one voice, by its position. How people moved is told where no partner has
          exactly two scorers.
        </p>
      )}
    </Drawer>
  );
}

function describeMovement({ movement }: RowCompared) {
  if (!movement) return {};
  const { median, averageDeviation: apart, spread, partners, people } = movement;
  const say = ({ lower, upper }: { lower: number; upper: number }) =>
    lower === upper ? `${lower}` : `${lower}–${upper}`;
  const moved = ({ both, either, up, down }: typeof partners) =>
    `${both} of ${either}: ${up} up, ${down} down`;
  return {
    median: median ? `${say(median.before)} to ${say(median.after)}` : "no level",
    spread:
      apart && spread
        ? `${apart.before.toFixed(1)} to ${apart.after.toFixed(1)}, ${SPREAD[spread]}`
        : "no level",
    partners: `${moved(partners)}${people ? `; people ${moved(people)}` : ""}`,
  };
}

function Alone({ title, rows }: { title: string; rows: readonly RowAlone[] }) {
  if (rows.length === 0) return null;
  return (
    <section className="hw-section">
      <h2 className="nhsuk-heading-m">{title}</h2>
      <p className="hw-quiet">
        Rows that the other round does not have, so there is nothing beside them.
      </p>
      <ul>
        {rows.map(({ key, topic, change }) => (
          <li key={key}>
            {change} {topic}
          </li>
        ))}
      </ul>
    </section>
  );
}
