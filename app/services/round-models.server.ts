import type { Viewer } from "#app/domain/access/viewer.ts";
import type { Model } from "#app/domain/model/edition.ts";
import { modelOf } from "#app/domain/model/model-family.ts";
import { findEditionModel } from "#db/queries/editions.server.ts";
import { listRounds, type Round } from "#db/queries/rounds.server.ts";
import type { Kit } from "./kit.server.ts";

/** By hash of the edition: a stored edition never changes. */
const known = new Map<string, Model>();

/** The family of the model that a round is scored against. */
export function modelOfRound(kit: Kit, { editionHash }: Pick<Round, "editionHash">): Model {
  let model = known.get(editionHash);
  if (!model) {
    model = modelOf({ model: findEditionModel(kit.db, editionHash) });
    known.set(editionHash, model);
  }
  return model;
}

/**
 * The area's closed rounds on one family of models, the latest "as at" first. Whatever speaks of
 * "the last round" asks here, so that a round on another model changes nothing of it.
 */
export function listClosed(kit: Kit, areaId: string, model: Model): Round[] {
  return listRounds(kit.db, areaId).filter(
    (round) => round.status === "closed" && modelOfRound(kit, round) === model,
  );
}

/** The latest of them. */
export function findLatestClosed(kit: Kit, viewer: Viewer, model: Model): Round | undefined {
  return listClosed(kit, viewer.areaId, model)[0];
}

/** The closed round before this one, on the same family of models. */
export function findClosedBefore(kit: Kit, round: Round): Round | undefined {
  return listClosed(kit, round.areaId, modelOfRound(kit, round)).find(
    ({ asAt }) => asAt < round.asAt,
  );
}
