import { may, permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import type { FinancialYear } from "#app/domain/dates.ts";
import { DomainError } from "#app/domain/errors.ts";
import { isSigned } from "#app/domain/funding/sign-off.ts";
import { listMembers } from "#db/queries/areas.server.ts";
import {
  deleteSignatory,
  insertSignatory,
  insertSignOff,
  type SignatoryRow,
  updateSignatory,
  withdrawSignOffs,
} from "#db/queries/sign-offs.server.ts";
import { type FundingContext, loadFunding, markYear } from "./funding-context.server.ts";
import { audit, instantIn, type Kit } from "./kit.server.ts";

/** What a person says of a signatory. */
export type SignatoryFields = { capacity: string; memberId: string | null; years: string[] };

/** Signatories and their sign-offs, per financial year. */
export function createSigning(kit: Kit) {
  const { db } = kit;

  /** A signatory who is asked to sign for a year and has not; refuses otherwise. */
  function findAsked(context: FundingContext, id: string, year: FinancialYear): SignatoryRow {
    const signatory = context.signatories.find((each) => each.id === id);
    if (!signatory?.years.includes(year)) throw new DomainError("not-found");
    if (isSigned(signatory, year, context.signOffs)) {
      throw new DomainError("already-exists", {}, `${signatory.capacity} has signed already.`);
    }
    return signatory;
  }

  /** Refuses to sign for figures that are not the ones on the page any more. */
  function refuseMoved(context: FundingContext, year: FinancialYear, seen: string) {
    if (markYear(context, year) === seen) return;
    throw new DomainError(
      "stale-version",
      {},
      `The figures of ${year} changed after you opened this page. Read them again before you sign.`,
    );
  }

  function store(
    viewer: Viewer,
    context: FundingContext,
    signOff: { signatoryId: string; year: FinancialYear; signedOn: string; reference: string },
  ) {
    const id = kit.newId();
    const at = instantIn(kit, context.area);
    insertSignOff(db, { ...signOff, id, recordedBy: viewer.memberId, at });
    audit(kit, viewer, "signed-off", id);
  }

  function refuseSignatory(context: FundingContext, fields: SignatoryFields) {
    if (fields.memberId !== null && !listPeople(context.area.id).has(fields.memberId)) {
      throw new DomainError("invalid", { field: "memberId" }, "Choose a person from the list.");
    }
    const granted = new Set(context.grants.map(({ year }) => year));
    if (!fields.years.every((year) => granted.has(year))) {
      throw new DomainError("invalid", { field: "years" }, "Choose years of the grant.");
    }
  }

  /** The area's active people who may sign by account. */
  function listPeople(areaId: string): Map<string, string> {
    return new Map(
      listMembers(db, areaId)
        .filter(({ active, roles }) => active && may(roles, "funding.sign"))
        .map(({ id, name }) => [id, name]),
    );
  }

  return {
    /** The area's list of signatories with the years each signs for. */
    signatories(viewer: Viewer) {
      permit(viewer.roles, "funding.edit");
      const context = loadFunding(kit, viewer);
      const signed = new Set(context.signOffs.map(({ signatoryId }) => signatoryId));
      return {
        years: context.grants.map(({ year }) => year),
        people: [...listPeople(viewer.areaId)].map(([id, name]) => ({ id, name })),
        signatories: context.signatories.map(({ id, capacity, memberId, years, version }) => ({
          id,
          capacity,
          memberId,
          years,
          version,
          /** One who ever signed stays on the list: its sign-offs are part of the record. */
          canRemove: !signed.has(id),
        })),
      };
    },

    /** Adds a signatory (`before` null) or changes one from the version seen. */
    saveSignatory(
      viewer: Viewer,
      before: { id: string; version: number } | null,
      fields: SignatoryFields,
    ): void {
      permit(viewer.roles, "funding.edit");
      db.write(() => {
        const context = loadFunding(kit, viewer);
        refuseSignatory(context, fields);
        const id = before?.id ?? kit.newId();
        if (before === null) {
          const position = context.signatories.length;
          insertSignatory(db, { ...fields, id, areaId: viewer.areaId, position });
        } else {
          if (!context.signatories.some((each) => each.id === id))
            throw new DomainError("not-found");
          if (!updateSignatory(db, viewer.areaId, id, before.version, fields)) {
            throw new DomainError("stale-version");
          }
        }
        audit(kit, viewer, "signatory-saved", id);
      });
    },

    /** Takes a signatory who never signed off the list; refuses `in-use` otherwise. */
    removeSignatory(viewer: Viewer, id: string, version: number): void {
      permit(viewer.roles, "funding.edit");
      db.write(() => {
        const { signatories, signOffs } = loadFunding(kit, viewer);
        if (!signatories.some((each) => each.id === id)) throw new DomainError("not-found");
        if (signOffs.some(({ signatoryId }) => signatoryId === id)) {
          throw new DomainError(
            "in-use",
            {},
            "This signatory has signed before, which stays on record. Untick the years instead.",
          );
        }
        if (!deleteSignatory(db, viewer.areaId, id, version))
          throw new DomainError("stale-version");
        audit(kit, viewer, "signatory-removed", id);
      });
    },

    /** Signs for a year as the signatory whose account asks; `seen` marks the figures on the page. */
    sign(viewer: Viewer, signatoryId: string, year: FinancialYear, seen: string): void {
      permit(viewer.roles, "funding.sign");
      db.write(() => {
        const context = loadFunding(kit, viewer);
        const signatory = findAsked(context, signatoryId, year);
        if (signatory.memberId !== viewer.memberId) throw new DomainError("forbidden");
        refuseMoved(context, year, seen);
        store(viewer, context, { signatoryId, year, signedOn: context.today, reference: "" });
      });
    },

    /** Records a sign-off given in a letter or minute, with its reference and date (YYYY-MM-DD). */
    recordSignOff(
      viewer: Viewer,
      year: FinancialYear,
      signed: { signatoryId: string; reference: string; signedOn: string; seen: string },
    ): void {
      permit(viewer.roles, "funding.edit");
      const { seen, ...signOff } = signed;
      db.write(() => {
        const context = loadFunding(kit, viewer);
        findAsked(context, signOff.signatoryId, year);
        if (signOff.signedOn > context.today) {
          throw new DomainError(
            "invalid",
            { field: "signedOn" },
            "That day is still to come. Enter the date of the letter or minute.",
          );
        }
        refuseMoved(context, year, seen);
        store(viewer, context, { ...signOff, year });
      });
    },

    /** Takes a sign-off back: by whoever signed, or by whoever keeps the funding. */
    takeBack(viewer: Viewer, year: FinancialYear, signOffId: string): void {
      permit(viewer.roles, "funding.read");
      db.write(() => {
        const { area, signatories, signOffs } = loadFunding(kit, viewer);
        const signOff = signOffs.find((each) => each.id === signOffId && each.year === year);
        if (!signOff) throw new DomainError("not-found");
        const own = signatories.some(
          ({ id, memberId }) => id === signOff.signatoryId && memberId === viewer.memberId,
        );
        if (!own) permit(viewer.roles, "funding.edit");
        if (signOff.withdrawnAt !== null) return;
        withdrawSignOffs(db, viewer.areaId, [signOffId], instantIn(kit, { today: area.today }));
        audit(kit, viewer, "sign-off-taken-back", signOffId);
      });
    },
  };
}
