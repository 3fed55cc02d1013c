import { RENDERERS } from "#app/services/reports/renderers.server.ts";
import type { Reports } from "#app/services/reports/reports.ts";

/** What a worker is asked for: a format, and what it is made from. */
export type ReportTask = {
  [Format in keyof Reports]: { format: Format; from: Parameters<Reports[Format]>[0] };
}[keyof Reports];

/** What a worker thread does with a report: the same as anyone would in their own thread. */
export default function work({ format, from }: ReportTask): Promise<unknown> {
  const render = RENDERERS[format] as (from: ReportTask["from"]) => Promise<unknown>;
  return render(from);
}
