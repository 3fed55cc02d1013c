import { z } from "zod";
import { textSchema } from "./edition.ts";

const glossaryTermSchema = z.strictObject({
  term: textSchema,
  expansion: textSchema,
  /** One line in plain words. */
  meaning: textSchema,
});

/** The file form of `content/glossary.yaml`. */
export const glossaryFileSchema = z.strictObject({ terms: z.array(glossaryTermSchema) });

/** An abbreviation or term of art, with what it stands for and means. */
export type GlossaryTerm = z.infer<typeof glossaryTermSchema>;

/** Of the terms, those that stand in a text as words of their own, also in the plural. */
export function findTerms(terms: readonly GlossaryTerm[], text: string): GlossaryTerm[] {
  return terms.filter(({ term }) => {
    const literal = term.replace(/[^\w\s]/g, "\\$&");
    return new RegExp(`(?<![A-Za-z])${literal}s?(?![A-Za-z])`).test(text);
  });
}

/** What a text leaves unexplained: its terms without those it expands itself, as "… (CCG)". */
export function findUnexplained(terms: readonly GlossaryTerm[], text: string): GlossaryTerm[] {
  return findTerms(terms, text).filter(({ term }) => !text.includes(`(${term})`));
}
