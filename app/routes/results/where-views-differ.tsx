import type { WorkingReport } from "#app/domain/report/results-report.ts";
import { DataTable } from "#app/ui/data-table.tsx";
import { PartnerMark } from "#app/ui/partner-mark.tsx";

/** Who stands apart where, what is not known, and how partners lean: for those who took part. */
export function WhereViewsDiffer({ report }: { report: WorkingReport }) {
  return (
    <section className="hw-section" aria-labelledby="differ">
      <h2 id="differ" className="nhsuk-heading-m">
        Where views differ
      </h2>
      <div className="hw-results-differ">
        <StandsApart report={report} />
        <EvidenceGaps gaps={report.evidenceGaps} />
        <Leans leans={report.leans} />
      </div>
    </section>
  );
}

function StandsApart({ report }: { report: WorkingReport }) {
  const { standsApart } = report;
  return (
    <div>
      <h3 className="nhsuk-heading-s">Two or more levels from the others</h3>
      {standsApart.length === 0 ? (
        <p className="hw-quiet">
          No partner stands two or more levels from the middle of the others.
        </p>
      ) : (
        <ul className="hw-results-apart">
          {standsApart.map(({ partner, rows }) => (
            <li key={partner.id}>
              <PartnerMark partner={partner} long />
              <ul>
                {rows.map(({ key, topic, change, position, others }) => (
                  <li key={key}>
                    <a href={`#${key}`}>{topic}</a>{" "}
                    <span className="hw-quiet">
                      change {change}: at {position}, the others at {others}
                    </span>
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

function EvidenceGaps({ gaps }: { gaps: WorkingReport["evidenceGaps"] }) {
  return (
    <div>
      <h3 className="nhsuk-heading-s">Evidence gaps</h3>
      <p className="hw-quiet">Rows on which a third or more of the partners’ voices do not know.</p>
      {gaps.length === 0 ? (
        <p>None.</p>
      ) : (
        <ul className="hw-results-gaps">
          {gaps.map(({ key, topic, change, counts, partners }) => (
            <li key={key}>
              <a href={`#${key}`}>{topic}</a>{" "}
              <span className="hw-quiet">
                change {change}: {counts}
              </span>
              {partners.length > 0 && (
                <span className="hw-row">
                  {partners.map((partner) => (
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
      <h3 className="nhsuk-heading-s">How each partner’s positions lie</h3>
      <p className="hw-reading hw-quiet">
        A description of this round, for those who took part: how many of a partner’s rows lie
        below, with and above the middle of the others, and how many levels apart is typical.
        Organisations see different parts of the same system, so nobody is right or wrong by it.
      </p>
      <DataTable
        dense
        caption="Each partner’s positions against the middle of the others’"
        captionHidden
        columns={[
          { key: "partner", label: "Partner", rowHeader: true },
          { key: "rows", label: "Rows", numeric: true },
          { key: "below", label: "Below", numeric: true },
          { key: "level", label: "The same", numeric: true },
          { key: "above", label: "Above", numeric: true },
          { key: "distance", label: "Levels apart", numeric: true },
        ]}
        rows={leans.map(({ partner, lean }) => ({
          key: partner.id,
          cells: {
            partner: <PartnerMark partner={partner} />,
            rows: lean.rows,
            below: lean.below,
            level: lean.level,
            above: lean.above,
            distance:
              lean.typicalDistance === null ? "none" : Math.round(lean.typicalDistance * 10) / 10,
          },
        }))}
      />
    </div>
  );
}
