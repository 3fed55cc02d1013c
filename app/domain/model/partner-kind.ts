import { z } from "zod";
import { keySchema, textSchema } from "./edition.ts";

const yearSchema = z.int().min(1948).max(2100);

const partnerKindSchema = z.strictObject({
  key: keySchema,
  name: textSchema,
  /** What one such organisation has been called over time; `from` and `until` are years. */
  names: z
    .array(
      z.strictObject({
        name: textSchema,
        from: yearSchema.optional(),
        until: yearSchema.optional(),
      }),
    )
    .min(1, "must hold at least one name"),
});

/** The file form of `content/partners.yaml`. */
export const partnerKindFileSchema = z.strictObject({ kinds: z.array(partnerKindSchema) });

/** A kind of organisation that takes part, such as the NHS commissioner. */
export type PartnerKind = z.infer<typeof partnerKindSchema>;
