import type { ContextBarsData } from "#app/charts/context-bars.tsx";
import type { DotSpreadData } from "#app/charts/dot-spread-layout.ts";
import type { FundingFlowData } from "#app/charts/funding-flow-layout.ts";
import type { HeatMapData } from "#app/charts/heat-map.tsx";
import type { LevelLanesData } from "#app/charts/level-lanes-layout.ts";
import type { LevelMovesData } from "#app/charts/level-moves.tsx";
import type { MeasureSeriesData } from "#app/charts/measure-series.tsx";
import type { PlanData } from "#app/charts/plan-lanes-layout.ts";
import type { RadarData } from "#app/charts/radar.tsx";
import type { SpreadLinesData } from "#app/charts/spread-lines-layout.ts";
import type {
  ActionMarksData,
  ChangeStepsData,
  MeasureSparksData,
  MoneyYearsData,
} from "#app/domain/report/board-pack.ts";
import type { PartnerMark } from "#app/domain/report/row-report.ts";

/** A piece of text in one look. */
export type Run = {
  text: string;
  look?: "large" | "strong" | "quiet" | "overdue";
};

/** A paragraph; in a table cell a partner's mark may stand before it, or a chart in its place. */
export type Paragraph = {
  runs: readonly Run[];
  /** An item of a list. */
  bullet?: boolean;
  mark?: PartnerMark;
  /** Stands among the bookmarks, under a heading of the document. */
  bookmark?: { text: string; under: string };
  /** How wide the chart is, in points. */
  chart?: { chart: DocumentChart; width: number };
};

/** A chart as data; whoever prints the document draws it. */
export type DocumentChart =
  | { type: "plan-lanes"; data: PlanData }
  | { type: "funding-flow"; data: FundingFlowData }
  | { type: "heat-map"; data: HeatMapData }
  /** With names on the picture at the "page" size; at the "phone" size they stand beside it. */
  | { type: "dot-spread"; data: DotSpreadData; size: "page" | "phone" }
  | { type: "spread-lines"; data: SpreadLinesData }
  | { type: "level-lanes"; data: LevelLanesData }
  | { type: "level-moves"; data: LevelMovesData }
  | { type: "context-bars"; data: ContextBarsData }
  | { type: "measure-series"; data: MeasureSeriesData }
  | { type: "change-steps"; data: ChangeStepsData }
  | { type: "action-marks"; data: ActionMarksData }
  | { type: "money-years"; data: MoneyYearsData }
  | { type: "measure-sparks"; data: MeasureSparksData }
  | { type: "radar"; data: RadarData };

export type DocumentTable = {
  /** Stands above the header, and with it on every page. */
  title?: string;
  /** Shares of the page's width, which add up to 1. */
  columns: readonly { label: string; share: number; numeric?: boolean }[];
  rows: readonly {
    cells: readonly (readonly Paragraph[])[];
    /** Begins a group: a heavier rule stands above it. */
    first: boolean;
  }[];
};

/** A page to be filled in by hand: rows of boxes to tick, with lines to write on. */
export type FormPage = {
  eyebrow: string;
  title: string;
  facts: string;
  /** The one rule, in a frame on top. */
  rule: string;
  /** What the keys of the choices mean. */
  key: readonly string[];
  rows: readonly {
    topic: string;
    choices: readonly { key: string; text: string }[];
    /** Other boxes, side by side. */
    others: readonly string[];
    /** What stands before the lines to write on. */
    write: string;
  }[];
  /** One more question, about all of the page. */
  ask: { label: string; choices: readonly string[] };
  remark: string;
};

/** What makes a document a form: what is written at the head of each of its pages, and its size. */
export type FormLook = {
  /** At least 16 point everywhere. */
  large: boolean;
  /** A line to write on, or what stands there already. */
  blanks: readonly { label: string; value: string | null }[];
};

/** What a document is made of, top to bottom. */
export type Block =
  /**
   * `together` says that the words and the table after it begin on the same page; `under`, that it
   * stands under the heading before it; `turn`, with `newPage`, that the pages from here on are turned; `holds`, that bookmarks stand under it by its text,
   * which is no other heading's then.
   */
  | {
      kind: "heading";
      text: string;
      newPage: boolean;
      together?: boolean;
      under?: boolean;
      holds?: boolean;
      turn?: ReportDocument["orientation"];
    }
  /** The document's headings with their pages. */
  | { kind: "contents"; title: string }
  | { kind: "paragraph"; paragraph: Paragraph }
  | { kind: "chart"; chart: DocumentChart; maxHeight: number }
  /** A key to the partners' marks of a chart. */
  | { kind: "marks"; marks: readonly PartnerMark[] }
  | ({ kind: "table" } & DocumentTable)
  | { kind: "form-page"; page: FormPage };

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
  /**
   * The instant (UTC milliseconds) a kept document was made: printed again it has the same bytes.
   * Without it, the moment of printing.
   */
  madeAt?: number;
  /** Present when the document is to be filled in by hand: it has no title page then. */
  form?: FormLook;
  /** Present when the document is prose to be read through: larger text, the title over the width. */
  reading?: {
    /** What every page says on top, so that nobody takes it for something else; null for nothing. */
    mark: string | null;
  };
  blocks: readonly Block[];
};
