import { DomainError } from "#app/domain/errors.ts";
import type { Edition } from "#app/domain/model/edition.ts";
import { editionHash } from "#app/domain/model/edition-hash.ts";
import type { Content } from "./content.server.ts";

/** The edition with this id as the content holds it today; refuses `not-found`. */
export function findEdition(content: Content, id: string): Edition {
  const edition = content.editions.get(id);
  if (!edition) throw new DomainError("not-found");
  return edition;
}

/** The hash and text under which a round keeps the edition it is scored against. */
export function snapshotEdition(content: Content, id: string): { hash: string; text: string } {
  const edition = findEdition(content, id);
  return { hash: editionHash(edition), text: JSON.stringify(edition) };
}
