import type { ReportDocument } from "./document.ts";
import type { Workbook } from "./workbook.ts";

/** A file's bytes. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** A drawing to be made into a picture of points, and how many of them it is wide. */
export type Picture = { svg: string; width: number };

/** Whatever turns reports into files, a format each; all refuse `document-failed`. */
export type Reports = {
  pdf: (document: ReportDocument) => Promise<Bytes>;
  docx: (document: ReportDocument) => Promise<Bytes>;
  xlsx: (workbook: Workbook) => Promise<Bytes>;
  png: (picture: Picture) => Promise<Bytes>;
};
