import { permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { type FinancialYear, londonDate } from "#app/domain/dates.ts";
import { DomainError } from "#app/domain/errors.ts";
import { amountIn } from "#app/domain/funding/grant.ts";
import { moveMoney } from "#app/domain/funding/virement.ts";
import { replaceSchemeParts, updateScheme } from "#db/queries/funding.server.ts";
import { insertVirement, listVirements } from "#db/queries/funding-record.server.ts";
import { loadFunding, type SchemeWhole } from "./funding-context.server.ts";
import { withdrawYears } from "./funding-withdraw.server.ts";
import { audit, instantIn, type Kit } from "./kit.server.ts";

/** A move of money as a person asks for it; the amount in whole pence. */
export type VirementFields = {
  year: FinancialYear;
  from: string;
  to: string;
  amount: number;
  reason: string;
};

/** Virement: money moved from one scheme to another within a year, with its reason. */
export function createVirements(kit: Kit) {
  const { db } = kit;

  function findScheme(schemes: readonly SchemeWhole[], id: string, field: string): SchemeWhole {
    const scheme = schemes.find((each) => each.id === id);
    if (!scheme) throw new DomainError("invalid", { field }, "Choose a scheme from the list.");
    return scheme;
  }

  return {
    /** What the form for a move offers, and every move so far, the latest first. */
    virements(viewer: Viewer) {
      permit(viewer.roles, "funding.read");
      const { schemes, deleted, grants, signOffs } = loadFunding(kit, viewer);
      const names = new Map([...schemes, ...deleted].map(({ id, name }) => [id, name]));
      return {
        years: grants.map(({ year }) => ({
          year,
          signed: signOffs.some((each) => each.year === year && each.withdrawnAt === null),
        })),
        schemes: schemes.map((scheme) => ({
          id: scheme.id,
          name: scheme.name,
          step: scheme.step,
          amounts: grants.map(({ year }) => ({ year, amount: amountIn(scheme, year) })),
        })),
        moves: listVirements(db, viewer.areaId).map((move) => ({
          id: move.id,
          year: move.year,
          from: names.get(move.fromSchemeId) ?? "",
          to: names.get(move.toSchemeId) ?? "",
          amount: move.amount,
          reason: move.reason,
          on: londonDate(move.at),
          person: move.person,
        })),
      };
    },

    /**
     * Moves money between two schemes: their total stays the same to the penny. The year's sign-offs
     * are withdrawn. Gives the years that lost one.
     */
    moveMoney(viewer: Viewer, { year, from, to, amount, reason }: VirementFields): FinancialYear[] {
      permit(viewer.roles, "funding.edit");
      return db.write(() => {
        const context = loadFunding(kit, viewer);
        const { areaId, memberId } = viewer;
        if (!context.grants.some((grant) => grant.year === year)) {
          throw new DomainError("invalid", { field: "year" }, "Choose a year of the grant.");
        }
        const giving = findScheme(context.schemes, from, "from");
        const taking = findScheme(context.schemes, to, "to");
        if (reason.trim() === "") throw new DomainError("reason-needed", { field: "reason" });
        const moved = moveMoney(giving, taking, year, amount);
        for (const [scheme, amounts] of [
          [giving, moved.from],
          [taking, moved.to],
        ] as const) {
          if (!updateScheme(db, areaId, scheme.id, scheme.version, {})) {
            throw new DomainError("stale-version");
          }
          replaceSchemeParts(db, areaId, scheme.id, amounts, scheme.actionIds);
        }
        const id = kit.newId();
        insertVirement(db, {
          id,
          areaId,
          year,
          fromSchemeId: from,
          toSchemeId: to,
          amount,
          reason,
          at: instantIn(kit, context.area),
          movedBy: memberId,
        });
        audit(kit, viewer, "money-moved", id, year);
        return withdrawYears(kit, viewer, context, [year]);
      });
    },
  };
}
