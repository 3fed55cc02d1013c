import { z } from "zod";
import { textsField } from "#app/ui/erasure.form.ts";

/** What erasing oneself sends. The name holds "password", so that it is never sent back. */
export const eraseForm = z.object({
  texts: textsField,
  passwordOrAddress: z.string().min(1, "Show that it is you"),
});
