import { z } from "zod";
import { date, dateOrNone } from "#app/ui/date.form.ts";

/** All that is done on the invitations page. */
export const invitationsForm = z.discriminatedUnion("deed", [
  z.object({
    deed: z.literal("links"),
    partners: z
      .array(z.string(), "Choose at least one organisation")
      .min(1, "Choose at least one organisation"),
    date: dateOrNone,
    until: date,
  }),
  z.object({ deed: z.literal("end"), partner: z.string() }),
  z.object({ deed: z.literal("remind") }),
]);
