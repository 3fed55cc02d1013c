import { RETURN_STATUS_WORDS } from "#app/domain/measure/series.ts";
import type { Row } from "#app/domain/model/edition.ts";
import { listLatestValues, type MeasureValue } from "#db/queries/measures.server.ts";
import type { Kit } from "./kit.server.ts";

/** A measure beside a row: what it counts, and the area's value of the last quarter reported. */
type RelatedMeasure = {
  key: string;
  name: string;
  unit: string;
  good: "up" | "down" | "none";
  decimals: number;
  /** Null where the area has reported nothing. */
  latest: {
    period: string;
    actual: number | null;
    plan: number | null;
    /** The return's own word where it gave one. */
    status: string;
    source: string;
  } | null;
};

/** A row's related measures in the edition's order, with the area's latest values. */
export function listRelatedMeasures(
  kit: Kit,
  areaId: string,
  row: Pick<Row, "measures">,
): RelatedMeasure[] {
  const values = listLatestValues(kit.db, areaId, row.measures);
  return row.measures.flatMap((key) => {
    const measure = kit.content.measures.get(key);
    if (!measure) return [];
    const { name, unit, good, decimals } = measure;
    const of = (series: MeasureValue["series"]) =>
      values.find((value) => value.measureKey === key && value.series === series);
    const actual = of("actual");
    const latest = actual
      ? {
          period: actual.period,
          actual: actual.value,
          plan: of("plan")?.value ?? null,
          status: RETURN_STATUS_WORDS[actual.status] ?? actual.status,
          source: nameSource(kit, actual.source),
        }
      : null;
    return [{ key, name, unit, good, decimals, latest }];
  });
}

/** "bcf-returns-2016-17: Quarter 4" with the publication's title in place of its id. */
function nameSource({ content }: Kit, source: string): string {
  const [id = "", ...place] = source.split(": ");
  const title = content.sources.get(id)?.title;
  return title ? [title, ...place].join(": ") : source;
}
