import { DatedList } from "#app/ui/dated-list.tsx";
import type { ResultsPageData } from "./results-data.ts";

/** Dated corrections that stand beside a closed record. */
export function Corrections({ corrections }: Pick<ResultsPageData, "corrections">) {
  if (corrections.length === 0) return null;
  return (
    <section className="hw-section hw-reading" aria-labelledby="corrections">
      <h2 id="corrections" className="nhsuk-heading-m">
        Corrections beside the record
      </h2>
      <DatedList entries={corrections} />
    </section>
  );
}
