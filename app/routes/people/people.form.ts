import { z } from "zod";

/** For whom to make an invitation link, and whether it goes by e-mail. */
export const invitationForm = z.object({
  member: z.string("Choose a person").min(1),
  by: z.enum(["link", "mail"]).default("link"),
});
