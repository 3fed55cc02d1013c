import { slugOf } from "#app/domain/access/slug.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { formatDate, londonDate } from "#app/domain/dates.ts";
import { DomainError } from "#app/domain/errors.ts";
import { listDownloads } from "#app/domain/report/results-downloads.ts";
import { fileOfResults, RESULTS_FILE_VERSION } from "#app/domain/report/results-file.ts";
import { type Area, findAreaById } from "#db/queries/areas.server.ts";
import { auditReading, type Kit } from "./kit.server.ts";
import { renderChartFile } from "./reports/chart-file.server.ts";
import { renderCsv } from "./reports/csv.server.ts";
import type { Bytes } from "./reports/reports.ts";
import { chartOfResults } from "./reports/results-charts.ts";
import { type ResultsAbout, resultsDocument } from "./reports/results-document.ts";
import { scoresSheet } from "./reports/results-scores.ts";
import { levelsSheet, resultsWorkbook } from "./reports/results-workbook.ts";
import type { createResults } from "./results.server.ts";

type Results = ReturnType<typeof createResults>;
type Page = ReturnType<Results["page"]>;

/** What files of a round's results say beside its report; `page` is the address that shows the same. */
export function aboutResults(
  shown: Page,
  { name, notice }: Pick<Area, "name" | "notice">,
  page: string,
): ResultsAbout {
  const { round, edition, levels, corrections, shared, context, stories } = shown;
  return {
    area: { name, notice },
    round,
    levels,
    model: edition.title,
    shared,
    context,
    stories,
    corrections: corrections.map(({ at, ...rest }) => ({
      ...rest,
      at: formatDate(londonDate(at)),
    })),
    page,
  };
}

/** One file of results by the last part of its address; refuses `not-found` for what is not offered. */
export async function renderResults(
  kit: Kit,
  page: Page,
  about: ResultsAbout,
  file: string,
): Promise<Bytes | string> {
  const { report, context } = page;
  if (!listDownloads(report, context !== null).some((each) => each.file === file)) {
    throw new DomainError("not-found");
  }
  switch (file) {
    case "results.pdf":
      return kit.reports.pdf(resultsDocument(report, about));
    case "results.xlsx":
      return kit.reports.xlsx(resultsWorkbook(report, about));
    case "scores.csv":
      if (report.reading === "board") throw new DomainError("not-found");
      return renderCsv(scoresSheet(report));
    case "levels.csv":
      return renderCsv(levelsSheet(report));
    case "results.json":
      return `${JSON.stringify(describeFile(kit, page, about), null, 2)}\n`;
    default:
      return renderChart(kit, page, file);
  }
}

function describeFile(kit: Kit, { report, round, edition, levels }: Page, { area }: ResultsAbout) {
  return fileOfResults(report, {
    $schema: `${kit.publicUrl}/schema/results-${RESULTS_FILE_VERSION}.json`,
    area: area.name,
    round: {
      name: round.name,
      asAt: round.asAt,
      status: round.status,
      hospitals: round.hospitals,
      footprint: round.footprint,
    },
    model: {
      key: edition.key,
      title: edition.title,
      levels: levels.map(({ value, name }) => ({ value, name })),
    },
  });
}

async function renderChart(kit: Kit, page: Page, file: string): Promise<Bytes | string> {
  const [name = "", kind] = file.split(".");
  const chart = chartOfResults(page.report, name, page);
  if (!chart) throw new DomainError("not-found");
  return renderChartFile(kit, chart, kind === "svg" ? "svg" : "png");
}

/** What a file of results is saved as. */
export function nameResultsFile(area: Pick<Area, "slug">, { report, round }: Page, file: string) {
  const board = report.reading === "board" ? "-board" : "";
  const month = formatDate(round.asAt).split(" ").slice(1).join(" ");
  return `${slugOf(`${area.slug} ${month}`)}${board}-${file}`;
}

/** Files of a round's results: what the reading's own page shows, and nothing else. */
export function createResultsDownloads(kit: Kit, results: Results) {
  return {
    /**
     * One file of the results by the last part of its address, in the reading that the page would
     * have. Refuses `not-found` for a file that the reading does not offer.
     */
    async make(viewer: Viewer, roundId: string, file: string, asBoard = false) {
      const page = results.page(viewer, roundId, asBoard);
      const area = findAreaById(kit.db, viewer.areaId);
      if (!area) throw new DomainError("not-found");
      const reading = page.report.reading === "board" ? "?reading=board" : "";
      const address = `${kit.publicUrl}/areas/${area.slug}/rounds/${page.round.id}/results${reading}`;
      const bytes = await renderResults(kit, page, aboutResults(page, area, address), file);
      auditReading(kit, viewer, "results-downloaded", page.round.id, file);
      return { bytes, fileName: nameResultsFile(area, page, file) };
    },
  };
}
