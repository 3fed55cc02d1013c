import type { ReportDocument } from "#app/services/reports/document.ts";
import { renderPdf } from "#app/services/reports/pdf.server.ts";

/** What a worker thread does with a document: the same as anyone would in their own thread. */
export default function work(document: ReportDocument): Promise<Uint8Array<ArrayBuffer>> {
  return renderPdf(document);
}
