import { Link } from "@remix-run/react";
import { formatDate } from "#app/domain/dates.ts";
import { DefinitionList } from "#app/ui/definition-list.tsx";
import { PartnerMark } from "#app/ui/partner-mark.tsx";
import { useParts } from "#app/ui/parts.ts";
import type { RoundPageData } from "./round-data.ts";

/** What the scores of the round are to be true of, and who is asked. */
export function Scope({ page }: { page: RoundPageData }) {
  const { round, partners, changes, edition } = page;
  const { Many } = useParts();
  return (
    <section className="hw-section hw-reading hw-round-scope" aria-labelledby="scope">
      <h2 id="scope" className="nhsuk-heading-m">
        Scope
      </h2>
      <DefinitionList
        items={[
          { term: "As at", value: formatDate(round.asAt) },
          { term: "Hospitals", value: round.hospitals },
          { term: "Area it covers", value: round.footprint },
          ...(round.population === null
            ? []
            : [{ term: "Population", value: round.population.toLocaleString("en-GB") }]),
          {
            term: "Model",
            value: <Link to={`${page.editions}/${edition.key}`}>{edition.title}</Link>,
          },
          {
            term: Many,
            value: changes.map((change) => `${change.number} ${change.shortName}`).join(", "),
          },
          {
            term: "Organisations asked",
            value: (
              <ul className="hw-partners">
                {partners.map((partner) => (
                  <li key={partner.id}>
                    <PartnerMark partner={partner} />
                    {partner.changes.length < changes.length && (
                      <span className="hw-quiet"> {askedAbout(page, partner.changes)}</span>
                    )}
                  </li>
                ))}
              </ul>
            ),
          },
          { term: "Evidence", value: `Asked for from level ${round.evidenceFrom} up` },
          ...(round.homeOnDatePercent === null || edition.setting === null
            ? []
            : [
                {
                  term: "The area’s own figure",
                  value: (
                    <>
                      {round.homeOnDatePercent} {edition.setting.unit}.{" "}
                      <span className="hw-quiet">{edition.setting.question}</span>
                    </>
                  ),
                },
              ]),
        ]}
      />
    </section>
  );
}

function askedAbout({ changes }: RoundPageData, keys: readonly string[]): string {
  const numbers = changes
    .filter((change) => keys.includes(change.key))
    .map((change) => change.number);
  return `about ${numbers.join(", ")}`;
}
