import type { Demonstration } from "#app/domain/demonstration/load-demonstration.ts";
import { cite } from "#app/domain/model/citation.ts";
import type { Source } from "#app/domain/model/source.ts";
import type { Database } from "../client.server.ts";
import {
  fundingTerms,
  grants,
  schemeActions,
  schemeAmounts,
  schemes,
  signatories,
  signOffs,
} from "../schema/funding.server.ts";
import { AREA } from "./area.server.ts";

/** Stores the grant, schemes, answers to the conditions, signatories and sign-offs. */
export function storeFunding(
  { orm }: Database,
  { area, funding }: Demonstration,
  sources: ReadonlyMap<string, Source>,
): void {
  const source = cite(funding.grant.source, sources);
  for (const { year, amount, firm } of funding.grant.years) {
    orm.insert(grants).values({ areaId: AREA, year, amount, firm, source }).run();
  }
  for (const scheme of funding.schemes) {
    const { key, lead, amounts, actions: linked, ...fields } = scheme;
    orm
      .insert(schemes)
      .values({ ...fields, id: key, areaId: AREA, leadPartnerId: lead })
      .run();
    for (const { year, amount } of amounts) {
      orm.insert(schemeAmounts).values({ schemeId: key, year, amount }).run();
    }
    for (const actionId of linked) {
      orm.insert(schemeActions).values({ schemeId: key, actionId }).run();
    }
  }
  const { conditions } = funding;
  orm
    .insert(fundingTerms)
    .values({
      areaId: AREA,
      pooling: conditions.pooling,
      poolingReference: conditions.poolingReference,
      reportingLead: conditions.reportingLead ?? "",
      additionality: conditions.additionality ?? "",
      offset: conditions.offset,
      jointWork: conditions.jointWork ?? "",
      note: funding.schemesNote,
      stepNineShare: conditions.stepNineShare,
      priorities: area.priorities.map(({ step }) => step),
    })
    .run();
  const { years } = funding.signatories;
  for (const [position, { key, name, person }] of funding.signatories.capacities.entries()) {
    orm
      .insert(signatories)
      .values({ id: key, areaId: AREA, capacity: name, memberId: person, years, position })
      .run();
  }
  for (const signOff of funding.signOffs) {
    const { capacity, year, signedOn, recordedBy, at, reference } = signOff;
    orm
      .insert(signOffs)
      .values({
        id: `${capacity}-${year}`,
        signatoryId: capacity,
        year,
        signedOn,
        recordedBy,
        at,
        reference,
      })
      .run();
  }
}
