import { Link } from "@remix-run/react";
import type { Services } from "#app/services/index.server.ts";
import { PartnerMark } from "#app/ui/partner-mark.tsx";

type Page = ReturnType<Services["sheets"]["page"]> & { home: string };
type Sheet = Page["partners"][number]["sheets"][number];

/** Every organisation asked, with its sheets: how many rows of each are in, never what they say. */
export function SheetList({ page }: { page: Page }) {
  const { partners, home, can } = page;
  return (
    <section className="hw-section" aria-labelledby="sheets-in">
      <h2 id="sheets-in" className="nhsuk-heading-m">
        By organisation
      </h2>
      <ul className="hw-paper-list">
        {partners.map((partner) => (
          <li key={partner.id}>
            <h3 className="nhsuk-heading-s">
              <PartnerMark partner={partner} long />
            </h3>
            {partner.sheets.length === 0 ? (
              <p className="hw-quiet">No sheet yet.</p>
            ) : (
              <ul>
                {partner.sheets.map((sheet) => (
                  <li key={sheet.id}>
                    <strong>{sheet.name}</strong> {rowsOf(sheet)}
                    {can.record && (
                      <Link
                        to={`${home}/paper/sheet?${new URLSearchParams({
                          partner: partner.id,
                          sheet: sheet.name.replace(/^Sheet /, ""),
                        })}`}
                      >
                        Type more
                        <Of sheet={sheet} partner={partner.shortName} />
                      </Link>
                    )}
                    {can.strike && sheet.strikable > 0 && (
                      <Link to={`${home}/paper/strike?${new URLSearchParams({ sheet: sheet.id })}`}>
                        Strike
                        <Of sheet={sheet} partner={partner.shortName} />
                      </Link>
                    )}
                  </li>
                ))}
              </ul>
            )}
            <p className="hw-paper-print">
              Print:{" "}
              <a href={`${home}/sheets.pdf?partner=${partner.id}`}>
                sheets<span className="nhsuk-u-visually-hidden"> of {partner.shortName}</span>
              </a>
              {", "}
              <a href={`${home}/sheets.pdf?partner=${partner.id}&size=large`}>
                large print
                <span className="nhsuk-u-visually-hidden"> of {partner.shortName}</span>
              </a>
            </p>
            {can.record && (
              <p>
                <Link to={`${home}/paper/sheet?partner=${partner.id}&sheet=${partner.next}`}>
                  Type sheet {partner.next}
                  <span className="nhsuk-u-visually-hidden"> of {partner.shortName}</span>
                </Link>
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Of({ sheet, partner }: { sheet: Sheet; partner: string }) {
  return (
    <span className="nhsuk-u-visually-hidden">
      {" "}
      {sheet.name} of {partner}
    </span>
  );
}

function rowsOf({ first, second }: Sheet): string {
  const rows = `${first} ${first === 1 ? "row" : "rows"}`;
  if (second === 0) return rows;
  return first === 0 ? `${second} second scores` : `${rows}, ${second} scored again`;
}
