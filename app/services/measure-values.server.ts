import type { Viewer } from "#app/domain/access/viewer.ts";
import { DomainError } from "#app/domain/errors.ts";
import type { Measure } from "#app/domain/measure/measure.ts";
import {
  type LocalDefinition,
  listLocalMeasures,
  type MeasureValue,
  type StoredValue,
  saveValue,
  type ValuePlace,
} from "#db/queries/measures.server.ts";
import type { Kit } from "./kit.server.ts";

/** A value without a figure. */
export const NO_FIGURE = { value: null, numerator: null, denominator: null, approximate: false };

/** The measures of the content, then the area's own. */
export function listMeasures(kit: Kit, viewer: Pick<Viewer, "areaId">): Measure[] {
  const own = listLocalMeasures(kit.db, viewer.areaId).map(({ key, definition }) =>
    fromLocal(key, definition),
  );
  return [...kit.content.measures.values(), ...own];
}

/** A measure that the area can use; refuses `not-found`. */
export function findMeasure(kit: Kit, viewer: Viewer, key: string): Measure {
  const measure = listMeasures(kit, viewer).find((each) => each.key === key);
  if (!measure) throw new DomainError("not-found");
  return measure;
}

function fromLocal(key: string, definition: LocalDefinition): Measure {
  return {
    ...definition,
    key,
    set: "own",
    period: "quarter",
    source: { publication: "homeward" },
  };
}

/** A stored source with its publication's title where it begins with a publication's id. */
/** A stored source with its publication's title in place of the id. */
export function nameStored({ content }: Kit, source: string): string {
  const [id = "", ...place] = source.split(": ");
  const title = content.sources.get(id)?.title;
  return title ? [title, ...place].join(": ") : source;
}

/** Where a value stands, as text. */
export const placeOf = ({ measureKey, period, series }: ValuePlace) =>
  `${measureKey} ${period} ${series}`;

function asStored(value: StoredValue): StoredValue {
  const { value: figure, numerator, denominator, status, source, dated } = value;
  // What was kept before figures could be approximate says nothing of it.
  const approximate = value.approximate ?? false;
  return { value: figure, numerator, denominator, approximate, status, source, dated };
}

/** Whether two values say the same; without a figure there is nothing for a source to be of. */
export function isSameValue(one: StoredValue, other: StoredValue): boolean {
  if (one.value === null && other.value === null) return true;
  return JSON.stringify(asStored(one)) === JSON.stringify(asStored(other));
}

/**
 * Writes what differs from what stands and keeps what stood, inside the caller's transaction;
 * gives how many values changed.
 */
export function writeValues(
  kit: Kit,
  viewer: Viewer,
  standing: readonly MeasureValue[],
  wanted: readonly (ValuePlace & { after: StoredValue })[],
  importId: string | null,
): number {
  const places = new Map(standing.map((value) => [placeOf(value), value]));
  const at = kit.now();
  const changed = wanted.filter(({ after, ...place }) => {
    const before = places.get(placeOf(place));
    return before ? !isSameValue(before, after) : after.value !== null;
  });
  for (const { after, measureKey, period, series } of changed) {
    const before = places.get(placeOf({ measureKey, period, series }));
    saveValue(kit.db, {
      id: kit.newId(),
      areaId: viewer.areaId,
      measureKey,
      period,
      series,
      before: before ? asStored(before) : null,
      after,
      memberId: viewer.memberId,
      at,
      importId,
    });
  }
  return changed.length;
}
