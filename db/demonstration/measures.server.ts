import type { Demonstration } from "#app/domain/demonstration/load-demonstration.ts";
import type { Database } from "../client.server.ts";
import { measureValues } from "../schema/measures.server.ts";
import { AREA } from "./area.server.ts";

/** Stores the published values of the measures, each with its source. */
export function storeMeasures({ orm }: Database, { series }: Demonstration): void {
  for (const { measure, values } of series) {
    for (const { period, plan, actual, status, source } of values) {
      const common = {
        areaId: AREA,
        measureKey: measure,
        period,
        source: `${source.publication}: ${source.place}`,
      };
      if (plan !== undefined) {
        orm
          .insert(measureValues)
          .values({ ...common, series: "plan", value: plan })
          .run();
      }
      orm
        .insert(measureValues)
        .values({ ...common, series: "actual", value: actual ?? null, status: status ?? "" })
        .run();
    }
  }
}
