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
