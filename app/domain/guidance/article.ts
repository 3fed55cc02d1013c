import { z } from "zod";
import type { Wave } from "../graduation/wave.ts";
import type { Finding } from "../model/content-document.ts";
import { findRepeats } from "../model/cross-check.ts";
import { type Edition, keySchema, textSchema } from "../model/edition.ts";

/** What articles are about, in the order of the page. */
export const TOPICS = [
  "evidence",
  "leadership",
  "population",
  "money",
  "information",
  "delivery",
  "impact",
  "improvement",
  "graduation",
] as const;

export type Topic = (typeof TOPICS)[number];

export const TOPIC_NAMES: Readonly<Record<Topic, string>> = {
  evidence: "What the evidence says",
  leadership: "Leadership and engagement",
  population: "Understanding the population",
  money: "Money and contracts",
  information: "Information and records",
  delivery: "How care is delivered",
  impact: "Tracking impact",
  improvement: "Improving step by step",
  graduation: "Graduation and integration",
};

const sectionSchema = z
  .strictObject({
    heading: textSchema.optional(),
    /** Paragraphs, before the points. */
    text: z.array(textSchema).min(1).optional(),
    points: z.array(textSchema).min(2, "must hold at least two points").optional(),
  })
  .refine(({ text, points }) => text !== undefined || points !== undefined, {
    error: "must hold text or points",
  });

/** An article of guidance: the file form of `content/guidance/*`. */
export const articleSchema = z.strictObject({
  /** Its address, and the name of its file. */
  id: keySchema,
  title: textSchema,
  /** One sentence, which search and lists show. */
  summary: textSchema.max(200, "must be one sentence"),
  topic: z.enum(TOPICS),
  /** Keys of the changes it bears on, and so of their actions. */
  changes: z.array(keySchema),
  /** Keys of the criteria of graduation it bears on. */
  criteria: z.array(keySchema),
  sections: z.array(sectionSchema).min(1, "must hold at least one section"),
  sources: z
    .array(
      z.strictObject({
        publication: keySchema,
        page: z.int().positive().optional(),
        place: textSchema,
      }),
    )
    .min(1, "must name at least one source"),
});

export type Article = z.infer<typeof articleSchema>;

/** How short and how long an article may be, in words. */
const LENGTH = { least: 90, most: 300 };

/** All that an article says under its title and summary, in the order it says it. */
export function textsOf({ sections }: Pick<Article, "sections">): string[] {
  return sections.flatMap(({ heading, text, points }) => [
    ...(heading ? [heading] : []),
    ...(text ?? []),
    ...(points ?? []),
  ]);
}

/** How many words an article has under its summary. */
function countWords(article: Pick<Article, "sections">): number {
  return textsOf(article).join(" ").split(/\s+/).length;
}

/** What is wrong inside an article in `file`: its id, its length, a change or criterion named twice. */
export const checkArticle =
  (file: string) =>
  (article: Article): Finding[] => {
    const words = countWords(article);
    const name = file.replace(/^.*\/|\.yaml$/g, "");
    const message = `must have ${LENGTH.least} to ${LENGTH.most} words in all, and has ${words}`;
    return [
      ...(article.id === name
        ? []
        : [{ path: ["id"], message: `must be "${name}", the name of its file` }]),
      ...(words < LENGTH.least || words > LENGTH.most ? [{ path: ["sections"], message }] : []),
      ...(["changes", "criteria"] as const).flatMap((field) =>
        findRepeats(article[field].map((value, at) => ({ value, path: [field, at] }))),
      ),
    ];
  };

/** What an article refers to that does not exist; criteria only where all waves could be read. */
export function crossCheckArticle(
  article: Article,
  known: {
    editions: readonly Pick<Edition, "changes">[];
    waves: readonly Pick<Wave, "criteria">[] | null;
  },
): Finding[] {
  const keysOf = (lists: readonly { key: string }[]) => new Set(lists.map(({ key }) => key));
  const changes = keysOf(known.editions.flatMap((edition) => edition.changes));
  const criteria = known.waves && keysOf(known.waves.flatMap((wave) => wave.criteria));
  return [
    ...article.changes.flatMap((key, at) =>
      changes.has(key)
        ? []
        : [{ path: ["changes", at], message: `no change has the key "${key}"` }],
    ),
    ...article.criteria.flatMap((key, at) =>
      !criteria || criteria.has(key)
        ? []
        : [{ path: ["criteria", at], message: `no criterion has the key "${key}"` }],
    ),
  ];
}
