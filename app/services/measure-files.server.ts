import { permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { londonDate } from "#app/domain/dates.ts";
import { DomainError } from "#app/domain/errors.ts";
import type { FileProblem } from "#app/domain/file-lines.ts";
import { formatFigure, typeFigure } from "#app/domain/measure/figure.ts";
import { addQuarters, quarterOf } from "#app/domain/measure/period.ts";
import { type FileValue, readValueFile, VALUE_COLUMNS } from "#app/domain/measure/value-file.ts";
import {
  endImport,
  insertImport,
  listImportChanges,
  listImports,
  listValues,
} from "#db/queries/measures.server.ts";
import { decodeFile, readCsv } from "./csv-file.server.ts";
import { audit, type Kit, todayIn } from "./kit.server.ts";
import { findAreaOf } from "./measure-stories.server.ts";
import {
  isSameValue,
  listMeasures,
  NO_FIGURE,
  nameStored,
  placeOf,
  writeValues,
} from "./measure-values.server.ts";
import { renderCsv } from "./reports/csv.server.ts";

/** What a file would bring beside what stands, or what is wrong with it. */
type FilePreview = {
  problems: FileProblem[];
  values: {
    key: string;
    name: string;
    quarter: string;
    series: FileValue["series"];
    /** "about 75"; null where nothing stands there. */
    before: string | null;
    after: string;
  }[];
  text: string;
};

const FILE_COLUMNS = VALUE_COLUMNS.map((key) => ({ key, label: key, kind: "text" as const }));

/** Figures from a file: a template, a preview beside what stands, the import, and its undoing. */
export function createMeasureFiles(kit: Kit) {
  const { db } = kit;

  function read(viewer: Viewer, text: string) {
    const csv = readCsv(text);
    if ("problem" in csv) return { values: [], problems: [csv.problem] };
    return readValueFile(csv.lines, listMeasures(kit, viewer));
  }

  function describe(viewer: Viewer, values: readonly FileValue[]): FilePreview["values"] {
    const standing = new Map(listValues(db, viewer.areaId).map((value) => [placeOf(value), value]));
    const measures = new Map(listMeasures(kit, viewer).map((measure) => [measure.key, measure]));
    return values.map((value) => {
      const measure = measures.get(value.measureKey);
      const before = standing.get(placeOf(value));
      const show = (figure: { value: number; approximate: boolean }) =>
        formatFigure({ decimals: measure?.decimals ?? 1 }, figure.value, figure.approximate);
      return {
        key: placeOf(value),
        name: measure?.name ?? value.measureKey,
        quarter: value.period,
        series: value.series,
        before: before?.value == null ? null : show({ ...before, value: before.value }),
        after: show(value.figure),
      };
    });
  }

  return {
    /** The files that were read in before, the latest first. */
    imports(viewer: Viewer) {
      permit(viewer.roles, "measures.edit");
      return {
        area: findAreaOf(kit, viewer).name,
        imports: listImports(db, viewer.areaId).map(({ at, ...each }) => ({
          ...each,
          on: londonDate(at),
        })),
      };
    },

    /** A file to fill in: a line for each measure and series of the last quarter. */
    template(viewer: Viewer): { text: string; fileName: string } {
      permit(viewer.roles, "measures.edit");
      const area = findAreaOf(kit, viewer);
      const quarter = addQuarters(quarterOf(todayIn(kit, area)), -1);
      const rows = listMeasures(kit, viewer).flatMap(({ key }) =>
        (["plan", "forecast", "actual"] as const).map((series) => [
          key,
          quarter,
          series,
          "",
          "",
          "",
        ]),
      );
      return {
        text: renderCsv({ columns: FILE_COLUMNS, rows }),
        fileName: `figures-${area.slug}.csv`,
      };
    },

    /** Every figure of the area as such a file: read in again, it changes nothing. */
    exportFile(viewer: Viewer): { bytes: string; fileName: string } {
      permit(viewer.roles, "measures.read");
      const area = findAreaOf(kit, viewer);
      const rows = listValues(db, viewer.areaId)
        .filter(({ value }) => value !== null)
        .map(({ measureKey, period, series, source, dated, ...figure }) => [
          measureKey,
          period,
          series,
          typeFigure({ ...figure, value: figure.value ?? 0 }),
          nameStored(kit, source),
          dated ?? "",
        ]);
      const bytes = renderCsv({ columns: FILE_COLUMNS, rows });
      return { bytes, fileName: `figures-${area.slug}-${todayIn(kit, area)}.csv` };
    },

    /** What an uploaded file would bring, or everything that is wrong with it. Saves nothing. */
    preview(viewer: Viewer, bytes: Uint8Array): FilePreview {
      permit(viewer.roles, "measures.edit");
      const decoded = decodeFile(bytes);
      if ("problem" in decoded) return { problems: [decoded.problem], values: [], text: "" };
      const { values, problems } = read(viewer, decoded.text);
      return { problems, values: describe(viewer, values), text: decoded.text };
    },

    /** Stores the values of a file's text, all of them or nothing with what is wrong. */
    importFile(viewer: Viewer, fileName: string, text: string) {
      permit(viewer.roles, "measures.edit");
      return db.write(() => {
        const { values, problems } = read(viewer, text);
        if (problems.length > 0) return { problems, id: null, changed: 0 };
        const id = kit.newId();
        insertImport(db, {
          id,
          areaId: viewer.areaId,
          memberId: viewer.memberId,
          at: kit.now(),
          fileName: fileName.trim().slice(0, 200) || "figures.csv",
          rows: values.length,
        });
        const standing = listValues(db, viewer.areaId);
        const places = new Map(standing.map((value) => [placeOf(value), value]));
        const wanted = values.map(({ figure, dated, ...value }) => {
          const { measureKey, period, series } = value;
          const before = places.get(placeOf(value));
          // A source as it is shown is the one that is stored; then the published words stay too.
          const kept = before && nameStored(kit, before.source) === value.source;
          const source = kept ? before.source : value.source;
          const status = kept && before.value === figure.value ? before.status : "";
          return { measureKey, period, series, after: { ...figure, status, source, dated } };
        });
        const changed = writeValues(kit, viewer, standing, wanted, id);
        audit(kit, viewer, "measures-imported", id);
        return { problems, id, changed };
      });
    },

    /**
     * Takes an import back as a whole: each value it changed says again what it said before.
     * Refuses `in-use` when one of them was changed since, and changes nothing then.
     */
    undoImport(viewer: Viewer, id: string): number {
      permit(viewer.roles, "measures.edit");
      return db.write(() => {
        if (!endImport(db, viewer.areaId, id, kit.now())) throw new DomainError("not-found");
        const changes = listImportChanges(db, viewer.areaId, id);
        const standing = listValues(db, viewer.areaId);
        const now = new Map(standing.map((value) => [placeOf(value), value]));
        const later = changes.filter(({ after, ...place }) => {
          const value = now.get(placeOf(place));
          return !value || !after || !isSameValue(value, after);
        });
        if (later.length > 0) {
          const figures = later.length === 1 ? "One figure was" : `${later.length} figures were`;
          throw new DomainError("in-use", {}, `${figures} changed since. Change them one by one.`);
        }
        const wanted = changes.map(({ before, after, measureKey, period, series }) => ({
          measureKey,
          period,
          series,
          after: before ?? { ...NO_FIGURE, status: "", source: after?.source ?? "", dated: null },
        }));
        const changed = writeValues(kit, viewer, standing, wanted, null);
        audit(kit, viewer, "measures-import-undone", id);
        return changed;
      });
    },
  };
}
