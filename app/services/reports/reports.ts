import type { ReportDocument } from "./document.ts";
import type { Picture } from "./png.server.ts";
import type { Workbook } from "./workbook.ts";

/** A file's bytes. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** Whatever turns reports into files, a format each; all refuse `document-failed`. */
export type Reports = {
  pdf: (document: ReportDocument) => Promise<Bytes>;
  xlsx: (workbook: Workbook) => Promise<Bytes>;
  png: (picture: Picture) => Promise<Bytes>;
};
