import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { accounts } from "./people.server.ts";

/** An account's second step at sign-in: codes of an app on the person's own device (TOTP, RFC 6238). */
export const secondSteps = sqliteTable("second_steps", {
  accountId: text("account_id")
    .primaryKey()
    .references(() => accounts.id),
  /** Base32, as the app holds it. */
  secret: text().notNull(),
  /** When a first code proved that the app has it; null while it is being set up. */
  confirmedAt: integer("confirmed_at"),
  /** The time step of the last code that was taken: none is taken twice. */
  lastStep: integer("last_step").notNull().default(0),
  createdAt: integer("created_at").notNull(),
});

/** Codes to keep on paper, for who has lost the device. Each works once; stored hashed. */
export const recoveryCodes = sqliteTable(
  "recovery_codes",
  {
    codeHash: text("code_hash").primaryKey(),
    accountId: text("account_id")
      .notNull()
      .references(() => accounts.id),
    usedAt: integer("used_at"),
  },
  (t) => [index("recovery_codes_account").on(t.accountId)],
);
