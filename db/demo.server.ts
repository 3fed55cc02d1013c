import { eq } from "drizzle-orm";
import type { AgreedRow } from "#app/domain/consensus/agreed-row.ts";
import { londonDate } from "#app/domain/dates.ts";
import type {
  Demonstration,
  DemonstrationRound,
} from "#app/domain/demonstration/load-demonstration.ts";
import { cite } from "#app/domain/model/citation.ts";
import type { Edition } from "#app/domain/model/edition.ts";
import { editionHash } from "#app/domain/model/edition-hash.ts";
import type { Source as Publication } from "#app/domain/model/source.ts";
import { proposeActions } from "#app/domain/plan/propose-actions.ts";
import { NEW_ROW } from "#app/domain/round/round.ts";
import type { Database } from "./client.server.ts";
import {
  fundingTerms,
  grants,
  schemeActions,
  schemeAmounts,
  schemes,
  signatories,
  signOffs,
} from "./schema/funding.server.ts";
import { measureValues } from "./schema/measures.server.ts";
import { accounts, areas, members, partners } from "./schema/people.server.ts";
import { actions, progressNotes } from "./schema/plan.server.ts";
import {
  differentViews,
  editions,
  roundChanges,
  roundPartners,
  roundRows,
  roundScorers,
  rounds,
} from "./schema/rounds.server.ts";
import { scores } from "./schema/scores.server.ts";

/** The demonstration area's id; the records in it have the keys of its content files as ids. */
const AREA = "demonstration";

type Source = {
  demonstration: Demonstration;
  editions: ReadonlyMap<string, Edition>;
  sources: ReadonlyMap<string, Publication>;
};

/** Stores the demonstration area in one transaction. `now` is when (UTC milliseconds). */
export function loadDemonstration(
  db: Database,
  { demonstration, editions: all, sources }: Source,
  now: number,
) {
  db.write(() => {
    storeAreaAndPeople(db, demonstration, now);
    for (const round of demonstration.rounds) {
      const edition = all.get(round.edition);
      if (edition) storeRound(db, demonstration, round, edition, now);
    }
    storePlan(db, demonstration, all);
    storeFunding(db, demonstration, sources);
    storeMeasures(db, demonstration);
  });
}

function storeAreaAndPeople({ orm }: Database, demonstration: Demonstration, now: number): void {
  const { area, partners: organisations, people } = demonstration;
  const { slug, name, notice, today } = area;
  orm.insert(areas).values({ id: AREA, slug, name, notice, today, createdAt: now }).run();
  orm
    .insert(partners)
    .values(
      organisations.map(({ key, ...partner }, position) => ({
        ...partner,
        id: key,
        areaId: AREA,
        position,
      })),
    )
    .run();
  for (const { key, partner, ...person } of people) {
    const { email } = person;
    orm.insert(accounts).values({ id: key, email, createdAt: now }).run();
    orm
      .insert(members)
      .values({ ...person, id: key, areaId: AREA, accountId: key, partnerId: partner })
      .run();
  }
}

function storeRound(
  { orm }: Database,
  { partners: organisations, people }: Demonstration,
  round: DemonstrationRound,
  edition: Edition,
  now: number,
): void {
  const roundId = round.key;
  const partnerOf = new Map(people.map((person) => [person.key, person.partner ?? ""]));
  const hash = editionHash(edition);
  const { asAt, footprint, hospitals, population } = round.scope;
  orm
    .insert(editions)
    .values({ hash, id: edition.id, text: JSON.stringify(edition), storedAt: now })
    .onConflictDoNothing()
    .run();
  // Inserted open and closed at the end: nothing can be added to a closed round.
  orm
    .insert(rounds)
    .values({
      id: roundId,
      areaId: AREA,
      name: round.name,
      editionHash: hash,
      asAt,
      footprint,
      hospitals,
      population,
      homeOnDatePercent: round.homeOnDatePercent,
      evidenceFrom: round.evidenceFrom,
      status: "open",
      openedAt: round.openedAt,
      draftDeadline: round.closing?.deadline ?? null,
      createdAt: round.openedAt,
    })
    .run();
  orm
    .insert(roundPartners)
    .values(
      organisations.map(({ key, name, shortName, kind, shape, colour }, position) => ({
        roundId,
        partnerId: key,
        name,
        shortName,
        kind,
        shape,
        colour,
        position,
        changes: edition.changes.map((change) => change.key),
      })),
    )
    .run();
  const scorers = new Set(
    round.closing
      ? people.filter((person) => person.partner !== null).map((person) => person.key)
      : round.scores.map((score) => score.person),
  );
  for (const memberId of scorers) {
    const partnerId = partnerOf.get(memberId) ?? "";
    orm.insert(roundScorers).values({ roundId, memberId, partnerId }).run();
  }
  for (const change of edition.changes) {
    const agreed = round.changes.find((each) => each.change === change.key);
    orm
      .insert(roundChanges)
      .values({
        roundId,
        changeKey: change.key,
        agreedLevel: agreed?.level ?? null,
        sentence: agreed?.sentence ?? "",
        targetLevel: agreed?.target.level ?? null,
        targetDate: agreed?.target.date ?? null,
      })
      .run();
    for (const row of change.rows) storeRow(orm, round, change.key, row.key);
  }
  for (const score of round.scores) {
    orm
      .insert(scores)
      .values({
        roundId,
        rowKey: score.row,
        memberId: score.person,
        pass: score.pass,
        partnerId: partnerOf.get(score.person) ?? "",
        answer: score.answer,
        reason: score.reason,
        sharing: score.sharing,
        evidence: score.evidence,
        evidenceLink: score.evidenceLink,
        version: 1,
        updatedAt: score.at,
      })
      .run();
  }
  if (round.closing) {
    orm
      .update(rounds)
      .set({ status: "closed", closedAt: round.closing.closedAt })
      .where(eq(rounds.id, roundId))
      .run();
  }
}

function storeRow(
  orm: Database["orm"],
  round: DemonstrationRound,
  changeKey: string,
  rowKey: string,
): void {
  const change = round.changes.find((each) => each.change === changeKey);
  const row = round.rows.find((each) => each.row === rowKey);
  const decision = row?.decision;
  const agreed = decision?.outcome === "agreed" ? decision : null;
  orm
    .insert(roundRows)
    .values({
      ...NEW_ROW,
      roundId: round.key,
      rowKey,
      changeKey,
      ...(change ? { pass1: "revealed", pass1At: change.revealedAt } : {}),
      ...(row?.secondPass ? { pass2: "revealed", pass2At: row.secondPass.revealedAt } : {}),
      outcome: decision?.outcome ?? "none",
      agreedLevel: agreed?.level ?? null,
      rationale: agreed?.rationale ?? "",
      agreedAt: agreed ? (change?.agreedAt ?? null) : null,
      parkedNote: decision?.outcome === "parked" ? decision.note : "",
      priority: agreed?.priority ?? false,
      targetLevel: agreed?.target?.level ?? null,
      targetDate: agreed?.target?.date ?? null,
    })
    .run();
  for (const view of agreed?.differentViews ?? []) {
    const confirmed = round.closing?.confirmations.find((each) => each.partner === view.partner);
    orm
      .insert(differentViews)
      .values({
        roundId: round.key,
        rowKey,
        partnerId: view.partner,
        level: view.level,
        sentence: view.sentence ?? "",
        confirmedAt: confirmed?.at ?? null,
      })
      .run();
  }
}

function agreedRowsOf(round: DemonstrationRound): AgreedRow[] {
  return round.rows.map(({ row, decision }) => {
    const agreed = decision?.outcome === "agreed" ? decision : null;
    const target =
      agreed?.target ?? round.changes.find((each) => row.startsWith(`${each.change}.`))?.target;
    return {
      rowKey: row,
      level: agreed?.level ?? null,
      rationale: agreed?.rationale ?? null,
      priority: agreed?.priority ?? false,
      targetLevel: target?.level ?? null,
      targetDate: target?.date ?? null,
    };
  });
}

/** What the closed round proposes, with the words, owners and states that people gave some of it. */
function storePlan(
  { orm }: Database,
  { plan, rounds: all, people }: Demonstration,
  editionsById: ReadonlyMap<string, Edition>,
): void {
  const round = all.find((each) => each.key === plan.round);
  const edition = editionsById.get(round?.edition ?? "");
  if (!round || !edition) return;
  const proposals = proposeActions(edition, agreedRowsOf(round), londonDate(plan.takenAt));
  for (const proposal of proposals) {
    const own = plan.actions.find(
      (action) => action.row === proposal.rowKey && action.level === proposal.level,
    );
    const id = own?.key ?? `${proposal.rowKey}.${proposal.level}`;
    const lead = own?.lead;
    orm
      .insert(actions)
      .values({
        ...proposal,
        id,
        areaId: AREA,
        roundId: round.key,
        whatToDo: own?.whatToDo ?? proposal.whatToDo,
        howKnow: own?.howKnow ?? proposal.howKnow,
        dueDate: own?.dueDate ?? proposal.dueDate,
        priority: own ? "now" : proposal.priority,
        status: own?.status ?? "not-started",
        stopReason: own?.stopReason ?? "",
        ownerPartnerId: own?.owner ?? null,
        ownerName: !lead
          ? ""
          : "name" in lead
            ? lead.name
            : (people.find((person) => person.key === lead.person)?.name ?? ""),
        proposal: "current",
        edited: own
          ? [...(own.whatToDo ? ["whatToDo"] : []), ...(own.howKnow ? ["howKnow"] : []), "dueDate"]
          : [],
        createdAt: plan.takenAt,
      })
      .run();
    for (const [place, note] of (own?.notes ?? []).entries()) {
      orm
        .insert(progressNotes)
        .values({
          id: `${id}-${place + 1}`,
          actionId: id,
          memberId: note.by,
          at: note.at,
          text: note.text,
        })
        .run();
    }
  }
}

function storeFunding(
  { orm }: Database,
  { area, funding }: Demonstration,
  sources: Source["sources"],
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

function storeMeasures({ orm }: Database, { series }: Demonstration): void {
  for (const { measure, values } of series) {
    for (const { period, plan, actual, status, source } of values) {
      const common = {
        areaId: AREA,
        measureKey: measure,
        period,
        source: `${source.publication}: ${source.place}`,
      };
      if (plan !== undefined) {
        orm
          .insert(measureValues)
          .values({ ...common, series: "plan", value: plan })
          .run();
      }
      orm
        .insert(measureValues)
        .values({ ...common, series: "actual", value: actual ?? null, status: status ?? "" })
        .run();
    }
  }
}
