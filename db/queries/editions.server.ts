import { and, asc, eq, sql } from "drizzle-orm";
import type { Model } from "#app/domain/model/edition.ts";
import { type Database, prepared } from "../client.server.ts";
import { areaEditions, editions } from "../schema/rounds.server.ts";

const placeholder = sql.placeholder;
const fields = {
  hash: areaEditions.editionHash,
  text: editions.text,
  offeredAt: areaEditions.offeredAt,
  withdrawnAt: areaEditions.withdrawnAt,
};

const ofArea = prepared((orm) =>
  orm
    .select(fields)
    .from(areaEditions)
    .innerJoin(editions, eq(editions.hash, areaEditions.editionHash))
    .where(eq(areaEditions.areaId, placeholder("area")))
    .orderBy(asc(areaEditions.offeredAt))
    .prepare(),
);
const byHash = prepared((orm) =>
  orm
    .select(fields)
    .from(areaEditions)
    .innerJoin(editions, eq(editions.hash, areaEditions.editionHash))
    .where(
      and(
        eq(areaEditions.areaId, placeholder("area")),
        eq(areaEditions.editionHash, placeholder("hash")),
      ),
    )
    .prepare(),
);
const modelOfHash = prepared((orm) =>
  orm
    .select({ model: sql<Model | null>`json_extract(${editions.text}, '$.model')` })
    .from(editions)
    .where(eq(editions.hash, placeholder("hash")))
    .prepare(),
);

/** The family that a stored edition names; undefined where it names none. */
export function findEditionModel(db: Database, hash: string): Model | undefined {
  return modelOfHash(db).get({ hash })?.model ?? undefined;
}

/** The editions an area offered itself, withdrawn ones too, in the order they came; `text` is JSON. */
export function listAreaEditions(db: Database, area: string) {
  return ofArea(db).all({ area });
}

/** One of them. */
export function findAreaEdition(db: Database, area: string, hash: string) {
  return byHash(db).get({ area, hash });
}

/** Offers a stored edition to an area; one that was withdrawn is offered again. */
export function offerAreaEdition(
  db: Database,
  offer: Omit<typeof areaEditions.$inferInsert, "withdrawnAt">,
): void {
  const { offeredBy, offeredAt } = offer;
  db.orm
    .insert(areaEditions)
    .values(offer)
    .onConflictDoUpdate({
      target: [areaEditions.areaId, areaEditions.editionHash],
      set: { offeredBy, offeredAt, withdrawnAt: null },
    })
    .run();
}

/** Withdraws it from here on. */
export function withdrawAreaEdition(db: Database, area: string, hash: string, at: number): void {
  db.orm
    .update(areaEditions)
    .set({ withdrawnAt: at })
    .where(and(eq(areaEditions.areaId, area), eq(areaEditions.editionHash, hash)))
    .run();
}
