import type { DotSpreadData } from "#app/charts/dot-spread-layout.ts";
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
            <DotSpreadFigure data={spreadOf(report, key, levels)} />
          </div>
        ))}
      </div>
    </section>
  );
}

/** A row's positions, with where each partner stood in the first scores. */
function spreadOf(report: WorkingReport, key: string, levels: Props["levels"]): DotSpreadData {
  const { partners, changes } = report.spreads;
  const row = changes.flatMap(({ rows }) => rows).find((each) => each.key === key);
  return {
    levelNames: levels.map(({ name }) => name),
    agreed: typeof row?.agreed === "number" ? row.agreed : null,
    positions: (row?.places ?? []).flatMap(({ partnerId, position, without, people, first }) => {
      const partner = partners.find(({ id }) => id === partnerId);
      if (!partner) return [];
      return {
        partner,
        position,
        first,
        ...(without ? { standing: without } : {}),
        ...(people ? { raters: people } : {}),
      };
    }),
  };
}

function Scored({ label, positions }: WorkingReport["secondScores"][number]["first"]) {
  return (
    <>
      <AgreementMark label={label} />
      <span className="hw-quiet hw-record__counts">{sayPlaces(positions)}</span>
    </>
  );
}
