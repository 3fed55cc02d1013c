import type { Demonstration } from "#app/domain/demonstration/load-demonstration.ts";
import { keepRound } from "#app/domain/graduation/keep-evidence.ts";
import type { Edition } from "#app/domain/model/edition.ts";
import { sayLevel, sayTarget } from "#app/domain/report/results-words.ts";
import type { Database } from "../client.server.ts";
import {
  graduationAskings,
  graduationCases,
  graduationComments,
  graduationCriteria,
  graduationDates,
  graduationEvidence,
  graduationReadiness,
  graduationSignatories,
} from "../schema/graduation.server.ts";
import { AREA } from "./area.server.ts";

/** Stores a case in preparation, with who signs for the use of the grant as those who must sign it. */
export function storeGraduation(
  { orm }: Database,
  demonstration: Demonstration,
  editions: ReadonlyMap<string, Edition>,
): void {
  const { graduation, funding, people } = demonstration;
  const { key: caseId, name, wave, boards, createdAt } = graduation;
  orm
    .insert(graduationCases)
    .values({ id: caseId, areaId: AREA, name, wave, boards, createdAt })
    .run();
  for (const {
    key,
    owner,
    lead,
    dueOn,
    texts,
    directions,
    committed,
    speedUp,
  } of graduation.criteria) {
    const facts = {
      ...(directions === undefined ? {} : { directions }),
      ...(committed === undefined ? {} : { committed }),
      ...(speedUp === undefined ? {} : { speedUp }),
    };
    orm
      .insert(graduationCriteria)
      .values({ caseId, key, texts, facts, ownerPartnerId: owner, ownerName: lead, dueOn })
      .run();
  }
  for (const [at, { round, ...evidence }] of graduation.evidence.entries()) {
    orm
      .insert(graduationEvidence)
      .values({
        ...evidence,
        id: `${caseId}-evidence-${at + 1}`,
        caseId,
        kind: "round",
        source: round,
        snapshot: describeRound(demonstration, round, editions),
      })
      .run();
  }
  for (const [at, { by, ...comment }] of graduation.comments.entries()) {
    const partnerId = people.find(({ key }) => key === by)?.partner ?? null;
    const id = `${caseId}-comment-${at + 1}`;
    orm
      .insert(graduationComments)
      .values({ ...comment, id, caseId, memberId: by, partnerId })
      .run();
  }
  for (const date of graduation.dates) {
    orm
      .insert(graduationDates)
      .values({ ...date, caseId, version: 1 })
      .run();
  }
  const askingId = `${caseId}-asking-1`;
  const { at: askedAt, answers } = graduation.asked;
  orm.insert(graduationAskings).values({ id: askingId, caseId, number: 1, askedAt }).run();
  for (const [memberId, given] of Object.entries(answers)) {
    const partnerId = people.find(({ key }) => key === memberId)?.partner;
    if (!partnerId) continue;
    for (const [criterion, answer] of Object.entries(given)) {
      orm
        .insert(graduationReadiness)
        .values({
          askingId,
          criterion,
          memberId,
          partnerId,
          answer,
          sharing: "unnamed",
          at: askedAt,
        })
        .run();
    }
  }
  for (const [
    position,
    { key, name: capacity, person },
  ] of funding.signatories.capacities.entries()) {
    orm
      .insert(graduationSignatories)
      .values({ id: key, caseId, capacity, memberId: person, position })
      .run();
  }
}

/** What the round agreed, as it is kept from the stored round. */
function describeRound(
  { rounds }: Demonstration,
  key: string,
  editions: ReadonlyMap<string, Edition>,
) {
  const round = rounds.find((each) => each.key === key);
  const edition = editions.get(round?.edition ?? "");
  if (!round || !edition) throw new Error(`There is no round ${key}.`);
  return keepRound({
    name: round.name,
    ...round.scope,
    edition: edition.title,
    changes: edition.changes.map(({ key: change, number, name }) => {
      const agreed = round.changes.find((each) => each.change === change);
      return {
        number,
        name,
        level: agreed ? sayLevel(agreed.level, edition.levels) : "Not agreed",
        target: agreed ? sayTarget(agreed.target, edition.levels) : "",
      };
    }),
  });
}
