import { z } from "zod";

/** Adding who came back from the provider to the account, and taking an identity off it. */
export const singleSignOnForms = z.discriminatedUnion("form", [
  z.object({ form: z.literal("add"), password: z.string().default("") }),
  z.object({ form: z.literal("remove"), issuer: z.string(), subject: z.string() }),
]);
