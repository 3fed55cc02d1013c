import { z } from "zod";
import { readJoinCode } from "#app/domain/access/join-code.ts";

/** Typing a code: it is read as people type it. */
export const codeForm = z.object({
  code: z.string().transform((typed, context) => {
    const code = readJoinCode(typed);
    if (code !== null) return code;
    context.addIssue({
      code: "custom",
      message: "Enter the eight letters and figures of the code, such as 4FK7-9TWX",
    });
    return z.NEVER;
  }),
});

/** What a guest says of itself. */
export const guestFields = {
  name: z
    .string()
    .transform((typed) => typed.replace(/[\p{Cc}\p{Cf}\s]+/gu, " ").trim())
    .pipe(z.string().min(1, "Enter your name").max(80, "Use at most 80 characters")),
  partnerId: z.string("Choose your organisation").min(1, "Choose your organisation"),
};

/** Joining a round. */
export const joinForm = z.object({ ...guestFields, formKey: z.string().regex(/^[\w-]{8,64}$/) });
