import { createHash } from "node:crypto";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { type AgreedRow, gapToTarget } from "#app/domain/consensus/agreed-row.ts";
import { usualTarget } from "#app/domain/consensus/change-summary.ts";
import { DomainError } from "#app/domain/errors.ts";
import type { ChangePosition, FundingTerms } from "#app/domain/funding/funding-plan.ts";
import type { PurposeShares, Scheme, Step } from "#app/domain/funding/grant.ts";
import { amountIn } from "#app/domain/funding/grant.ts";
import type { ChangeStep } from "#app/domain/funding/need.ts";
import type { Edition } from "#app/domain/model/edition.ts";
import { type Action, listActions } from "#db/queries/actions.server.ts";
import { type Area, findAreaById, listPartners, type Partner } from "#db/queries/areas.server.ts";
import {
  findTerms,
  type GrantRow,
  listGrants,
  listSchemeActions,
  listSchemeAmounts,
  listSchemes,
  type SchemeRow,
  type TermsRow,
} from "#db/queries/funding.server.ts";
import type { Round } from "#db/queries/rounds.server.ts";
import {
  listSignatories,
  listSignOffs,
  type SignatoryRow,
  type SignOffRow,
} from "#db/queries/sign-offs.server.ts";
import { listAgreedRows } from "./agreed-rows.server.ts";
import type { Content } from "./content.server.ts";
import { type Kit, todayIn } from "./kit.server.ts";
import { changesInRound, loadRound } from "./round-context.server.ts";
import { listClosed } from "./round-models.server.ts";

/** A scheme with its amounts and the actions it pays for. */
export type SchemeWhole = SchemeRow & { amounts: Scheme["amounts"]; actionIds: string[] };

/** All that an area's funding pages need, read in a fixed number of statements. */
export type FundingContext = {
  area: Area;
  today: string;
  partners: Partner[];
  grants: GrantRow[];
  schemes: SchemeWhole[];
  deleted: SchemeWhole[];
  terms: TermsRow;
  signatories: SignatoryRow[];
  signOffs: SignOffRow[];
  /** The live actions of the plan. */
  actions: Action[];
};

/** The viewer's area's funding; where nothing was answered yet, the terms say so at version 1. */
export function loadFunding(kit: Kit, viewer: Viewer): FundingContext {
  const { db } = kit;
  const area = findAreaById(db, viewer.areaId);
  if (!area) throw new DomainError("not-found");
  const amounts = listSchemeAmounts(db, area.id);
  const links = listSchemeActions(db, area.id);
  const all = listSchemes(db, area.id).map((scheme) => ({
    ...scheme,
    amounts: amounts
      .filter(({ schemeId }) => schemeId === scheme.id)
      .map(({ year, amount }) => ({ year, amount })),
    actionIds: links.filter(({ schemeId }) => schemeId === scheme.id).map((each) => each.actionId),
  }));
  return {
    area,
    today: todayIn(kit, area),
    partners: listPartners(db, area.id),
    grants: listGrants(db, area.id),
    schemes: all.filter(({ deletedAt }) => deletedAt === null),
    deleted: all.filter(({ deletedAt }) => deletedAt !== null),
    terms: findTerms(db, area.id) ?? { areaId: area.id, ...NO_TERMS },
    signatories: listSignatories(db, area.id),
    signOffs: listSignOffs(db, area.id),
    actions: listActions(db, area.id).filter(({ deletedAt }) => deletedAt === null),
  };
}

const NO_TERMS: Omit<TermsRow, "areaId"> = {
  pooling: null,
  poolingReference: "",
  reportingLead: "",
  additionality: "",
  offset: null,
  jointWork: "",
  note: "",
  version: 1,
  stepNineShare: null,
  priorities: null,
  priorityWeight: 1.5,
  choicesVersion: 1,
};

/** A scheme as the rules take it. */
export function schemeOf(
  scheme: Pick<SchemeWhole, "id" | "name" | "step" | "purposes" | "amounts" | "committed">,
): Scheme {
  const { id, name, step, purposes, amounts, committed } = scheme;
  return { id, name, step: step as Step, purposes: purposes as PurposeShares, amounts, committed };
}

/** The answers to the conditions as the rules take them. */
export function termsOf({ terms }: Pick<FundingContext, "terms">): FundingTerms {
  const { pooling, reportingLead, additionality, offset, jointWork } = terms;
  return { pooling, reportingLead, additionality, offset, jointWork };
}

/** What the last closed round on the model says, from which need is drawn. */
export type Assessment = {
  round: Pick<Round, "id" | "name" | "asAt" | "population">;
  edition: Edition;
  rows: AgreedRow[];
  positions: ChangePosition[];
  /** Names of later closed rounds, on editions whose changes are other ones. */
  passedOver: string[];
};

/** The last closed round whose changes are steps 1 to 8; null where there is none. */
export function findAssessment(kit: Kit, viewer: Viewer): Assessment | null {
  const closed = listClosed(kit, viewer.areaId, "hicm");
  const passedOver: string[] = [];
  for (const { id } of closed) {
    const context = loadRound(kit, viewer, id);
    const { edition } = context;
    if (!standsOnSteps(edition, kit.content)) {
      passedOver.push(context.round.name);
      continue;
    }
    const { name, asAt, population } = context.round;
    const positions = changesInRound(context).map((change): ChangePosition => {
      const { agreedLevel = null, targetLevel = null } = context.changes.get(change.key) ?? {};
      return {
        step: change.number as ChangeStep,
        name: change.name,
        level: agreedLevel,
        targetLevel: targetLevel ?? (agreedLevel === null ? null : usualTarget(agreedLevel)),
      };
    });
    const rows = listAgreedRows(context);
    return { round: { id, name, asAt, population }, edition, rows, positions, passedOver };
  }
  return null;
}

/** Whether an edition's changes are the grant's steps 1 to 8, neither fewer nor others. */
export function standsOnSteps({ changes }: Edition, { steps: { steps } }: Content): boolean {
  // Step 9 is no change of the model.
  const same = changes.every(({ number, key }) => steps[number - 1]?.key === key);
  return same && changes.length === steps.length - 1;
}

/** The change of the model that an action of the plan is about. */
export function changeOf({ content }: Kit, { changeKey }: Pick<Action, "changeKey">) {
  const model = [...content.editions.values()].find((edition) => standsOnSteps(edition, content));
  return model?.changes.find(({ key }) => key === changeKey);
}

/** The steps of the changes whose rows the room marked as priorities and that are below target. */
export function prioritiesOf({ edition, rows }: Pick<Assessment, "edition" | "rows">): number[] {
  const first = new Set(
    rows.filter((row) => row.priority && (gapToTarget(row) ?? 0) > 0).map((row) => row.rowKey),
  );
  return edition.changes
    .filter((change) => change.rows.some(({ key }) => first.has(key)))
    .map(({ number }) => number);
}

/** A mark of what is signed for a year: its grant, and each scheme's step, purposes and amount in it. */
export function markYear(context: FundingContext, year: string): string {
  const grant = context.grants.find((each) => each.year === year);
  const schemes = context.schemes
    .map(schemeOf)
    .map((scheme) => [scheme.id, scheme.step, scheme.purposes, amountIn(scheme, year)])
    .filter(([, , , amount]) => amount !== 0)
    .sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1));
  const signed = JSON.stringify([year, grant?.amount ?? null, schemes]);
  return createHash("sha256").update(signed).digest("base64url").slice(0, 16);
}
