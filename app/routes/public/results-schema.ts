import type { LoaderFunctionArgs } from "@remix-run/node";
import { RESULTS_FILE_VERSION, resultsJsonSchema } from "#app/domain/report/results-file.ts";

/** The published schema of the results file: open to everybody, and to keep. */
export function loader({ context }: LoaderFunctionArgs) {
  const address = `${context.config.publicUrl}/schema/results-${RESULTS_FILE_VERSION}.json`;
  return new Response(`${JSON.stringify(resultsJsonSchema(address), null, 2)}\n`, {
    headers: { "Content-Type": "application/schema+json", "Cache-Control": "public, max-age=3600" },
  });
}
