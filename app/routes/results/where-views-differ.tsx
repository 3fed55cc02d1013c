import {
  DIFFERING,
  listLeanFigures,
  sayApart,
  sayGap,
} from "#app/domain/report/differing-words.ts";
import type { WorkingReport } from "#app/domain/report/results-report.ts";
import { DataTable } from "#app/ui/data-table.tsx";
import { PartnerMark } from "#app/ui/partner-mark.tsx";

/** Who stands apart where, what is not known, and how partners lean: for those who took part. */
export function WhereViewsDiffer({ report }: { report: WorkingReport }) {
  return (
    <section className="hw-section" aria-labelledby="differ">
      <h2 id="differ" className="nhsuk-heading-m">
        {DIFFERING.title}
      </h2>
      <div className="hw-results-differ">
        <StandsApart report={report} />
        <EvidenceGaps gaps={report.evidenceGaps} part={report.part} />
        <Leans leans={report.leans} />
      </div>
    </section>
  );
}

function StandsApart({ report }: { report: WorkingReport }) {
  const { standsApart } = report;
  return (
    <div>
      <h3 className="nhsuk-heading-s">{DIFFERING.apart.title}</h3>
      {standsApart.length === 0 ? (
        <p className="hw-quiet">{DIFFERING.apart.none}</p>
      ) : (
        <ul className="hw-results-apart">
          {standsApart.map(({ partner, rows }) => (
            <li key={partner.id}>
              <PartnerMark partner={partner} long />
              <ul>
                {rows.map((row) => (
                  <li key={row.key}>
                    <a href={`#${row.key}`}>{row.topic}</a>{" "}
                    <span className="hw-quiet">{sayApart(report.part, row)}</span>
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function EvidenceGaps({
  gaps,
  part,
}: {
  gaps: WorkingReport["evidenceGaps"];
  part: WorkingReport["part"];
}) {
  return (
    <div>
      <h3 className="nhsuk-heading-s">{DIFFERING.gaps.title}</h3>
      <p className="hw-quiet">{DIFFERING.gaps.about}</p>
      {gaps.length === 0 ? (
        <p>{DIFFERING.gaps.none}</p>
      ) : (
        <ul className="hw-results-gaps">
          {gaps.map((gap) => (
            <li key={gap.key}>
              <a href={`#${gap.key}`}>{gap.topic}</a>{" "}
              <span className="hw-quiet">{sayGap(part, gap)}</span>
              {gap.partners.length > 0 && (
                <span className="hw-row">
                  {gap.partners.map((partner) => (
                    <PartnerMark key={partner.id} partner={partner} />
                  ))}
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Leans({ leans }: { leans: WorkingReport["leans"] }) {
  return (
    <div className="hw-results-leans">
      <h3 className="nhsuk-heading-s">{DIFFERING.leans.title}</h3>
      <p className="hw-reading hw-quiet">{DIFFERING.leans.about}</p>
      <DataTable
        dense
        caption="Each partner’s positions against the middle of the others’"
        captionHidden
        columns={[
          { key: "partner", label: "Partner", rowHeader: true },
          ...DIFFERING.leans.columns.map((label) => ({ key: label, label, numeric: true })),
        ]}
        rows={leans.map((each) => {
          const figures = listLeanFigures(each);
          return {
            key: each.partner.id,
            cells: {
              partner: <PartnerMark partner={each.partner} />,
              ...Object.fromEntries(
                DIFFERING.leans.columns.map((label, index) => [label, figures[index] ?? ""]),
              ),
            },
          };
        })}
      />
    </div>
  );
}
