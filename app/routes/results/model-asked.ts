import type { Model } from "#app/domain/model/edition.ts";

/** The family of models that an address asks for; without a word, that of the changes. */
export function readModel(query: URLSearchParams): Model {
  return query.get("model") === "standard" ? "standard" : "hicm";
}
