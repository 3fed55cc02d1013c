import { z } from "zod";
import { guestFields } from "./join.form.ts";

/** A guest puts right what it joined as. */
export const guestForm = z.object({
  ...guestFields,
  version: z.coerce.number().int().min(1),
});
