import { desc, eq, sql } from "drizzle-orm";
import { type Database, prepared } from "../client.server.ts";
import { integrationChoices } from "../schema/integration.server.ts";
import { members } from "../schema/people.server.ts";

const placeholder = sql.placeholder;

const choicesOf = prepared((orm) =>
  orm
    .select({ choice: integrationChoices, person: members.name })
    .from(integrationChoices)
    .innerJoin(members, eq(members.id, integrationChoices.chosenBy))
    .where(eq(integrationChoices.areaId, placeholder("area")))
    .orderBy(desc(integrationChoices.version))
    .prepare(),
);

/** An area's choices of a model of integration with who made each, the latest first. */
export function listIntegrationChoices(db: Database, area: string) {
  return choicesOf(db)
    .all({ area })
    .map(({ choice, person }) => ({ ...choice, person }));
}

/** Adds a choice; gives false when there is one with its version already. */
export function insertIntegrationChoice(
  db: Database,
  choice: typeof integrationChoices.$inferInsert,
): boolean {
  const result = db.orm.insert(integrationChoices).values(choice).onConflictDoNothing().run();
  return result.changes === 1;
}
