import type { WorkingReport } from "#app/domain/report/results-report.ts";
import type { DotSpreadData } from "./dot-spread-layout.ts";

/**
 * A row's positions, with where each partner stood in the first scores. `key` is the row's;
 * without positions for a row that the report does not have.
 */
export function spreadOfSecond(
  { spreads: { partners, changes } }: WorkingReport,
  key: string,
  levels: readonly { name: string }[],
): DotSpreadData {
  const row = changes.flatMap(({ rows }) => rows).find((each) => each.key === key);
  return {
    levelNames: levels.map(({ name }) => name),
    agreed: typeof row?.agreed === "number" ? row.agreed : null,
    positions: (row?.places ?? []).flatMap(({ partnerId, position, without, people, first }) => {
      const partner = partners.find(({ id }) => id === partnerId);
      if (!partner) return [];
      return {
        partner,
        position,
        first,
        ...(without ? { standing: without } : {}),
        ...(people ? { raters: people } : {}),
      };
    }),
  };
}
