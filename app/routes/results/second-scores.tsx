import { spreadOfSecond } from "#app/charts/second-spread.ts";
import type { WorkingReport } from "#app/domain/report/results-report.ts";
import { sayPlaces } from "#app/domain/report/results-words.ts";
import { AgreementMark } from "#app/ui/agreement-mark.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { DotSpreadFigure } from "#app/ui/dot-spread-figure.tsx";

type Props = { report: WorkingReport; levels: readonly { name: string }[] };

/** First scores against second, for the rows that were scored again after the discussion. */
export function SecondScores({ report, levels }: Props) {
  const scores = report.secondScores;
  if (scores.length === 0) return null;
  return (
    <section className="hw-section" aria-labelledby="second">
      <h2 id="second" className="nhsuk-heading-m">
        First and second scores
      </h2>
      <DataTable
        stacked="named"
        caption="Rows scored again after the discussion"
        captionHidden
        columns={[
          { key: "row", label: "Row", rowHeader: true },
          { key: "first", label: "First scores" },
          { key: "second", label: "Second scores" },
          { key: "moved", label: "What changed" },
        ]}
        rows={scores.map(({ key, topic, change, first, second, sentences }) => ({
          key,
          cells: {
            row: `${change} ${topic}`,
            first: <Scored {...first} />,
            second: <Scored {...second} />,
            moved: sentences.join(" "),
          },
        }))}
      />
      <div className="hw-results-second hw-screen-only">
        {scores.map(({ key, topic }) => (
          <div key={key}>
            <h3 className="nhsuk-heading-s">{topic}</h3>
            <DotSpreadFigure data={spreadOfSecond(report, key, levels)} />
          </div>
        ))}
      </div>
    </section>
  );
}

function Scored({ label, positions }: WorkingReport["secondScores"][number]["first"]) {
  return (
    <>
      <AgreementMark label={label} />
      <span className="hw-quiet hw-record__counts">{sayPlaces(positions)}</span>
    </>
  );
}
