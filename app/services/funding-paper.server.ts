import { permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import {
  type ConsultationReport,
  type FundingPaper,
  writeFundingPaper,
} from "#app/domain/report/funding-paper.ts";
import { reportFunding } from "#app/domain/report/funding-report.ts";
import type { createConsultations } from "./funding-consultation.server.ts";
import { findAssessment, loadFunding } from "./funding-context.server.ts";
import { reportInput } from "./funding-report.server.ts";
import { audit, type Kit } from "./kit.server.ts";
import { renderCsv } from "./reports/csv.server.ts";
import { fundingDocument } from "./reports/funding-document.ts";
import { type FundingTables, fundingWorkbook, schemeSheet } from "./reports/funding-workbook.ts";

/** The use of the grant as a board paper, on the page and in every format. */
export function createFundingPaper(
  kit: Kit,
  consultations: Pick<ReturnType<typeof createConsultations>, "consultations" | "consultation">,
) {
  const { db } = kit;

  function findConsultation(viewer: Viewer): ConsultationReport | null {
    const latest = consultations.consultations(viewer).consultations[0];
    if (!latest) return null;
    const { number, plan, closing, circulated, comments, silent, outcome } =
      consultations.consultation(viewer, latest.id);
    return {
      number,
      title: plan.title,
      closing,
      circulated,
      comments: comments.map(({ partner, person, on, text, response }) => ({
        from: partner?.name ?? `The board (${person})`,
        on,
        text,
        response,
      })),
      silent,
      outcome,
    };
  }

  function write(viewer: Viewer) {
    permit(viewer.roles, "funding.read");
    const context = loadFunding(kit, viewer);
    const input = reportInput(kit, context, findAssessment(kit, viewer));
    const paper: FundingPaper = writeFundingPaper(reportFunding(input), findConsultation(viewer));
    const { slug } = context.area;
    const tables: FundingTables = { paper, schemes: input.schemes, today: context.today };
    return {
      tables,
      page: `${kit.publicUrl}/areas/${slug}/funding/paper`,
      name: (end: string) => `use-of-the-grant-${slug}-${context.today}.${end}`,
    };
  }

  const note = (viewer: Viewer) => db.write(() => audit(kit, viewer, "funding-downloaded"));

  return {
    /** The board paper's recommendations and figures, for the page. */
    paper(viewer: Viewer): FundingPaper {
      return write(viewer).tables.paper;
    },

    /** The board paper as a PDF. */
    async paperPdf(viewer: Viewer) {
      const { tables, page, name } = write(viewer);
      const bytes = await kit.reports.pdf(fundingDocument(tables.paper, page));
      note(viewer);
      return { fileName: name("pdf"), bytes };
    },

    /** The board paper for a word processor. */
    async paperDocx(viewer: Viewer) {
      const { tables, page, name } = write(viewer);
      const bytes = await kit.reports.docx(fundingDocument(tables.paper, page));
      note(viewer);
      return { fileName: name("docx"), bytes };
    },

    /** The figures as a workbook whose totals are formulas. */
    async workbook(viewer: Viewer) {
      const { tables, name } = write(viewer);
      const bytes = await kit.reports.xlsx(fundingWorkbook(tables));
      note(viewer);
      return { fileName: name("xlsx"), bytes };
    },

    /** The schemes as a CSV. */
    schemesCsv(viewer: Viewer) {
      const { tables, name } = write(viewer);
      note(viewer);
      return { fileName: name("csv"), bytes: renderCsv(schemeSheet(tables)) };
    },
  };
}
