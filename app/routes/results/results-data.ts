import type { createResults } from "#app/services/results.server.ts";

/** What the results page is shown from: the service's answer, and where it stands. */
export type ResultsPageData = ReturnType<ReturnType<typeof createResults>["page"]> & {
  area: { name: string };
  home: string;
};
