import { and, eq, getTableColumns, sql } from "drizzle-orm";
import { type Database, prepared } from "../client.server.ts";
import { agendaItems, desks } from "../schema/desk.server.ts";
import { members } from "../schema/people.server.ts";
import type { Round } from "./rounds.server.ts";

export type Desk = typeof desks.$inferSelect;
export type AgendaItem = typeof agendaItems.$inferSelect;

const placeholder = sql.placeholder;

const deskOf = prepared((orm) =>
  orm
    .select({ ...getTableColumns(desks), holder: members.name })
    .from(desks)
    .leftJoin(members, eq(members.id, desks.heldBy))
    .where(eq(desks.roundId, placeholder("round")))
    .prepare(),
);
const itemsOf = prepared((orm) =>
  orm
    .select()
    .from(agendaItems)
    .where(eq(agendaItems.roundId, placeholder("round")))
    .prepare(),
);

/** A round's desk with its holder's name; undefined until somebody has used it. */
export function findDesk(db: Database, round: Pick<Round, "id">) {
  return deskOf(db).get({ round: round.id });
}

/** The minutes given to changes of a round: only those that somebody has set. */
export function listAgendaItems(db: Database, round: Pick<Round, "id">): AgendaItem[] {
  return itemsOf(db).all({ round: round.id });
}

/** Makes or changes a round's desk. Its version counts the edits of the agenda alone. */
export function saveDesk(
  db: Database,
  round: Pick<Round, "id">,
  values: Partial<Omit<Desk, "roundId" | "version">>,
): void {
  db.orm
    .insert(desks)
    .values({ roundId: round.id, ...values })
    .onConflictDoUpdate({ target: desks.roundId, set: { ...values, roundId: round.id } })
    .run();
}

/** Raises the agenda's version from the one seen; gives false when it has moved on. */
export function raiseAgenda(db: Database, round: Pick<Round, "id">, version: number): boolean {
  const result = db.orm
    .update(desks)
    .set({ version: version + 1 })
    .where(and(eq(desks.roundId, round.id), eq(desks.version, version)))
    .run();
  return result.changes === 1;
}

/** Puts these minutes in place of all that were set. */
export function replaceAgenda(
  db: Database,
  round: Pick<Round, "id">,
  items: readonly Omit<AgendaItem, "roundId">[],
): void {
  db.orm.delete(agendaItems).where(eq(agendaItems.roundId, round.id)).run();
  if (items.length === 0) return;
  db.orm
    .insert(agendaItems)
    .values(items.map((item) => ({ ...item, roundId: round.id })))
    .run();
}
