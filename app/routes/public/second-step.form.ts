import { z } from "zod";

/** The code of an app, or a recovery code. */
export const codeForm = z.object({ code: z.string().trim().min(1, "Enter a code") });

const password = z.string().min(1, "Enter your password");

/** Setting the second step up, renewing its recovery codes, taking it away. */
export const secondStepForms = z.discriminatedUnion("form", [
  codeForm.extend({ form: z.literal("confirm") }),
  z.object({ form: z.literal("renew"), password }),
  z.object({ form: z.literal("remove"), password }),
]);
