import { type ContentDocument, readContent } from "./content-document.ts";
import { checkEdition } from "./cross-check.ts";
import { type Edition, editionSchema } from "./edition.ts";

/** Reads an edition's YAML as `loadEdition` does, and keeps the means to say where later findings stand. */
export function readEdition(text: string, file: string): ContentDocument<Edition> {
  return readContent(text, file, editionSchema, checkEdition);
}

/**
 * The edition written in YAML `text`. Throws a ContentError that lists every problem with `file`, line and field.
 * That its measures and publications exist is for `crossCheck`, which needs those lists.
 */
export function loadEdition(text: string, file: string): Edition {
  return readEdition(text, file).value;
}
