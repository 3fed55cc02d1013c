import { slugOf } from "#app/domain/access/slug.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { formatDate, londonDate } from "#app/domain/dates.ts";
import { DomainError } from "#app/domain/errors.ts";
import { listDownloads } from "#app/domain/report/results-downloads.ts";
import { fileOfResults, RESULTS_FILE_VERSION } from "#app/domain/report/results-file.ts";
import { findAreaById } from "#db/queries/areas.server.ts";
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

/** Files of a round's results: what the reading's own page shows, and nothing else. */
export function createResultsDownloads(kit: Kit, results: Results) {
  function describeRound(viewer: Viewer, page: Page) {
    const area = findAreaById(kit.db, viewer.areaId);
    if (!area) throw new DomainError("not-found");
    const { round, edition, levels, corrections, shared, context, stories } = page;
    const about: ResultsAbout = {
      area: { name: area.name, notice: area.notice },
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
      page: `${kit.publicUrl}/areas/${area.slug}/rounds/${round.id}/results${
        page.report.reading === "board" ? "?reading=board" : ""
      }`,
    };
    return { area, about };
  }

  async function render(page: Page, about: ResultsAbout, file: string): Promise<Bytes | string> {
    const { report } = page;
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
        return `${JSON.stringify(describeFile(page, about), null, 2)}\n`;
      default:
        return renderChart(page, file);
    }
  }

  function describeFile({ report, round, edition, levels }: Page, { area }: ResultsAbout) {
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

  async function renderChart(page: Page, file: string): Promise<Bytes | string> {
    const [name = "", kind] = file.split(".");
    const chart = chartOfResults(page.report, name, page);
    if (!chart) throw new DomainError("not-found");
    return renderChartFile(kit, chart, kind === "svg" ? "svg" : "png");
  }

  return {
    /**
     * One file of the results by the last part of its address, in the reading that the page would
     * have. Refuses `not-found` for a file that the reading does not offer.
     */
    async make(viewer: Viewer, roundId: string, file: string, asBoard = false) {
      const page = results.page(viewer, roundId, asBoard);
      const { report, round, context } = page;
      if (!listDownloads(report, context !== null).some((each) => each.file === file)) {
        throw new DomainError("not-found");
      }
      const { area, about } = describeRound(viewer, page);
      const bytes = await render(page, about, file);
      auditReading(kit, viewer, "results-downloaded", round.id, file);
      const board = report.reading === "board" ? "-board" : "";
      const month = formatDate(round.asAt).split(" ").slice(1).join(" ");
      return { bytes, fileName: `${slugOf(`${area.slug} ${month}`)}${board}-${file}` };
    },
  };
}
