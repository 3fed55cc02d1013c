import { sql } from "drizzle-orm";
import type { Database } from "../client.server.ts";

/** How many migrations a database has had: the number of its form. */
export function countMigrations({ orm }: Pick<Database, "orm">): number {
  return orm.get<{ migrations: number }>(
    sql`SELECT count(*) AS migrations FROM __drizzle_migrations`,
  ).migrations;
}
