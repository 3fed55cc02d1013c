import { may, permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { type FinancialYear, londonDate } from "#app/domain/dates.ts";
import { DomainError } from "#app/domain/errors.ts";
import { type Figure, typeFigure } from "#app/domain/measure/figure.ts";
import type { Measure } from "#app/domain/measure/measure.ts";
import {
  addQuarters,
  isQuarter,
  nameQuarter,
  type Quarter,
  quarterOf,
} from "#app/domain/measure/period.ts";
import { SERIES, type Series } from "#app/domain/measure/series.ts";
import { reportMeasure, reportMeasures } from "#app/domain/report/measures-report.ts";
import {
  insertLocalMeasure,
  type LocalDefinition,
  listLocalMeasures,
  listTargets,
  listValueChanges,
  listValues,
  type MeasureTarget,
  type MeasureValue,
  saveTarget,
  updateLocalMeasure,
} from "#db/queries/measures.server.ts";
import { audit, type Kit, refuseStale, todayIn } from "./kit.server.ts";
import { createMeasureFiles } from "./measure-files.server.ts";
import { findAreaOf, listStories } from "./measure-stories.server.ts";
import {
  findMeasure,
  isSameValue,
  listMeasures,
  NO_FIGURE,
  nameStored,
  writeValues,
} from "./measure-values.server.ts";

/** What is typed of one measure in a quarter's grid. */
export type QuarterEntry = {
  measureKey: string;
  figures: Record<Series, Figure | null>;
  source: string;
};

/** The measures of an area: those of the content and its own, with their values and targets. */
export function createMeasures(kit: Kit) {
  const { db } = kit;

  function load(viewer: Viewer) {
    const area = findAreaOf(kit, viewer);
    const values = listValues(db, viewer.areaId);
    const targets = listTargets(db, viewer.areaId);
    return {
      area,
      today: todayIn(kit, area),
      measures: listMeasures(kit, viewer),
      values,
      targets,
    };
  }

  return {
    ...createMeasureFiles(kit),

    /** The measures' page: those in use with their series, and where they and a level differ. */
    page(viewer: Viewer) {
      permit(viewer.roles, "measures.read");
      const { area, today, measures, values, targets } = load(viewer);
      const edits = may(viewer.roles, "measures.edit");
      return {
        area: area.name,
        report: reportMeasures({ today, measures, values: values.map(named(kit)), targets }),
        stories: listStories(kit, viewer, measures, values),
        quarter: addQuarters(quarterOf(today), -1),
        can: { edit: edits, answer: may(viewer.roles, "story.answer") },
      };
    },

    /** One measure: what it counts, its values with their sources, its targets, its changes. */
    measure(viewer: Viewer, key: string) {
      permit(viewer.roles, "measures.read");
      const { area, today, values, targets } = load(viewer);
      const measure = findMeasure(kit, viewer, key);
      const own = listLocalMeasures(db, viewer.areaId).find((each) => each.key === key);
      const edits = may(viewer.roles, "measures.edit");
      return {
        area: area.name,
        report: reportMeasure({ today, measure, values: values.map(named(kit)), targets }),
        source: nameSource(kit, measure),
        year: quarterOf(today).slice(0, 7),
        changes: edits
          ? listValueChanges(db, viewer.areaId, key).map((change) => ({
              ...change,
              on: londonDate(change.at),
            }))
          : [],
        can: { edit: edits, define: edits && own !== undefined },
      };
    },

    /** A quarter's grid: every measure with what was typed, and the version that a save carries. */
    quarter(viewer: Viewer, quarter: Quarter) {
      permit(viewer.roles, "measures.edit");
      if (!isQuarter(quarter)) throw new DomainError("not-found");
      const { area, today, measures, values, targets } = load(viewer);
      const ofQuarter = values.filter(({ period }) => period === quarter);
      const used = new Set([...values, ...targets].map(({ measureKey }) => measureKey));
      return {
        area: area.name,
        quarter,
        months: nameQuarter(quarter),
        today,
        version: versionOf(ofQuarter),
        rows: measures.map((measure) => {
          const find = (series: Series) =>
            ofQuarter.find((value) => value.measureKey === measure.key && value.series === series);
          const described = find("actual") ?? find("forecast") ?? find("plan");
          return {
            key: measure.key,
            name: measure.name,
            unit: measure.unit,
            per: measure.per,
            denominator: measure.denominator,
            isUsed: used.has(measure.key) || measure.set === "national",
            typed: Object.fromEntries(
              SERIES.map((series) => [series, typeFigure(figureOf(find(series)))]),
            ) as Record<Series, string>,
            source: described ? nameStored(kit, described.source) : "",
          };
        }),
      };
    },

    /**
     * Saves a quarter's grid from the version seen, all of it or nothing: figures that changed are
     * dated `dated` (YYYY-MM-DD), one that is left empty is taken away. Refuses `stale-version`, `not-found` for an unknown measure, `invalid`.
     */
    saveQuarter(
      viewer: Viewer,
      quarter: Quarter,
      version: number,
      dated: string,
      entries: QuarterEntry[],
    ): number {
      permit(viewer.roles, "measures.edit");
      if (!isQuarter(quarter)) throw new DomainError("not-found");
      for (const { measureKey } of entries) findMeasure(kit, viewer, measureKey);
      return db.write(() => {
        const standing = listValues(db, viewer.areaId).filter(({ period }) => period === quarter);
        refuseStale(versionOf(standing) === version);
        const wanted = entries.flatMap(({ measureKey, figures, source }) =>
          SERIES.map((series) => {
            const before = standing.find(
              (value) => value.measureKey === measureKey && value.series === series,
            );
            // What is shown as it was stored stays as it was stored, with its date.
            const kept = before && nameStored(kit, before.source) === source;
            const after = {
              ...(figures[series] ?? NO_FIGURE),
              status: before?.status ?? "",
              source: kept ? before.source : source,
              dated: before?.dated ?? null,
            };
            const changed = !before || !isSameValue(before, after);
            return {
              measureKey,
              period: quarter,
              series,
              after: changed ? { ...after, dated } : after,
            };
          }),
        );
        const changed = writeValues(kit, viewer, standing, wanted, null);
        if (changed > 0) audit(kit, viewer, "measures-saved", null, quarter);
        return changed;
      });
    },

    /** A year's target and stretch of a measure, with the version that a save carries. */
    target(viewer: Viewer, key: string, year: FinancialYear) {
      permit(viewer.roles, "measures.edit");
      const { name, unit, per } = findMeasure(kit, viewer, key);
      if (!isQuarter(`${year} Q1`)) throw new DomainError("not-found");
      const { target, stretch, version } = listTargets(db, viewer.areaId).find(
        (each) => each.measureKey === key && each.year === year,
      ) ?? { target: null, stretch: null, version: 0 };
      return {
        area: findAreaOf(kit, viewer).name,
        name,
        unit,
        per,
        year,
        target,
        stretch,
        version,
      };
    },

    /** Saves a year's target and stretch of a measure from the version seen (0 for none yet). */
    saveTarget(
      viewer: Viewer,
      key: string,
      year: FinancialYear,
      version: number,
      { target, stretch }: Pick<MeasureTarget, "target" | "stretch">,
    ): void {
      permit(viewer.roles, "measures.edit");
      const measure = findMeasure(kit, viewer, key);
      if (!isQuarter(`${year} Q1`)) throw new DomainError("not-found");
      if (target !== null && stretch !== null && !isBeyond(measure, stretch, target)) {
        throw new DomainError(
          "invalid",
          { field: "stretch" },
          `A stretch target goes beyond the target: it is ${measure.good === "down" ? "lower" : "higher"}.`,
        );
      }
      db.write(() => {
        const stored = listTargets(db, viewer.areaId).find(
          (each) => each.measureKey === key && each.year === year,
        );
        refuseStale((stored?.version ?? 0) === version);
        saveTarget(db, { areaId: viewer.areaId, measureKey: key, year, target, stretch });
        audit(kit, viewer, "measures-saved", null, year);
      });
    },

    /** What the form of an own measure starts from: `new`, or one that is there. */
    own(viewer: Viewer, key: string) {
      permit(viewer.roles, "measures.edit");
      const area = findAreaOf(kit, viewer);
      if (key === "new") return { area: area.name, definition: null, version: 0, counts: false };
      const own = listLocalMeasures(db, viewer.areaId).find((each) => each.key === key);
      if (!own) throw new DomainError("not-found");
      const values = listValues(db, viewer.areaId);
      const targets = listTargets(db, viewer.areaId);
      /** Whether figures or targets stand in its unit, or did once: their history is in that unit. */
      const counts = [...values, ...targets].some(({ measureKey }) => measureKey === key);
      return { area: area.name, definition: own.definition, version: own.version, counts };
    },

    /**
     * Adds or changes a measure of the area's own; gives its key. Once it has values or targets,
     * what they count (unit, rate, direction) stays: a new definition is a new measure. Refuses
     * `already-exists` for a name in use.
     */
    saveOwn(viewer: Viewer, key: string, version: number, definition: LocalDefinition): string {
      permit(viewer.roles, "measures.edit");
      return db.write(() => {
        const before = key === "new" ? null : this.own(viewer, key);
        const sameName = listMeasures(kit, viewer).find(
          (each) => each.key !== key && each.name.toLowerCase() === definition.name.toLowerCase(),
        );
        if (sameName) {
          throw new DomainError(
            "already-exists",
            { field: "name" },
            "There is a measure of this name already.",
          );
        }
        if (before?.definition && before.counts) refuseOtherUnit(before.definition, definition);
        const saved = before
          ? key
          : `own-${kit
              .newId()
              .toLowerCase()
              .replace(/[^a-z0-9]/g, "0")}`;
        if (before) {
          refuseStale(updateLocalMeasure(db, viewer.areaId, key, version, definition));
        } else {
          insertLocalMeasure(db, viewer.areaId, saved, definition);
        }
        audit(kit, viewer, "measure-defined", null, saved);
        return saved;
      });
    },
  };
}

/** A number that rises with every change of these values: none is ever taken out of the table. */
const versionOf = (values: readonly MeasureValue[]) =>
  values.reduce((sum, { version }) => sum + version, 0);

function figureOf(value: MeasureValue | undefined): Figure | null {
  if (value?.value == null) return null;
  const { value: figure, numerator, denominator, approximate } = value;
  return { value: figure, numerator, denominator, approximate };
}

function isBeyond({ good }: Measure, stretch: number, target: number): boolean {
  return good === "down" ? stretch <= target : stretch >= target;
}

function refuseOtherUnit(before: LocalDefinition, after: LocalDefinition): void {
  const changed = (["unit", "denominator", "per", "good"] as const).find(
    (field) => before[field] !== after[field],
  );
  if (changed === undefined) return;
  throw new DomainError(
    "in-use",
    { field: changed },
    "This measure has figures or targets, which another unit, rate or direction would make untrue. Add a new measure instead.",
  );
}

/** A stored value with its publication named, as pages show it. */
export const named =
  (kit: Kit) =>
  (value: MeasureValue): MeasureValue => ({ ...value, source: nameStored(kit, value.source) });

/** Where a measure's definition is published. */
function nameSource({ content }: Kit, { source }: Measure): string {
  const title = content.sources.get(source.publication)?.title ?? source.publication;
  return [title, source.place, source.page && `page ${source.page}`].filter(Boolean).join(", ");
}
