import { z } from "zod";
import { date } from "#app/ui/date.form.ts";
import { line, longText, version } from "#app/ui/text.form.ts";

/** What sending a version round sends. */
export const circulateForm = z.object({
  subject: z.string().min(1, "Choose what goes round"),
  message: longText(2000),
  closesOn: date,
  partnerIds: z
    .array(z.string())
    .default([])
    .refine((ids) => ids.length > 0, {
      error: "Choose at least one organisation",
    }),
});

const comment = longText(4000).refine((typed) => typed !== "", "Write your comment");

export const commentForm = z.object({ form: z.literal("comment"), text: comment });
export const recordCommentForm = z.object({
  form: z.literal("record"),
  partnerId: z
    .string()
    .min(1, "Choose whose comment it is")
    .transform((id) => (id === "board" ? null : id)),
  text: comment,
  reference: line(200).min(1, "Name the letter, e-mail or minute, with its date"),
});
export const respondForm = z.object({
  form: z.string().startsWith("respond-"),
  version,
  response: longText(4000).refine((typed) => typed !== "", "Write the response"),
});
export const outcomeForm = z.object({
  form: z.literal("outcome"),
  version,
  closesOn: date,
  outcome: longText(4000),
});

/** All that the page of a circulated version takes. */
export const consultationForms = z.union([
  z.discriminatedUnion("form", [commentForm, recordCommentForm, outcomeForm]),
  respondForm,
]);
