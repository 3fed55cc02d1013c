import { makeAreaFile } from "./area-file.server.ts";
import { renderDocx } from "./docx.server.ts";
import { measurePdf } from "./measure-pdf.server.ts";
import { renderPdf } from "./pdf.server.ts";
import { renderPng } from "./png.server.ts";
import type { Reports } from "./reports.ts";
import { renderXlsx } from "./xlsx.server.ts";
import { readXlsx } from "./xlsx-reading.server.ts";

/** Every format, made in the caller's own thread: what the worker runs. */
export const RENDERERS: Reports = {
  pdf: renderPdf,
  docx: renderDocx,
  xlsx: renderXlsx,
  png: renderPng,
  tables: readXlsx,
  area: makeAreaFile,
  length: measurePdf,
};
