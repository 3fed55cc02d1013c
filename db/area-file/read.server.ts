import BetterSqlite from "better-sqlite3";
import { and, asc, eq, getTableColumns, inArray, type SQL, sql } from "drizzle-orm";
import { type BetterSQLite3Database, drizzle } from "drizzle-orm/better-sqlite3";
import { getTableConfig, type SQLiteColumn } from "drizzle-orm/sqlite-core";
import type { Confidential } from "#app/domain/area-file/area-file.ts";
import { listReadinessToSeal } from "../queries/graduation-readiness.server.ts";
import { countMigrations } from "../queries/migrations.server.ts";
import { listScoresToSeal } from "../queries/scores.server.ts";
import { auditEvents } from "../schema/audit.server.ts";
import { areas } from "../schema/people.server.ts";
import { areaEditions, editions, rounds } from "../schema/rounds.server.ts";
import { CARRIED_TABLES, type Carried } from "./carried.server.ts";
import { type AreaFile, columnsOf, type FileRow } from "./file-schema.server.ts";

/** What an area file is made from; the confidential part is not yet sealed. */
export type AreaContent = Pick<
  AreaFile,
  "area" | "editions" | "records" | "redactions" | "migrations"
> & { confidential: Confidential };

type Orm = BetterSQLite3Database<Record<string, never>>;

/**
 * Reads a whole area as it stands at one instant, by a connection of its own that changes nothing:
 * others read and write meanwhile. Gives null where there is no such area.
 */
export function readArea(path: string, areaId: string): AreaContent | null {
  const connection = new BetterSqlite(path, { readonly: true, fileMustExist: true });
  try {
    connection.pragma("busy_timeout = 5000");
    // One transaction is one instant.
    connection.exec("BEGIN");
    return gather(drizzle(connection), areaId);
  } finally {
    connection.close();
  }
}

function gather(orm: Orm, areaId: string): AreaContent | null {
  const area = orm.select().from(areas).where(eq(areas.id, areaId)).get();
  if (!area) return null;
  const { slug, name, notice, today, createdAt } = area;
  const records = CARRIED_TABLES.map(([table, carried]) => [table, readRows(orm, carried, areaId)]);
  return {
    migrations: countMigrations({ orm } as never),
    area: { slug, name, notice, today, createdAt },
    editions: readEditions(orm, areaId),
    records: Object.fromEntries(records) as AreaFile["records"],
    redactions: readRedactions(orm, areaId),
    confidential: {
      scores: listScoresToSeal({ orm } as never, areaId),
      readiness: listReadinessToSeal({ orm } as never, areaId),
    },
  };
}

function readRows(orm: Orm, carried: Carried, areaId: string): FileRow[] {
  return orm
    .select(Object.fromEntries(columnsOf(carried)))
    .from(carried.table)
    .where(isOfArea(orm, carried, areaId))
    .orderBy(sql`rowid`)
    .all();
}

/** The rows of an area: its own, or those of what belongs to it. */
function isOfArea(orm: Orm, { table, via }: Carried, areaId: string): SQL | undefined {
  const columns: Record<string, SQLiteColumn> = getTableColumns(table);
  const column = columns[via ?? "areaId"];
  if (!column) throw new Error(`${getTableConfig(table).name} has no column for its area.`);
  if (via === undefined) return eq(column, areaId);
  const parent = getTableConfig(table)
    .foreignKeys.map((each) => each.reference())
    .find(({ columns: [own] }) => own?.name === column.name);
  const [, owner] = CARRIED_TABLES.find(([, each]) => each.table === parent?.foreignTable) ?? [];
  const [id] = parent?.foreignColumns ?? [];
  if (!owner || !id) throw new Error(`${getTableConfig(table).name} belongs to nothing carried.`);
  const owners = orm
    .select({ id })
    .from(owner.table)
    .where(isOfArea(orm, owner, areaId));
  return inArray(column, owners);
}

function readEditions(orm: Orm, areaId: string): AreaFile["editions"] {
  const used = orm
    .select({ hash: rounds.editionHash })
    .from(rounds)
    .where(eq(rounds.areaId, areaId))
    .union(
      orm
        .select({ hash: areaEditions.editionHash })
        .from(areaEditions)
        .where(eq(areaEditions.areaId, areaId)),
    );
  return orm
    .select()
    .from(editions)
    .where(inArray(editions.hash, used))
    .orderBy(asc(editions.hash))
    .all()
    .map(({ hash, storedAt, text }) => ({ hash, storedAt, edition: JSON.parse(text) }));
}

/** A redaction stands on the record of its round; the rest of the log stays behind. */
function readRedactions(orm: Orm, areaId: string): AreaFile["redactions"] {
  const { memberId, at, part, id } = auditEvents;
  return orm
    .select({ roundId: auditEvents.subjectId, memberId, at, part })
    .from(auditEvents)
    .where(and(eq(auditEvents.areaId, areaId), eq(auditEvents.kind, "redacted")))
    .orderBy(asc(id))
    .all()
    .flatMap(({ roundId, ...event }) => (roundId === null ? [] : [{ roundId, ...event }]));
}
