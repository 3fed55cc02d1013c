import { formatFigure } from "#app/domain/measure/figure.ts";
import type { Measure } from "#app/domain/measure/measure.ts";
import { RETURN_STATUS_WORDS } from "#app/domain/measure/series.ts";
import type { Row } from "#app/domain/model/edition.ts";
import { listLatestValues, type MeasureValue } from "#db/queries/measures.server.ts";
import type { Kit } from "./kit.server.ts";
import { nameStored } from "./measure-values.server.ts";

/** A measure beside a row: what it counts, and the area's value of the last quarter reported. */
type RelatedMeasure = {
  key: string;
  name: string;
  unit: string;
  good: "up" | "down" | "none";
  /** Null where the area has reported nothing. */
  latest: {
    period: string;
    /** "about 75"; null where the return gives a status alone. */
    actual: string | null;
    plan: string | null;
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
    const { name, unit, good } = measure;
    const of = (series: MeasureValue["series"]) =>
      values.find((value) => value.measureKey === key && value.series === series);
    const actual = of("actual");
    const latest = actual
      ? {
          period: actual.period,
          actual: sayFigure(measure, actual),
          plan: sayFigure(measure, of("plan")),
          status: RETURN_STATUS_WORDS[actual.status] ?? actual.status,
          source: nameStored(kit, actual.source),
        }
      : null;
    return [{ key, name, unit, good, latest }];
  });
}

function sayFigure(measure: Measure, stored: MeasureValue | undefined): string | null {
  if (stored?.value == null) return null;
  return formatFigure(measure, stored.value, stored.approximate);
}
