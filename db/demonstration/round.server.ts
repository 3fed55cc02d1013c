import { eq } from "drizzle-orm";
import type {
  Demonstration,
  DemonstrationRound,
} from "#app/domain/demonstration/load-demonstration.ts";
import type { Edition } from "#app/domain/model/edition.ts";
import { editionHash } from "#app/domain/model/edition-hash.ts";
import { NEW_ROW } from "#app/domain/round/round.ts";
import type { Database } from "../client.server.ts";
import {
  differentViews,
  editions,
  roundChanges,
  roundPartners,
  roundRows,
  roundScorers,
  rounds,
} from "../schema/rounds.server.ts";
import { scores } from "../schema/scores.server.ts";
import { AREA } from "./area.server.ts";

/** Stores a round with its scores and decisions. `now` is when (UTC milliseconds). */
export function storeRound(
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
  const recorder = people.find(({ roles }) => roles.includes("recorder"))?.key ?? null;
  for (const score of round.scores) {
    const onPaper = round.onPaper.includes(score.person);
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
        ...(onPaper ? { origin: "paper" as const, enteredBy: recorder } : {}),
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
