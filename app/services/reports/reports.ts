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

/** What an area file is to be made of: it is read where it is made, off the thread that answers. */
export type AreaFileOrder = {
  databasePath: string;
  areaId: string;
  /** The installation's own address. */
  address: string;
  secret: string | null;
  /** When it is made, in UTC milliseconds. */
  at: number;
};

/** Whatever turns reports into files, a format each, and workbooks into tables; all refuse `document-failed`. */
export type Reports = {
  pdf: (document: ReportDocument) => Promise<Bytes>;
  docx: (document: ReportDocument) => Promise<Bytes>;
  xlsx: (workbook: Workbook) => Promise<Bytes>;
  png: (picture: Picture) => Promise<Bytes>;
  tables: (workbook: Bytes) => Promise<ReadTables>;
  /** A whole area as a file. */
  area: (order: AreaFileOrder) => Promise<Bytes>;
  /** How long the PDF of a document is. */
  length: (document: ReportDocument) => Promise<Measured>;
};
