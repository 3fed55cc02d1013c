import { getTableConfig } from "drizzle-orm/sqlite-core";
import { type Relink, relinkPack } from "#app/domain/area-file/relink-pack.ts";
import type { BoardPack } from "#app/domain/report/board-pack.ts";
import { CARRIED_TABLES, type Carried, type CarriedName } from "./carried.server.ts";
import { columnsOf, type FileRow } from "./file-schema.server.ts";

/** A column that names a record of another table, as the database knows it. */
export type Reference = { field: string; kind: CarriedName | "editions" };

const fieldOf = (carried: Carried, column: { name: string }) =>
  columnsOf(carried).find(([, each]) => each.name === column.name)?.[0];

const nameOfTable = new Map(
  CARRIED_TABLES.map(([name, { table }]) => [getTableConfig(table).name, name]),
);

/** The columns of a carried table that the database holds to records of others. */
export function referencesOf(carried: Carried): Reference[] {
  return getTableConfig(carried.table).foreignKeys.flatMap((each): Reference[] => {
    const { columns, foreignTable } = each.reference();
    const [column] = columns;
    const field = column && fieldOf(carried, column);
    const target = getTableConfig(foreignTable).name;
    const kind = target === "editions" ? "editions" : nameOfTable.get(target);
    return field && kind ? [{ field, kind }] : [];
  });
}

/** Whether the rows of a table have ids of their own. */
export function hasOwnId(carried: Carried): boolean {
  return columnsOf(carried).some(([field, column]) => field === "id" && column.primary);
}

/** Lists of columns of which no two rows may say the same; `null` never counts as the same. */
export function uniquesOf(carried: Carried): { fields: string[]; blankCounts: boolean }[] {
  const { columns, indexes, primaryKeys } = getTableConfig(carried.table);
  const lists = [
    { columns: columns.filter((column) => column.primary), blankCounts: true },
    ...primaryKeys.map((key) => ({ columns: key.columns, blankCounts: true })),
    ...indexes
      .filter(({ config }) => config.unique)
      .map(({ config }) => ({
        columns: config.columns as { name: string }[],
        // An index of a part of the rows leaves out the empty ones.
        blankCounts: config.where === undefined,
      })),
  ];
  return lists
    .filter((list) => list.columns.length > 0)
    .map((list) => ({
      fields: list.columns.flatMap((column) => fieldOf(carried, column) ?? []),
      blankCounts: list.blankCounts,
    }));
}

const text = (value: unknown) => (typeof value === "string" ? value : "");
const through = (to: Relink, kind: Parameters<Relink>[0], value: unknown) =>
  typeof value === "string" && value !== "" ? to(kind, value) : value;

/** Fields of an action whose earlier words, in its history, are ids. */
const HISTORY_KINDS: Readonly<Record<string, Parameters<Relink>[0]>> = {
  ownerPartnerId: "partners",
  ownerMemberId: "members",
  waitsFor: "actions",
  roundId: "rounds",
};

const EVIDENCE_KINDS: Readonly<Record<string, Parameters<Relink>[0]>> = {
  round: "rounds",
  action: "actions",
};

/** Ids that stand inside texts and lists, where the database knows nothing of them. */
const INSIDE: Partial<Record<CarriedName, (row: FileRow, to: Relink) => FileRow>> = {
  actions: ({ proposed }, to) => {
    const words = proposed as { roundId: string } | null;
    return { proposed: words && { ...words, roundId: to("rounds", words.roundId) } };
  },
  actionHistory: ({ field, before, after }, to) => {
    const kind = HISTORY_KINDS[text(field)];
    return kind ? { before: through(to, kind, before), after: through(to, kind, after) } : {};
  },
  togetherChanges: ({ changes }, to) => {
    const owner = (fields: FileRow) => ({
      ...fields,
      ...("ownerPartnerId" in fields && {
        ownerPartnerId: through(to, "partners", fields.ownerPartnerId),
      }),
      ...("ownerMemberId" in fields && {
        ownerMemberId: through(to, "members", fields.ownerMemberId),
      }),
    });
    return {
      changes: (changes as { actionId: string; before: FileRow; after: FileRow }[]).map((each) => ({
        ...each,
        actionId: to("actions", each.actionId),
        before: owner(each.before),
        after: owner(each.after),
      })),
    };
  },
  allocationVersions: ({ choices }, to) => {
    const tried = choices as { committed: string[] };
    return { choices: { ...tried, committed: tried.committed.map((id) => to("schemes", id)) } };
  },
  consultations: ({ partnerIds }, to) => ({
    partnerIds: (partnerIds as string[]).map((id) => to("partners", id)),
  }),
  meetings: ({ packId }, to) => ({ packId: through(to, "packs", packId) }),
  packs: ({ report }, to) => ({ report: relinkPack(report as BoardPack, to) }),
  graduationEvidence: ({ kind, source }, to) => {
    const linked = EVIDENCE_KINDS[text(kind)];
    return linked ? { source: through(to, linked, source) } : {};
  },
  graduationAskings: ({ panel }, to) => ({
    panel:
      panel &&
      (panel as { memberId: string; partnerId: string }[]).map(({ memberId, partnerId }) => ({
        memberId: to("members", memberId),
        partnerId: to("partners", partnerId),
      })),
  }),
};

/** The row with every id in it, its own too, as `to` gives it. */
export function relinkRow(
  name: CarriedName,
  carried: Carried,
  row: FileRow,
  to: (kind: CarriedName, id: string) => string,
): FileRow {
  const linked = referencesOf(carried).flatMap(({ field, kind }) => {
    const value = row[field];
    return kind === "editions" || typeof value !== "string" ? [] : [[field, to(kind, value)]];
  });
  return {
    ...row,
    ...(hasOwnId(carried) && { id: to(name, text(row.id)) }),
    ...Object.fromEntries(linked),
    ...INSIDE[name]?.(row, to),
  };
}
