import { z } from "zod";

/** Accepting an invitation: as the account that is signed in, as who came back from the provider, or with a password. */
export const inviteForm = z.discriminatedUnion("as", [
  z.object({ as: z.literal("present") }),
  z.object({ as: z.literal("back") }),
  z.object({ as: z.literal("invited"), password: z.string().min(1, "Enter a password") }),
]);
