import { DomainError } from "#app/domain/errors.ts";
import type { Database } from "#db/client.server.ts";
import { findAccountByEmail } from "#db/queries/accounts.server.ts";
import { listAreasOfAccount } from "#db/queries/areas.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { deleteSecondStep, findSecondStep } from "#db/queries/second-steps.server.ts";

/**
 * Takes the second step off an account whose owner has lost the device and the codes, on the word of
 * whoever runs the service; it stands in the activity log of each of the account's areas. Refuses
 * `not-found` where there is no such account, or nothing to take off.
 */
export function takeOffSecondStep(db: Database, email: string, now: number): void {
  db.write(() => {
    const account = findAccountByEmail(db, email.trim().toLowerCase());
    if (!account || !findSecondStep(db, account.id)?.confirmedAt) {
      throw new DomainError("not-found", {}, `${email} has no second step here.`);
    }
    deleteSecondStep(db, account.id);
    for (const { area, member } of listAreasOfAccount(db, account.id)) {
      const subject = { areaId: area.id, memberId: null, subjectId: member.id };
      recordAudit(db, { ...subject, at: now, kind: "second-step-taken-off" });
    }
  });
}
