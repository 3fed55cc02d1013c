import { and, eq, isNull, sql } from "drizzle-orm";
import { type Database, prepared } from "../client.server.ts";
import { recoveryCodes, secondSteps } from "../schema/second-steps.server.ts";

export type SecondStep = typeof secondSteps.$inferSelect;

const placeholder = sql.placeholder;

const ofAccount = prepared((orm) =>
  orm
    .select()
    .from(secondSteps)
    .where(eq(secondSteps.accountId, placeholder("account")))
    .prepare(),
);
const unused = prepared((orm) =>
  orm
    .select({ count: sql<number>`count(*)` })
    .from(recoveryCodes)
    .where(and(eq(recoveryCodes.accountId, placeholder("account")), isNull(recoveryCodes.usedAt)))
    .prepare(),
);

/** An account's second step, also one that is being set up. */
export function findSecondStep(db: Database, account: string): SecondStep | undefined {
  return ofAccount(db).get({ account });
}

/** Stores a second step that is being set up, in place of any. */
export function insertSecondStep(
  db: Database,
  step: Pick<SecondStep, "accountId" | "secret" | "createdAt">,
): void {
  deleteSecondStep(db, step.accountId);
  db.orm.insert(secondSteps).values(step).run();
}

/** Notes that a second step is in use from an instant on. */
export function confirmSecondStep(db: Database, account: string, at: number): void {
  db.orm
    .update(secondSteps)
    .set({ confirmedAt: at })
    .where(eq(secondSteps.accountId, account))
    .run();
}

/** Takes a code's time step; gives false when it, or a later one, was taken before. */
export function takeTimeStep(db: Database, account: string, step: number): boolean {
  const result = db.orm
    .update(secondSteps)
    .set({ lastStep: step })
    .where(and(eq(secondSteps.accountId, account), sql`${secondSteps.lastStep} < ${step}`))
    .run();
  return result.changes === 1;
}

/** Removes an account's second step with its recovery codes. */
export function deleteSecondStep(db: Database, account: string): void {
  db.orm.delete(recoveryCodes).where(eq(recoveryCodes.accountId, account)).run();
  db.orm.delete(secondSteps).where(eq(secondSteps.accountId, account)).run();
}

/** Stores new recovery codes in place of the old ones. */
export function replaceRecoveryCodes(
  db: Database,
  accountId: string,
  hashes: readonly string[],
): void {
  db.orm.delete(recoveryCodes).where(eq(recoveryCodes.accountId, accountId)).run();
  db.orm
    .insert(recoveryCodes)
    .values(hashes.map((codeHash) => ({ codeHash, accountId })))
    .run();
}

/** Spends a recovery code; gives false when it is none, or was spent before. */
export function spendRecoveryCode(
  db: Database,
  accountId: string,
  codeHash: string,
  now: number,
): boolean {
  const result = db.orm
    .update(recoveryCodes)
    .set({ usedAt: now })
    .where(
      and(
        eq(recoveryCodes.accountId, accountId),
        eq(recoveryCodes.codeHash, codeHash),
        isNull(recoveryCodes.usedAt),
      ),
    )
    .run();
  return result.changes === 1;
}

/** How many recovery codes an account has left. */
export function countRecoveryCodes(db: Database, account: string): number {
  return unused(db).get({ account })?.count ?? 0;
}
