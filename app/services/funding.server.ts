import { may, permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { type FinancialYear, financialYear } from "#app/domain/dates.ts";
import { DomainError } from "#app/domain/errors.ts";
import { amountIn } from "#app/domain/funding/grant.ts";
import { describeHistory } from "#app/domain/report/funding-history.ts";
import { reportFunding } from "#app/domain/report/funding-report.ts";
import {
  deleteGrant,
  ensureTerms,
  insertGrant,
  type TermsRow,
  updateChoices,
  updateGrant,
  updateTerms,
} from "#db/queries/funding.server.ts";
import { insertGrantRevision, listGrantRevisions } from "#db/queries/funding-record.server.ts";
import { createConsultations } from "./funding-consultation.server.ts";
import {
  type FundingContext,
  findAssessment,
  loadFunding,
  markYear,
  prioritiesOf,
} from "./funding-context.server.ts";
import { createFundingPaper } from "./funding-paper.server.ts";
import { listConditions, reportInput } from "./funding-report.server.ts";
import { createSchemes } from "./funding-schemes.server.ts";
import { createSigning } from "./funding-signing.server.ts";
import { createSpend } from "./funding-spend.server.ts";
import { createVirements } from "./funding-virement.server.ts";
import { createWhatIfs } from "./funding-what-if.server.ts";
import { withdrawYears } from "./funding-withdraw.server.ts";
import { audit, instantIn, type Kit } from "./kit.server.ts";

/** A year of the grant as a person enters it; the amount in whole pence. */
export type GrantFields = { amount: number; firm: boolean; source: string };

/** The answers to the grant conditions. */
export type TermsFields = Pick<
  TermsRow,
  | "pooling"
  | "poolingReference"
  | "reportingLead"
  | "additionality"
  | "offset"
  | "jointWork"
  | "note"
>;

/** What an area decides for the suggested split. */
export type ChoicesFields = Pick<TermsRow, "stepNineShare" | "priorities" | "priorityWeight">;

/** The area's funding: grant, schemes, suggestion, conditions and sign-offs. */
export function createFunding(kit: Kit) {
  const { db } = kit;
  const consultations = createConsultations(kit);

  function findYear(context: FundingContext, year: FinancialYear) {
    const grant = context.grants.find((each) => each.year === year);
    if (!grant) throw new DomainError("not-found");
    return grant;
  }

  return {
    ...createSchemes(kit),
    ...createSigning(kit),
    ...createVirements(kit),
    ...createSpend(kit),
    ...createWhatIfs(kit),
    ...consultations,
    ...createFundingPaper(kit, consultations),

    /** The funding page: its report, the choices for the suggestion, what was deleted. */
    page(viewer: Viewer) {
      permit(viewer.roles, "funding.read");
      const context = loadFunding(kit, viewer);
      const assessment = findAssessment(kit, viewer);
      const input = reportInput(kit, context, assessment);
      const edits = may(viewer.roles, "funding.edit");
      return {
        report: reportFunding(input),
        today: context.today,
        choices: { ...input.choices, version: context.terms.choicesVersion },
        /** The steps of the priority rows that the last closed round agreed. */
        agreedPriorities: assessment ? prioritiesOf(assessment) : [],
        deleted: edits ? context.deleted.map(({ id, name }) => ({ id, name })) : [],
        can: { edit: edits, sign: listAsked(viewer, context) },
      };
    },

    /** What is signed for a year: its figures, who has signed, and what the viewer may do. */
    signing(viewer: Viewer, year: FinancialYear) {
      permit(viewer.roles, "funding.read");
      const context = loadFunding(kit, viewer);
      const { amount, firm } = findYear(context, year);
      const report = reportFunding(reportInput(kit, context, findAssessment(kit, viewer)));
      const asked = listAsked(viewer, context).filter((each) => each.year === year);
      const own = new Set(
        context.signatories
          .filter(({ memberId }) => memberId === viewer.memberId)
          .map(({ id }) => id),
      );
      return {
        year,
        grant: { amount, firm },
        report,
        seen: markYear(context, year),
        today: context.today,
        asked,
        own: [...own],
        can: { record: may(viewer.roles, "funding.edit") },
      };
    },

    /** The years of the grant, with those that can still be added. */
    grant(viewer: Viewer) {
      permit(viewer.roles, "funding.edit");
      const { grants, today } = loadFunding(kit, viewer);
      const first = Number(financialYear(today).slice(0, 4)) - 1;
      const years = Array.from({ length: 8 }, (_, at) => financialYear(`${first + at}-04-01`));
      return {
        grants,
        addable: years.filter((year) => !grants.some((grant) => grant.year === year)),
      };
    },

    /** One year of the grant for its form, with what its schemes come to (pence). */
    grantYear(viewer: Viewer, year: FinancialYear) {
      permit(viewer.roles, "funding.edit");
      const context = loadFunding(kit, viewer);
      const grant = findYear(context, year);
      const planned = context.schemes.reduce((sum, scheme) => sum + amountIn(scheme, year), 0);
      const history = describeHistory(grant, listGrantRevisions(db, viewer.areaId));
      return { grant, planned, history };
    },

    /** Adds a year to the grant; refuses `already-exists`. */
    addGrantYear(viewer: Viewer, year: FinancialYear, fields: GrantFields): void {
      permit(viewer.roles, "funding.edit");
      if (financialYear(`${year.slice(0, 4)}-04-01`) !== year) {
        throw new DomainError("invalid", { field: "year" }, "Choose a financial year.");
      }
      db.write(() => {
        if (!insertGrant(db, { ...fields, year, areaId: viewer.areaId })) {
          const sentence = `The grant has the year ${year} already. Change it there.`;
          throw new DomainError("already-exists", { field: "year" }, sentence);
        }
        audit(kit, viewer, "grant-saved", null, year);
      });
    },

    /** Changes a year from the version seen; gives the years whose sign-offs a new amount withdrew. */
    saveGrantYear(
      viewer: Viewer,
      year: FinancialYear,
      version: number,
      fields: GrantFields,
    ): FinancialYear[] {
      permit(viewer.roles, "funding.edit");
      return db.write(() => {
        const context = loadFunding(kit, viewer);
        const before = findYear(context, year);
        const { amount, firm, source } = before;
        const isRevised =
          amount !== fields.amount || firm !== fields.firm || source !== fields.source;
        if (isRevised) {
          insertGrantRevision(db, {
            id: kit.newId(),
            areaId: viewer.areaId,
            year,
            amount,
            firm,
            source,
            replacedAt: instantIn(kit, context.area),
            replacedBy: viewer.memberId,
          });
        }
        if (!updateGrant(db, viewer.areaId, year, version, fields)) {
          throw new DomainError("stale-version");
        }
        audit(kit, viewer, "grant-saved", null, year);
        const moved = amount === fields.amount ? [] : [year];
        return withdrawYears(kit, viewer, context, moved);
      });
    },

    /** Takes a year away; refuses `in-use` while schemes or signatures stand on it. */
    removeGrantYear(viewer: Viewer, year: FinancialYear, version: number): void {
      permit(viewer.roles, "funding.edit");
      db.write(() => {
        const context = loadFunding(kit, viewer);
        findYear(context, year);
        const used = context.schemes.some((scheme) => amountIn(scheme, year) !== 0);
        const signed = context.signOffs.some((each) => each.year === year && !each.withdrawnAt);
        if (used || signed) {
          const what = used ? "Schemes have money in it" : "It has been signed off";
          throw new DomainError("in-use", {}, `${what}, so ${year} cannot be taken away.`);
        }
        if (!deleteGrant(db, viewer.areaId, year, version)) throw new DomainError("stale-version");
        audit(kit, viewer, "grant-removed", null, year);
      });
    },

    /** The answers to the grant conditions, with the conditions' own words. */
    terms(viewer: Viewer) {
      permit(viewer.roles, "funding.edit");
      const { terms } = loadFunding(kit, viewer);
      const { pooling, poolingReference, reportingLead, additionality, offset } = terms;
      const { jointWork, note, version } = terms;
      return {
        terms: {
          pooling,
          poolingReference,
          reportingLead,
          additionality,
          offset,
          jointWork,
          note,
          version,
        },
        conditions: listConditions(kit).map(({ key, words }) => ({ key, words })),
      };
    },

    /** Answers the grant conditions, from the version seen. */
    saveTerms(viewer: Viewer, version: number, fields: TermsFields): void {
      permit(viewer.roles, "funding.edit");
      db.write(() => {
        ensureTerms(db, viewer.areaId);
        if (!updateTerms(db, viewer.areaId, version, fields))
          throw new DomainError("stale-version");
        audit(kit, viewer, "terms-saved");
      });
    },

    /** Stores what the suggested split is worked out from, from the version seen. */
    saveChoices(viewer: Viewer, version: number, choices: ChoicesFields): void {
      permit(viewer.roles, "funding.edit");
      db.write(() => {
        ensureTerms(db, viewer.areaId);
        if (!updateChoices(db, viewer.areaId, version, choices)) {
          throw new DomainError("stale-version");
        }
        audit(kit, viewer, "choices-saved");
      });
    },
  };
}

/** The years the viewer is still asked to sign for by account, with the capacity of each. */
function listAsked(viewer: Viewer, { signatories, signOffs, grants }: FundingContext) {
  if (!may(viewer.roles, "funding.sign")) return [];
  return signatories
    .filter(({ memberId }) => memberId === viewer.memberId)
    .flatMap(({ id, capacity, years }) =>
      grants
        .filter(({ year }) => years.includes(year))
        .filter(
          ({ year }) =>
            !signOffs.some(
              (each) => each.signatoryId === id && each.year === year && each.withdrawnAt === null,
            ),
        )
        .map(({ year }) => ({ id, capacity, year })),
    );
}
