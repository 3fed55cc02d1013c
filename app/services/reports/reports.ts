import type { FileProblem, FileTable } from "#app/domain/file-lines.ts";
import type { Measured } from "#app/domain/graduation/page-meter.ts";
import type { ReportDocument } from "./document.ts";
import type { Workbook } from "./workbook.ts";

/** A file's bytes. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** A drawing to be made into a picture of points, and how many of them it is wide. */
export type Picture = { svg: string; width: number };

/** The tables of a file, or why it cannot be read. */
export type ReadTables = { tables: FileTable[] } | { problem: FileProblem };

/** Whatever turns reports into files, a format each, and workbooks into tables; all refuse `document-failed`. */
export type Reports = {
  pdf: (document: ReportDocument) => Promise<Bytes>;
  docx: (document: ReportDocument) => Promise<Bytes>;
  xlsx: (workbook: Workbook) => Promise<Bytes>;
  png: (picture: Picture) => Promise<Bytes>;
  tables: (workbook: Bytes) => Promise<ReadTables>;
  /** How long the PDF of a document is. */
  length: (document: ReportDocument) => Promise<Measured>;
};
