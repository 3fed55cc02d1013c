import type { Edition } from "#app/domain/model/edition.ts";
import { findTerms, findUnexplained } from "#app/domain/model/glossary.ts";
import { modelOf } from "#app/domain/model/model-family.ts";
import type { Content } from "./content.server.ts";
import { findEdition } from "./editions.server.ts";
import type { Kit } from "./kit.server.ts";

/** An edition as its page shows it. */
export function describeEdition(content: Content, edition: Edition) {
  const ids = new Set([
    edition.publication,
    ...edition.changes.flatMap((change) => change.rows.map((row) => row.source.publication)),
  ]);
  const text = edition.changes
    .flatMap(({ definition, rows }) => [definition, ...rows.flatMap((row) => row.descriptors)])
    .join(" ");
  return {
    id: edition.id,
    title: edition.title,
    wording: edition.wording,
    levels: edition.levels,
    settings: edition.settings,
    sources: [...ids].flatMap((each) => content.sources.get(each) ?? []),
    /** Of the terms in the glossary, those that stand in the text. */
    abbreviations: findTerms(content.glossary, text),
    model: modelOf(edition),
    changes: edition.changes.map(({ number, key, name, definition, note, rows, ...more }) => ({
      number,
      key,
      name,
      definition,
      note: note ?? null,
      experience: more.experience ?? [],
      systemChange: more.systemChange ?? null,
      /** Whether there is guidance on it. */
      guided: [...content.guidance.values()].some((article) => article.changes.includes(key)),
      rows: rows.map((row) => ({
        key: row.key,
        topic: row.topic,
        descriptors: row.descriptors,
        note: row.note ?? null,
        source: row.source,
        measures: row.measures.flatMap((measure) => content.measures.get(measure)?.name ?? []),
      })),
    })),
  };
}

/** The model to read: a national edition with the publication it restates. Open to everybody. */
export function createModel(kit: Kit) {
  const { content } = kit;
  return {
    /** A national edition as its page shows it; refuses `not-found`. */
    page: (id: string) => describeEdition(content, findEdition(content, id)),

    /** Abbreviations that texts on a page use without explaining them. */
    explain(texts: readonly string[]) {
      const found = findUnexplained(content.glossary, texts.join(" "));
      return found.map(({ term, expansion }) => ({ term, expansion }));
    },
  };
}
