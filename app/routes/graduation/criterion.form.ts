import { z } from "zod";
import { DomainError } from "#app/domain/errors.ts";
import type { CriterionFacts } from "#app/domain/graduation/case.ts";
import { parseMoney } from "#app/domain/money.ts";
import { answerSchema } from "#app/domain/score/answer-schema.ts";
import { SHARINGS } from "#app/domain/score/sharing.ts";
import { dateOrNone } from "#app/ui/date.form.ts";
import { line, longText, version } from "#app/ui/text.form.ts";

/** The most characters of one part: about seventeen pages. */
const MOST = 60_000;

/** The texts whose fields begin so, by the rest of their names. */
export function readTexts(values: Record<string, unknown>, start: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      name.startsWith(start) && typeof value === "string"
        ? [[name.slice(start.length), value]]
        : [],
    ),
  );
}

const yesOrNo = (typed: unknown) => (typed === "yes" ? true : typed === "no" ? false : null);

/**
 * What the form for a criterion's words sends: a text for each part as text-<part>, and the answers
 * that its kind asks for, of which only those on the page are sent.
 */
export const wordsForm = z
  .looseObject({ form: z.literal("words"), version })
  .transform((sent, context) => {
    const refuse = (field: string, message: string) =>
      context.addIssue({ code: "custom", path: [field], message });
    for (const [name, value] of Object.entries(sent)) {
      if (typeof value === "string" && value.length > MOST) {
        refuse(name, `Use at most ${MOST.toLocaleString("en-GB")} characters`);
      }
    }
    const money = (field: string): number | null => {
      const typed = sent[field];
      if (typeof typed !== "string" || typed.trim() === "") return null;
      try {
        return parseMoney(typed);
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        refuse(field, error.message);
        return null;
      }
    };
    const facts: CriterionFacts = {};
    if ("directions-asked" in sent) facts.directions = yesOrNo(sent.directions);
    if ("committed-asked" in sent) facts.committed = yesOrNo(sent.committed);
    if ("pooling-asked" in sent) {
      const { route, scope, services } = sent;
      facts.pooling = {
        route: route === "pool" || route === "align" ? route : null,
        minimum: money("minimum"),
        planned: money("planned"),
        scope: scope === "smaller" || scope === "equal" || scope === "greater" ? scope : null,
        services: typeof services === "string" ? services.trim() : "",
      };
    }
    const speedUp = readTexts(sent, "speedUp-");
    if (Object.keys(speedUp).length > 0) facts.speedUp = speedUp;
    const { form, version: seen } = sent;
    return { form, version: seen, texts: readTexts(sent, "text-"), facts };
  });

const url = z
  .string()
  .trim()
  .max(500, "Use at most 500 characters")
  .refine(
    (typed) => /^https?:\/\//i.test(typed) && URL.canParse(typed),
    "Enter an address that begins with https://",
  );

/** Who looks after a criterion, and until when. */
export const careForm = z.object({
  form: z.literal("care"),
  version,
  ownerPartnerId: z.string().transform((id) => id || null),
  ownerName: line(120).default(""),
  dueOn: dateOrNone,
});

/** How ready one's organisation thinks a criterion is. */
export const readinessForm = z.object({
  form: z.literal("readiness"),
  answer: z
    .string({ error: "Choose one" })
    .transform((typed) => (/^[1-5]$/.test(typed) ? Number(typed) : typed))
    .pipe(answerSchema),
  reason: longText(2000).default(""),
  sharing: z.enum(SHARINGS).default("unnamed"),
});

/** All that the page of a criterion takes. */
export const criterionForms = z.discriminatedUnion("form", [
  wordsForm,
  careForm,
  readinessForm,
  z.object({
    form: z.literal("keep"),
    choice: z.string().min(1, "Choose what to keep"),
  }),
  z.object({ form: z.literal("keep-metrics") }),
  z.object({
    form: z.literal("link"),
    title: line(200).min(1, "Say what the page is"),
    url,
  }),
  z.object({ form: z.literal("remove"), evidence: z.string().min(1) }),
  z.object({ form: z.literal("restore"), evidence: z.string().min(1) }),
  z.object({
    form: z.literal("comment"),
    text: longText(4000).pipe(z.string().min(1, "Write a comment")),
  }),
]);
