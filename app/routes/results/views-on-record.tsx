import { explainShortNames } from "#app/charts/partner.ts";
import type { RecordChange } from "#app/domain/report/results-record.ts";
import { NO_VIEW, sayViewPlace, UNCONFIRMED } from "#app/domain/report/results-words.ts";
import { LevelChip } from "#app/ui/level-chip.tsx";
import { PartnerMark } from "#app/ui/partner-mark.tsx";
import { useParts } from "#app/ui/parts.ts";

/** Partners that stand by another level than the agreed one, in their own words. */
export function ViewsOnRecord({ changes }: { changes: readonly RecordChange[] }) {
  const { one } = useParts();
  const rows = changes.flatMap((change) =>
    change.rows.filter((row) => row.views.length > 0).map((row) => ({ ...row, change })),
  );
  const named = new Map(
    rows.flatMap(({ views }) => views.map(({ partner }) => [partner.id, partner] as const)),
  );
  const short = explainShortNames([...named.values()]);
  return (
    <section className="hw-section" aria-labelledby="views">
      <h2 id="views" className="nhsuk-heading-m">
        Different views on record
      </h2>
      {short !== "" && <p className="hw-quiet">{short}</p>}
      {rows.length === 0 ? (
        <p className="hw-quiet">{NO_VIEW}</p>
      ) : (
        <ul className="hw-results-views">
          {rows.map((row) => (
            <li key={row.key} id={`view-${row.key}`}>
              <div>
                <h3>
                  <a href={`#${row.key}`}>{row.topic}</a>
                </h3>
                <p className="hw-quiet">{sayViewPlace(one, row.change.number, row.agreed)}</p>
              </div>
              <ul className="hw-results-views__list">
                {row.views.map(({ partner, level, sentence, confirmed }) => (
                  <li key={partner.id}>
                    <PartnerMark partner={partner} />
                    <LevelChip level={level} size="s" />
                    <span className="hw-results-views__words">
                      {sentence ? `“${sentence}”` : <span className="hw-quiet">No sentence</span>}
                      {!confirmed && <span className="hw-quiet"> {UNCONFIRMED}</span>}
                    </span>
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
