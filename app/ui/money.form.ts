import { z } from "zod";
import { DomainError } from "#app/domain/errors.ts";
import { parseMoney } from "#app/domain/money.ts";

/** The pence of a typed sum; what is wrong with it is told after the words of `about`. */
function readMoney(typed: string, context: z.RefinementCtx, about = ""): number {
  try {
    return parseMoney(typed);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    context.addIssue({ code: "custom", message: `${about}${error.message}` });
    return z.NEVER;
  }
}

/** A sum of money as people type it, in whole pence. */
export const money = z.string().transform((typed, context) => readMoney(typed, context));

/** The same for one of several years, where an empty field means no money. */
export const moneyOfYear = (year: string) =>
  z
    .string()
    .default("")
    .transform((typed, context) =>
      typed.trim() === "" ? 0 : readMoney(typed, context, `${year}: `),
    );

/** The same where an empty field says nothing at all; what is wrong is told after `about`. */
export const moneyOrNone = (about: string) =>
  z
    .string()
    .default("")
    .transform((typed, context) => (typed.trim() === "" ? null : readMoney(typed, context, about)));
