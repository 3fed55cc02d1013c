import { z } from "zod";
import { date } from "#app/ui/date.form.ts";

const version = z.coerce.number().int().min(1);

/** A guest as the page showed it: its id and version in one field, so that several can be sent. */
const seen = z
  .string()
  .regex(/^[\w-]{1,100}\.\d{1,9}$/)
  .transform((text) => {
    const at = text.lastIndexOf(".");
    return { id: text.slice(0, at), version: Number(text.slice(at + 1)) };
  });

/** All that is done on the guests' page. A guest's own form has its id in `form`. */
export const guestsForm = z.discriminatedUnion("deed", [
  z.object({ deed: z.literal("open"), until: date }),
  z.object({ deed: z.literal("renew") }),
  z.object({ deed: z.literal("shut") }),
  z.object({ deed: z.literal("accept"), guests: z.array(seen) }),
  z.object({ deed: z.literal("place"), guest: z.string(), version, partnerId: z.string() }),
  z.object({ deed: z.literal("strike"), guest: z.string(), version }),
]);
