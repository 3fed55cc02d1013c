import { permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { formatDate, londonDate } from "#app/domain/dates.ts";
import { DomainError } from "#app/domain/errors.ts";
import type { FileProblem, FileTable } from "#app/domain/file-lines.ts";
import {
  type ColumnMatch,
  choosePlanTable,
  findHeader,
  guessColumns,
} from "#app/domain/plan-file/columns.ts";
import type { Choices, Known } from "#app/domain/plan-file/names.ts";
import { readPlanFile } from "#app/domain/plan-file/plan-file.ts";
import { topicOf } from "#app/domain/report/plan-entry.ts";
import { type Action, insertAction, updateAction } from "#db/queries/actions.server.ts";
import {
  endPlanImport,
  insertPlanImport,
  listImportedActions,
  listPlanImports,
} from "#db/queries/plan-imports.server.ts";
import { decodeFile, readCsv, refuseSize } from "./csv-file.server.ts";
import { audit, instantIn, type Kit } from "./kit.server.ts";
import { loadPlan, type PlanContext } from "./plan-context.server.ts";
import { readFields } from "./plan-fields.server.ts";
import {
  describePreview,
  type ImportPreview,
  listOptions,
  packTable,
  refusePreview,
  unpackTable,
} from "./plan-import-preview.server.ts";
import type { ReadTables } from "./reports/reports.ts";

/** What a person settled about a file: its columns, its unknown words, and what to leave out. */
export type ImportSettled = {
  fileName: string;
  /** The table as its preview gave it. */
  table: string;
  match: ColumnMatch;
  choices: Choices;
  /** Whether lines that the plan holds already are left out. */
  skip: boolean;
};

const NEITHER =
  "This is neither an Excel workbook (.xlsx) nor a CSV file. Save it as one of them and choose it again.";

/** What a workbook begins with: it is a zip. */
const ZIP = [0x50, 0x4b, 0x03, 0x04];

/** An existing plan out of a file: a preview that names every problem, the import, and its undoing. */
export function createPlanImport(kit: Kit) {
  const { db } = kit;

  async function readTables(bytes: Uint8Array<ArrayBuffer>): Promise<ReadTables> {
    const size = refuseSize(bytes);
    if (size) return { problem: size };
    if (ZIP.every((byte, at) => bytes[at] === byte)) return kit.reports.tables(bytes);
    const decoded = decodeFile(bytes, NEITHER);
    if ("problem" in decoded) return decoded;
    const csv = readCsv(decoded.text);
    return "problem" in csv ? csv : { tables: [{ name: "", lines: csv.lines, remarks: [] }] };
  }

  /** The file as it reads against the plan as it stands, with its preview. */
  function read(context: PlanContext, { table: packed, match, choices }: ImportSettled) {
    const table = unpackTable(packed);
    const file = readPlanFile(table, match, listKnown(context, choices));
    return { file, preview: () => describePreview(context, { table, packed, match }, file) };
  }

  /** The same for a file that was uploaded before, with what was settled since. Saves nothing. */
  function check(viewer: Viewer, settled: ImportSettled): ImportPreview {
    permit(viewer.roles, "plan.manage");
    return read(loadPlan(kit, viewer), settled).preview();
  }

  /** What of an import still stands as it came, what changed since, and what is gone. */
  function sortImported(viewer: Viewer, context: PlanContext, id: string) {
    const found = listPlanImports(db, viewer.areaId).find((each) => each.id === id);
    if (!found) throw new DomainError("not-found");
    const actions = new Map(
      [...context.actions, ...context.deleted].map((each) => [each.id, each]),
    );
    const brought = listImportedActions(db, viewer.areaId, id).flatMap(({ actionId, line }) => {
      const action = actions.get(actionId);
      return action ? [{ action, line }] : [];
    });
    const live = brought.filter(({ action }) => action.deletedAt === null);
    return {
      found,
      untouched: live.filter(({ action }) => !isTouched(context, action)),
      touched: live.filter(({ action }) => isTouched(context, action)),
      gone: brought.length - live.length,
    };
  }

  return {
    /** The files that were read into the plan before, the latest first. */
    imports(viewer: Viewer) {
      permit(viewer.roles, "plan.manage");
      return {
        imports: listPlanImports(db, viewer.areaId).map(({ at, ...each }) => ({
          ...each,
          on: formatDate(londonDate(at)),
        })),
      };
    },

    /** What an uploaded file would bring, or everything that is wrong with it. Saves nothing. */
    async preview(
      viewer: Viewer,
      bytes: Uint8Array<ArrayBuffer>,
      fileName: string,
    ): Promise<ImportPreview> {
      permit(viewer.roles, "plan.manage");
      const read = await readTables(bytes);
      if ("problem" in read) return refusePreview(read.problem);
      const chosen = choosePlanTable(read.tables);
      if (!chosen) return refusePreview(about("The file is empty."));
      const { table, others } = chosen;
      const remarks = others.length > 0 ? [...sheetRemark(table, others), ...table.remarks] : null;
      return check(viewer, {
        fileName,
        table: packTable(remarks ? { ...table, remarks } : table),
        match: guessColumns(findHeader(table.lines)?.cells ?? []),
        choices: {},
        skip: true,
      });
    },

    check,

    /**
     * Adds the actions of a file, all of them or nothing with what is wrong: it is read again.
     * `id` is null too when every line was in the plan already.
     */
    importPlan(
      viewer: Viewer,
      settled: ImportSettled,
    ): { id: string } | { id: null; preview: ImportPreview } {
      permit(viewer.roles, "plan.manage");
      return db.write(() => {
        const context = loadPlan(kit, viewer);
        const { file, preview } = read(context, settled);
        const wanted = file.actions.filter(({ again }) => !(again && settled.skip));
        if (file.problems.length > 0 || wanted.length === 0) {
          return { id: null, preview: preview() };
        }
        const at = instantIn(kit, context.area);
        const brought = wanted.map(({ line, changeKey, fields }) => {
          const actionId = kit.newId();
          insertAction(db, {
            ...readFields(context, viewer, fields, null),
            id: actionId,
            areaId: viewer.areaId,
            changeKey,
            proposal: "own",
            edited: [],
            createdAt: at,
          });
          return { actionId, line };
        });
        const id = kit.newId();
        const fileName = settled.fileName.trim().slice(0, 200) || "plan";
        const { areaId, memberId } = viewer;
        insertPlanImport(db, { id, areaId, memberId, at, fileName }, brought);
        audit(kit, viewer, "plan-imported", id);
        return { id };
      });
    },

    /** One file that was read in: what it brought, and what taking it back would leave. */
    imported(viewer: Viewer, id: string) {
      permit(viewer.roles, "plan.manage");
      const context = loadPlan(kit, viewer);
      const { found, untouched, touched, gone } = sortImported(viewer, context, id);
      const show = ({ action, line }: { action: Action; line: number }) => {
        const change = context.changes.find(({ key }) => key === action.changeKey);
        return {
          id: action.id,
          line,
          change: change?.shortName ?? action.changeKey,
          topic: topicOf(change, action),
        };
      };
      const { at, undoneAt, fileName, person } = found;
      return {
        id,
        fileName,
        person,
        on: formatDate(londonDate(at)),
        undoneOn: undoneAt === null ? null : formatDate(londonDate(undoneAt)),
        untouched: untouched.map(show),
        touched: touched.map(show),
        gone,
      };
    },

    /**
     * Takes an import back as a whole: its actions are deleted, and can be restored one by one. Those
     * that somebody changed since stay; a second time changes nothing.
     */
    undoImport(viewer: Viewer, id: string): { deleted: number; kept: number } {
      permit(viewer.roles, "plan.manage");
      return db.write(() => {
        const context = loadPlan(kit, viewer);
        const { untouched, touched } = sortImported(viewer, context, id);
        const at = instantIn(kit, context.area);
        if (!endPlanImport(db, viewer.areaId, id, at)) return { deleted: 0, kept: touched.length };
        for (const { action } of untouched) {
          updateAction(db, viewer.areaId, action.id, action.version, { deletedAt: kit.now() });
        }
        audit(kit, viewer, "plan-import-undone", id);
        return { deleted: untouched.length, kept: touched.length };
      });
    },
  };
}

const about = (sentence: string): FileProblem => ({ line: null, column: null, sentence });

function sheetRemark(table: FileTable, others: readonly string[]): FileProblem[] {
  const names = others.map((name) => `“${name}”`).join(", ");
  return [
    about(
      `The sheet “${table.name}” is read; ${names} ${others.length === 1 ? "is" : "are"} left out.`,
    ),
  ];
}

function listKnown(context: PlanContext, choices: Choices): Known {
  const options = listOptions(context);
  // What was said holds while it can still be chosen.
  const still = Object.fromEntries(
    Object.entries(choices).map(([column, words]) => [
      column,
      Object.fromEntries(
        Object.entries(words).filter(([, value]) =>
          options[column as keyof typeof options].some((each) => each.value === (value ?? "none")),
        ),
      ),
    ]),
  );
  const { changes, partners, people, measures, actions } = context;
  return { changes, partners, people, measures, actions, choices: still };
}

/** Whether anything happened to an action since it came: a change, a note, or something it is tied to. */
function isTouched({ notes, waits, schemes }: PlanContext, { id, version }: Action): boolean {
  return (
    version > 1 ||
    notes.some(({ actionId }) => actionId === id) ||
    waits.some(({ actionId, waitsForId }) => actionId === id || waitsForId === id) ||
    schemes.some(({ actionIds }) => actionIds.includes(id))
  );
}
