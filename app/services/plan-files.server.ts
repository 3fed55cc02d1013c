import { permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { reportPlan } from "#app/domain/report/plan-report.ts";
import { audit, type Kit } from "./kit.server.ts";
import { loadPlan, reportInput } from "./plan-context.server.ts";
import { renderCsv } from "./reports/csv.server.ts";
import { planDocument } from "./reports/plan-document.ts";
import { actionSheet, type PlanTables, planWorkbook } from "./reports/plan-workbook.ts";

/** The action plan in every format: one report, as the page has it. */
export function createPlanFiles(kit: Kit) {
  const { db } = kit;

  function load(viewer: Viewer) {
    permit(viewer.roles, "plan.read");
    const context = loadPlan(kit, viewer);
    const { area, today } = context;
    const input = reportInput(context);
    const page = `${kit.publicUrl}/areas/${area.slug}/plan`;
    const tables: PlanTables = { report: reportPlan(input), actions: input.actions, today, page };
    return { tables, name: (end: string) => `action-plan-${area.slug}-${today}.${end}` };
  }

  const note = (viewer: Viewer) => db.write(() => audit(kit, viewer, "plan-downloaded"));

  return {
    /** The plan on paper, in the national template's table. */
    async pdf(viewer: Viewer) {
      const { tables, name } = load(viewer);
      const bytes = await kit.reports.pdf(planDocument(tables.report, tables.page, "one-table"));
      note(viewer);
      return { fileName: name("pdf"), bytes };
    },

    /** The plan for a word processor, a heading for each change. */
    async docx(viewer: Viewer) {
      const { tables, name } = load(viewer);
      const bytes = await kit.reports.docx(planDocument(tables.report, tables.page, "by-change"));
      note(viewer);
      return { fileName: name("docx"), bytes };
    },

    /** The plan as a workbook whose counts are formulas. */
    async workbook(viewer: Viewer) {
      const { tables, name } = load(viewer);
      const bytes = await kit.reports.xlsx(planWorkbook(tables));
      note(viewer);
      return { fileName: name("xlsx"), bytes };
    },

    /** The plan's actions as a CSV. */
    csv(viewer: Viewer) {
      const { tables, name } = load(viewer);
      note(viewer);
      return { fileName: name("csv"), bytes: renderCsv(actionSheet(tables)) };
    },
  };
}
