import { and, eq, sql } from "drizzle-orm";
import { type Database, prepared } from "../client.server.ts";
import { identities } from "../schema/identities.server.ts";

export type Identity = typeof identities.$inferSelect;

const placeholder = sql.placeholder;

const bySubject = prepared((orm) =>
  orm
    .select()
    .from(identities)
    .where(
      and(
        eq(identities.issuer, placeholder("issuer")),
        eq(identities.subject, placeholder("subject")),
      ),
    )
    .prepare(),
);
const ofAccount = prepared((orm) =>
  orm
    .select()
    .from(identities)
    .where(eq(identities.accountId, placeholder("account")))
    .orderBy(identities.createdAt)
    .prepare(),
);

/** The identity a provider knows by this subject, where an account signs in with it. */
export function findIdentity(db: Database, issuer: string, subject: string): Identity | undefined {
  return bySubject(db).get({ issuer, subject });
}

/** The identities an account signs in with, the oldest first. */
export function listIdentities(db: Database, account: string): Identity[] {
  return ofAccount(db).all({ account });
}

/** Binds an identity to an account. */
export function insertIdentity(db: Database, identity: Identity): void {
  db.orm.insert(identities).values(identity).run();
}

/** Takes an identity off an account; gives false when it was not the account's. */
export function deleteIdentity(
  db: Database,
  { issuer, subject, accountId }: Pick<Identity, "issuer" | "subject" | "accountId">,
): boolean {
  const result = db.orm
    .delete(identities)
    .where(
      and(
        eq(identities.issuer, issuer),
        eq(identities.subject, subject),
        eq(identities.accountId, accountId),
      ),
    )
    .run();
  return result.changes === 1;
}
