import { listDownloads } from "#app/domain/report/results-downloads.ts";
import type { ResultsPageData } from "./results-data.ts";

/** Every file of the results in one place. */
export function TakeAway({ page }: { page: ResultsPageData }) {
  const { round, report, home, takesPart } = page;
  const asBoard = report.reading === "board" && takesPart ? "?reading=board" : "";
  return (
    <section className="hw-section hw-screen-only" aria-labelledby="take-away">
      <h2 id="take-away" className="nhsuk-heading-m">
        Take away
      </h2>
      <p className="hw-reading hw-quiet">
        {report.reading === "board"
          ? "These files hold what this page shows: the board’s reading."
          : "These files hold what this page shows, and are for those who took part. Their board’s reading can be taken away from the page that boards see."}
      </p>
      <ul className="hw-take-away">
        {listDownloads(report, page.context !== null).map(({ file, name, about }) => (
          <li key={file}>
            <a href={`${home}/rounds/${round.id}/results/${file}${asBoard}`} download>
              {name}
            </a>
            <span className="hw-quiet">{about}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
