import { DomainError } from "#app/domain/errors.ts";
import type { Edition } from "#app/domain/model/edition.ts";
import { editionHash } from "#app/domain/model/edition-hash.ts";
import { findAreaEdition, listAreaEditions } from "#db/queries/editions.server.ts";
import type { Round } from "#db/queries/rounds.server.ts";
import type { Content } from "./content.server.ts";
import type { Kit } from "./kit.server.ts";

/** An edition as the area may choose it. Its key is a national edition's id, or an own one's hash. */
export type OfferedEdition = { key: string; own: boolean; edition: Edition };

/** The national edition with this id as the content holds it today; refuses `not-found`. */
export function findEdition(content: Content, id: string): Edition {
  const edition = content.editions.get(id);
  if (!edition) throw new DomainError("not-found");
  return edition;
}

/** The editions that a new round of the area may be scored against: the national ones first. */
export function listOfferedEditions(kit: Kit, areaId: string): OfferedEdition[] {
  const national = [...kit.content.editions].map(([key, edition]) => ({
    key,
    own: false,
    edition,
  }));
  const own = listAreaEditions(kit.db, areaId)
    .filter(({ withdrawnAt }) => withdrawnAt === null)
    .map(({ hash, text }) => ({ key: hash, own: true, edition: JSON.parse(text) as Edition }));
  return [...national, ...own];
}

/** Every edition the area knows, withdrawn ones too: what its plan and its log may speak of. */
export function listKnownEditions(kit: Kit, areaId: string): Edition[] {
  const own = listAreaEditions(kit.db, areaId).map(({ text }) => JSON.parse(text) as Edition);
  return [...kit.content.editions.values(), ...own];
}

/** The hash and text under which a round keeps the offered edition it is scored against. */
export function snapshotEdition(kit: Kit, areaId: string, key: string) {
  const edition = listOfferedEditions(kit, areaId).find((each) => each.key === key)?.edition;
  if (!edition) throw new DomainError("not-found");
  return { edition, hash: editionHash(edition), text: JSON.stringify(edition) };
}

/** The key under which the edition of a round is read. */
export function editionKeyOf(kit: Kit, round: Round, edition: Edition): string {
  return kit.content.editions.has(edition.id) ? edition.id : round.editionHash;
}

/** Whether no new round may open on the edition of this one, since the area withdrew it. */
export function isWithdrawn(kit: Kit, round: Round): boolean {
  const own = findAreaEdition(kit.db, round.areaId, round.editionHash);
  return own !== undefined && own.withdrawnAt !== null;
}
