import { permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { listWords } from "#app/domain/agreement/names.ts";
import type { FinancialYear } from "#app/domain/dates.ts";
import { DomainError } from "#app/domain/errors.ts";
import {
  amountIn,
  PURPOSES,
  type PurposeShares,
  purposesComplete,
} from "#app/domain/funding/grant.ts";
import { yearsTouched } from "#app/domain/funding/sign-off.ts";
import { yearsOutside } from "#app/domain/funding/spend.ts";
import { topicOf } from "#app/domain/report/plan-entry.ts";
import { insertScheme, replaceSchemeParts, updateScheme } from "#db/queries/funding.server.ts";
import {
  changeOf,
  type FundingContext,
  loadFunding,
  type SchemeWhole,
  schemeOf,
} from "./funding-context.server.ts";
import { withdrawYears } from "./funding-withdraw.server.ts";
import { audit, type Kit, refuseStale } from "./kit.server.ts";

/** What a person says of a scheme; amounts in whole pence by financial year. */
export type SchemeFields = {
  name: string;
  description: string;
  leadPartnerId: string | null;
  provider: string;
  step: number;
  purposes: PurposeShares;
  continuing: boolean;
  committed: boolean;
  /** First and last day (YYYY-MM-DD). */
  startsOn: string | null;
  endsOn: string | null;
  notes: string;
  /** Keys of the measures it should move. */
  measures: string[];
  amounts: { year: FinancialYear; amount: number }[];
  actionIds: string[];
};

/** What an edit did: the scheme's id, and the years whose sign-offs it withdrew. */
export type SchemeSaved = { id: string; withdrawn: FinancialYear[] };

/** Schemes: what parts of the grant pay for. */
export function createSchemes(kit: Kit) {
  const { db } = kit;

  /** Refuses what belongs to another area, or to no year of the grant. */
  function refuseStrangers(
    context: FundingContext,
    before: SchemeWhole | null,
    fields: SchemeFields,
  ) {
    const refuse = (field: string, sentence: string): never => {
      throw new DomainError("invalid", { field }, sentence);
    };
    const { leadPartnerId, step, purposes, amounts, actionIds, startsOn, endsOn } = fields;
    if (leadPartnerId !== null && !context.partners.some(({ id }) => id === leadPartnerId)) {
      refuse("leadPartnerId", "Choose an organisation from the list.");
    }
    if (!kit.content.steps.steps.some(({ number }) => number === step)) {
      refuse("step", "Choose one of the nine steps.");
    }
    if (!purposesComplete(purposes)) {
      refuse("meet-needs", "The purposes are percentages that add up to 100.");
    }
    if (startsOn !== null && endsOn !== null && endsOn < startsOn) {
      refuse("endsOn", "The end is before the start. Check both dates.");
    }
    const outside = yearsOutside(fields);
    if (outside.length > 0) {
      const sentence = `There is money in ${listWords(outside)}, when the scheme does not run. Change the dates or the amounts.`;
      refuse(`amount-${outside[0]}`, sentence);
    }
    if (!fields.measures.every((key) => kit.content.measures.has(key))) {
      refuse("measures", "Choose measures from the list.");
    }
    const years = new Set([
      ...context.grants.map(({ year }) => year),
      ...(before?.amounts.map(({ year }) => year) ?? []),
    ]);
    for (const { year } of amounts) {
      if (!years.has(year)) refuse("", `The grant has no year ${year}. Add it to the grant first.`);
    }
    const known = new Set([...context.actions.map(({ id }) => id), ...(before?.actionIds ?? [])]);
    if (!actionIds.every((id) => known.has(id))) {
      refuse("actionIds", "Choose actions from the list.");
    }
  }

  function write(viewer: Viewer, id: string, fields: SchemeFields) {
    const amounts = fields.amounts.filter(({ amount }) => amount !== 0);
    replaceSchemeParts(db, viewer.areaId, id, amounts, fields.actionIds);
    audit(kit, viewer, "scheme-saved", id);
    return amounts;
  }

  /** Deletes or restores, and withdraws the sign-offs of the years in which money moved. */
  function move(viewer: Viewer, scheme: SchemeWhole, version: number, deletedAt: number | null) {
    const context = loadFunding(kit, viewer);
    if (!updateScheme(db, viewer.areaId, scheme.id, version, { deletedAt })) {
      throw new DomainError("stale-version");
    }
    audit(kit, viewer, deletedAt === null ? "scheme-restored" : "scheme-deleted", scheme.id);
    const years = yearsTouched(schemeOf(scheme), null);
    return { id: scheme.id, withdrawn: withdrawYears(kit, viewer, context, years) };
  }

  return {
    /** What the form for a scheme shows; `id` null for a new one. Refuses `not-found`. */
    schemeForm(viewer: Viewer, id: string | null) {
      permit(viewer.roles, "funding.edit");
      const context = loadFunding(kit, viewer);
      const { grants, schemes, deleted, partners, signOffs } = context;
      const scheme =
        id === null ? null : ([...schemes, ...deleted].find((each) => each.id === id) ?? null);
      if (id !== null && !scheme) throw new DomainError("not-found");
      const others = schemes.filter((each) => each.id !== id);
      return {
        scheme: scheme && { ...scheme, isDeleted: scheme.deletedAt !== null },
        years: grants.map(({ year, amount, firm }) => ({
          year,
          firm,
          /** What the other schemes leave of the year's grant, in whole pence. */
          left: amount - others.reduce((sum, each) => sum + amountIn(each, year), 0),
          grant: amount,
          signed: signOffs.some((each) => each.year === year && each.withdrawnAt === null),
        })),
        steps: kit.content.steps.steps,
        /** What areas published that they spend on each step: examples. */
        examples: kit.content.steps.areas.map(({ name, uses }) => ({ name, uses })),
        purposes: kit.content.purposes.map(({ key, name, words }) => ({ key, name, words })),
        partners: partners
          .filter(({ active, id: partnerId }) => active || partnerId === scheme?.leadPartnerId)
          .map(({ id: partnerId, name }) => ({ id: partnerId, name })),
        measures: [...kit.content.measures.values()].map(({ key, name, set }) => ({
          key,
          name,
          set,
        })),
        actions: context.actions.map((action) => {
          const change = changeOf(kit, action);
          return {
            id: action.id,
            step: change?.number ?? null,
            topic: topicOf(change, action),
            whatToDo: action.whatToDo,
            /** Whether it is for now, or linked already: shown first. */
            first: action.priority === "now" || (scheme?.actionIds.includes(action.id) ?? false),
          };
        }),
      };
    },

    /**
     * Adds a scheme (`before` null) or changes it from the version seen. Sign-offs of the years
     * whose money moved are withdrawn, and of no others. Refuses `stale-version`.
     */
    saveScheme(
      viewer: Viewer,
      before: { id: string; version: number } | null,
      fields: SchemeFields,
    ): SchemeSaved {
      permit(viewer.roles, "funding.edit");
      return db.write(() => {
        const context = loadFunding(kit, viewer);
        const stored = before ? context.schemes.find(({ id }) => id === before.id) : null;
        if (stored === undefined) throw new DomainError("not-found");
        refuseStrangers(context, stored, fields);
        const { amounts: _amounts, actionIds: _actionIds, purposes: shares, ...own } = fields;
        const purposes = Object.fromEntries(
          PURPOSES.flatMap((key) => (shares[key] ? [[key, shares[key]]] : [])),
        );
        const id = stored?.id ?? kit.newId();
        if (stored === null) insertScheme(db, { ...own, purposes, id, areaId: viewer.areaId });
        else if (!updateScheme(db, viewer.areaId, id, before?.version ?? 0, { ...own, purposes })) {
          throw new DomainError("stale-version");
        }
        const amounts = write(viewer, id, fields);
        const after = schemeOf({ ...own, id, purposes, amounts });
        const years = yearsTouched(stored && schemeOf(stored), after);
        return { id, withdrawn: withdrawYears(kit, viewer, context, years) };
      });
    },

    /**
     * Has a scheme pay for an action of the plan, or no longer; as it is already, nothing changes. No
     * money moves, so sign-offs stand. Refuses `not-found`.
     */
    linkAction(viewer: Viewer, id: string, actionId: string, isLinked: boolean): void {
      permit(viewer.roles, "funding.edit");
      db.write(() => {
        const { schemes, actions } = loadFunding(kit, viewer);
        const scheme = schemes.find((each) => each.id === id);
        if (!scheme || !actions.some((action) => action.id === actionId)) {
          throw new DomainError("not-found");
        }
        if (scheme.actionIds.includes(actionId) === isLinked) return;
        const others = scheme.actionIds.filter((each) => each !== actionId);
        const actionIds = isLinked ? [...others, actionId] : others;
        refuseStale(updateScheme(db, viewer.areaId, id, scheme.version, {}));
        replaceSchemeParts(db, viewer.areaId, id, scheme.amounts, actionIds);
        audit(kit, viewer, "scheme-saved", id);
      });
    },

    /** Deletes a scheme from the version seen; it can be restored at any time. */
    deleteScheme(viewer: Viewer, id: string, version: number): SchemeSaved {
      permit(viewer.roles, "funding.edit");
      return db.write(() => {
        const scheme = loadFunding(kit, viewer).schemes.find((each) => each.id === id);
        if (!scheme) throw new DomainError("not-found");
        return move(viewer, scheme, version, kit.now());
      });
    },

    /** Takes a deletion back; a second time changes nothing. */
    restoreScheme(viewer: Viewer, id: string): SchemeSaved {
      permit(viewer.roles, "funding.edit");
      return db.write(() => {
        const { schemes, deleted } = loadFunding(kit, viewer);
        const scheme = [...schemes, ...deleted].find((each) => each.id === id);
        if (!scheme) throw new DomainError("not-found");
        if (scheme.deletedAt === null) return { id, withdrawn: [] };
        return move(viewer, scheme, scheme.version, null);
      });
    },
  };
}
