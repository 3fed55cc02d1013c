import type { Viewer } from "#app/domain/access/viewer.ts";
import { DomainError } from "#app/domain/errors.ts";
import type { Measure } from "#app/domain/measure/measure.ts";
import { seriesPoints, statusAgainstPlan, trendOf } from "#app/domain/measure/series.ts";
import { triangulate } from "#app/domain/measure/triangulate.ts";
import { type Story, tellStory } from "#app/domain/report/measure-stories.ts";
import { type Area, findAreaById } from "#db/queries/areas.server.ts";
import type { MeasureValue } from "#db/queries/measures.server.ts";
import { listAgreedRows } from "./agreed-rows.server.ts";
import type { Kit } from "./kit.server.ts";
import { loadRound } from "./round-context.server.ts";
import { findLatestClosed } from "./round-models.server.ts";

/** The viewer's area; refuses `not-found`. */
export function findAreaOf(kit: Kit, viewer: Viewer): Area {
  const area = findAreaById(kit.db, viewer.areaId);
  if (!area) throw new DomainError("not-found");
  return area;
}

/** Where the levels agreed in the latest closed round on the changes and the related measures differ. */
export function listStories(
  kit: Kit,
  viewer: Viewer,
  measures: readonly Measure[],
  values: readonly MeasureValue[],
): Story[] {
  const latest = findLatestClosed(kit, viewer, "hicm");
  if (!latest) return [];
  const context = loadRound(kit, viewer, latest.id);
  const levels = new Map(listAgreedRows(context).map(({ rowKey, level }) => [rowKey, level]));
  return context.edition.changes.flatMap((change) =>
    change.rows.flatMap((row): Story[] => {
      const level = levels.get(row.key) ?? null;
      if (typeof level !== "number") return [];
      const related = measures.filter(({ key }) => row.measures.includes(key));
      const evidence = related.map((measure) => {
        const points = seriesPoints(values.filter(({ measureKey }) => measureKey === measure.key));
        const last = points.findLast(({ actual }) => actual !== null);
        return {
          measure,
          measureKey: measure.key,
          last,
          status: last ? statusAgainstPlan(measure, last.actual, last.plan) : null,
          trend: trendOf(measure, points),
        };
      });
      return triangulate(level, evidence).flatMap((found) => {
        const about = evidence.find(({ measureKey }) => measureKey === found.measureKey);
        if (!about?.last) return [];
        return tellStory({
          round: { id: latest.id, name: latest.name },
          change: { number: change.number, name: change.name },
          topic: row.topic,
          level,
          levelName: context.edition.levels[level - 1]?.name ?? String(level),
          measure: about.measure,
          point: about.last,
          found,
        });
      });
    }),
  );
}
