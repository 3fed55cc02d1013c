import type { PlanData } from "#app/charts/plan-lanes-layout.ts";
import type { PartnerMark } from "#app/domain/report/row-report.ts";

/** A piece of text in one look. */
export type Run = {
  text: string;
  look?: "strong" | "quiet" | "overdue";
};

/** A paragraph; in a table cell a partner's mark may stand before it. */
export type Paragraph = {
  runs: readonly Run[];
  mark?: PartnerMark;
};

/** A chart as data; whoever prints the document draws it. */
export type DocumentChart = { type: "plan-lanes"; data: PlanData };

export type DocumentTable = {
  /** Shares of the page's width, which add up to 1. */
  columns: readonly { label: string; share: number }[];
  rows: readonly {
    cells: readonly (readonly Paragraph[])[];
    /** Begins a group: a heavier rule stands above it. */
    first: boolean;
  }[];
};

/** What a document is made of, top to bottom. */
export type Block =
  | { kind: "heading"; text: string; newPage: boolean }
  | { kind: "paragraph"; paragraph: Paragraph }
  | { kind: "chart"; chart: DocumentChart; maxHeight: number }
  /** A key to the partners' marks of a chart. */
  | { kind: "marks"; marks: readonly PartnerMark[] }
  | ({ kind: "table" } & DocumentTable);

/**
 * A report as figures and sentences in order: what every paper format is made from. Plain data, so
 * that it can be sent to a worker.
 */
export type ReportDocument = {
  title: string;
  /** The area's name. */
  author: string;
  /** "21 June 2017". */
  asAt: string;
  orientation: "portrait" | "landscape";
  /** Stands on every page, such as the demonstration's. */
  notice: string | null;
  /** How things stand, beside the title. */
  summary: readonly string[];
  /** The address of the page that shows the same, fit for a screen reader. */
  page: string;
  blocks: readonly Block[];
};
