import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { accounts } from "./people.server.ts";

/**
 * An identity at a provider with which an account signs in. It is known by issuer and subject, which
 * never change and are never given to another person; an address can be both.
 */
export const identities = sqliteTable(
  "identities",
  {
    issuer: text().notNull(),
    subject: text().notNull(),
    accountId: text("account_id")
      .notNull()
      .references(() => accounts.id),
    /** What the provider called the person when it was added: shown to them, and never compared. */
    name: text().notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.issuer, t.subject] }),
    index("identities_account").on(t.accountId),
  ],
);
