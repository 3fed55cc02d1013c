import { z } from "zod";
import { GREATEST_WEIGHT, type WhatIfChoices } from "#app/domain/funding/what-if.ts";
import { line } from "#app/ui/text.form.ts";
import { weightField, writeTried } from "./what-if-address.ts";

const STEPS = [1, 2, 3, 4, 5, 6, 7, 8];
const NO_SHARE = "Enter step 9’s share as a percentage from 0 to 100, such as 30";
const noWeight = (step: number) =>
  `Step ${step}: enter how many times its need counts, from 0 to ${GREATEST_WEIGHT}, such as 1.5`;

const weight = (step: number) =>
  z
    .string()
    .trim()
    .regex(/^\d(\.\d{1,2})?$/, noWeight(step))
    .transform(Number)
    .refine((value) => value <= GREATEST_WEIGHT, noWeight(step));

/** What can be tried on the suggested split, as a form and an address hold it. */
const triedFields = z.object({
  basis: z.enum(["round", "equal"], "Say what need is drawn from"),
  nine: z
    .string(NO_SHARE)
    .trim()
    .regex(/^\d{1,3}(\.\d{1,2})?\s*%?$/, NO_SHARE)
    .transform((typed) => Number.parseFloat(typed))
    .refine((percent) => percent <= 100, NO_SHARE),
  ...Object.fromEntries(STEPS.map((step) => [weightField(step), weight(step)])),
  keep: z.array(z.string()).default([]),
});

const toChoices = (values: object): WhatIfChoices => {
  const typed = new Map<string, unknown>(Object.entries(values));
  return {
    basis: typed.get("basis") === "equal" ? "equal" : "round",
    stepNineShare: Number(typed.get("nine")),
    weights: STEPS.map((step) => Number(typed.get(weightField(step)))),
    committed: (typed.get("keep") as string[]) ?? [],
  };
};

/** What saving a "what if" by name sends. */
export const saveForm = triedFields
  .extend({ name: line(80).min(1, "Give this version a name") })
  .transform((values) => ({ name: values.name, tried: toChoices(values) }));

/**
 * What an address tries: null where it tries nothing. What cannot be read comes back as errors by
 * field, with the fields as they were typed; everything else is kept, over what the page starts with.
 */
export function readTried(
  search: URLSearchParams,
  start: WhatIfChoices,
): {
  tried: WhatIfChoices;
  typed: Record<string, string | string[]>;
  errors: Record<string, string>;
} | null {
  if (!search.has("basis")) return null;
  const typed = { ...Object.fromEntries(search), keep: search.getAll("keep[]") };
  const parsed = triedFields.safeParse(typed);
  if (parsed.success) return { tried: toChoices(parsed.data), typed, errors: {} };
  const errors: Record<string, string> = {};
  for (const issue of parsed.error.issues) errors[String(issue.path[0] ?? "")] ??= issue.message;
  const readable = new URLSearchParams(writeTried(start));
  for (const [name, value] of search) {
    if (!(name in errors) && name !== "keep[]") readable.set(name, value);
  }
  const kept = triedFields.parse({ ...Object.fromEntries(readable), keep: typed.keep });
  return { tried: toChoices(kept), typed, errors };
}
