import { londonDate } from "#app/domain/dates.ts";
import type { FundingReportInput } from "#app/domain/report/funding-input.ts";
import { topicOf } from "#app/domain/report/plan-entry.ts";
import { listMembers } from "#db/queries/areas.server.ts";
import {
  type Assessment,
  changeOf,
  type FundingContext,
  prioritiesOf,
  schemeOf,
  termsOf,
} from "./funding-context.server.ts";
import type { Kit } from "./kit.server.ts";

/** The conditions that the grant is checked against: a file of content/conditions. */
const CONDITIONS = "ibcf-2017";

/** The conditions of the grant, in the order of their file. */
export function listConditions({ content }: Kit) {
  return content.conditions.get(CONDITIONS)?.conditions ?? [];
}

/** What the funding's figures and sentences are made from. */
export function reportInput(
  kit: Kit,
  context: FundingContext,
  assessment: Assessment | null,
): FundingReportInput {
  const { area, today, partners, grants, schemes, terms, signatories, signOffs } = context;
  const { content, db } = kit;
  const people = new Map(listMembers(db, area.id).map(({ id, name }) => [id, name]));
  return {
    area: { name: area.name, notice: area.notice },
    today,
    grants,
    schemes: schemes.map((scheme) => ({
      ...schemeOf(scheme),
      description: scheme.description,
      lead: partners.find(({ id }) => id === scheme.leadPartnerId) ?? null,
      provider: scheme.provider,
      continuing: scheme.continuing,
      startsOn: scheme.startsOn,
      endsOn: scheme.endsOn,
      notes: scheme.notes,
      measures: scheme.measures.flatMap((key) => content.measures.get(key)?.name ?? []),
      actions: context.actions
        .filter(({ id }) => scheme.actionIds.includes(id))
        .map((action) => ({
          id: action.id,
          topic: topicOf(changeOf(kit, action), action),
        })),
    })),
    terms: termsOf(context),
    poolingReference: terms.poolingReference,
    note: terms.note,
    choices: {
      stepNineShare: terms.stepNineShare,
      priorities: terms.priorities ?? (assessment ? prioritiesOf(assessment) : []),
      priorityWeight: terms.priorityWeight,
    },
    signatories: signatories.map(({ id, capacity, years, memberId }) => ({
      id,
      capacity,
      years,
      person: memberId === null ? null : (people.get(memberId) ?? null),
    })),
    signOffs: signOffs.map((signOff) => ({
      ...signOff,
      recordedBy: signOff.recordedByName,
      withdrawnOn: signOff.withdrawnAt === null ? null : londonDate(signOff.withdrawnAt),
    })),
    assessment,
    content: {
      steps: content.steps.steps,
      purposes: content.purposes,
      conditions: listConditions(kit),
      national: content.national,
      sources: content.sources,
    },
  };
}
