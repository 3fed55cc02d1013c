import { z } from "zod";
import { TERM_MONTHS } from "#app/domain/privacy/retention.ts";

const months = z
  .enum(["", ...TERM_MONTHS.map(String)], { message: "Choose a time from the list" })
  .transform((text) => (text === "" ? null : Number(text)));

/** How long things are kept, as the form sends it: "" keeps for as long as there is the area. */
export const retentionForm = z.object({
  version: z.coerce.number().int().min(0),
  guests: months,
  unjoined: months,
  reasons: months,
});
