import { z } from "zod";
import { PURPOSES, type PurposeShares } from "#app/domain/funding/grant.ts";
import { dateOrNone } from "#app/ui/date.form.ts";
import { moneyOfYear } from "#app/ui/money.form.ts";
import { line, longText, version } from "#app/ui/text.form.ts";
import { amountField, readShare } from "./scheme-typed.ts";

const NO_SHARE = "Enter a percentage from 0 to 100, such as 40";

/** A percentage as people type it; nothing is none. */
const share = z.string().transform((typed, context) => {
  const percent = readShare(typed);
  if (percent === null) context.addIssue({ code: "custom", message: NO_SHARE });
  return percent ?? z.NEVER;
});

/** The sum of a scheme's shares, whatever else its form holds. */
const addPurposes = (values: object) =>
  PURPOSES.reduce((sum, key) => sum + Number(new Map(Object.entries(values)).get(key)), 0);

const fields = z.object({
  form: z.literal("scheme"),
  version,
  name: line(120).min(1, "Enter the scheme’s name"),
  description: longText(2000),
  leadPartnerId: z.string().transform((id) => id || null),
  provider: line(200),
  step: z
    .string("Choose the step it belongs to")
    .regex(/^[1-9]$/, "Choose the step it belongs to")
    .transform(Number),
  "meet-needs": share,
  "reduce-pressure": share,
  "support-market": share,
  standing: z.enum(["new", "continuing"], "Say whether it is new or continuing"),
  committed: z.literal("yes").optional(),
  startsOn: dateOrNone,
  endsOn: dateOrNone,
  notes: longText(2000),
  measures: z.array(z.string()).default([]),
  actionIds: z.array(z.string()).default([]),
});

/** What the form for a scheme sends; it asks for an amount for each of these years. */
export function schemeForm(years: readonly string[]) {
  // Named by year, so the types cannot know them: they are read by name below.
  const amounts: object = Object.fromEntries(
    years.map((year) => [amountField(year), moneyOfYear(year)]),
  );
  return fields
    .extend({ ...amounts })
    .refine(({ startsOn, endsOn }) => !startsOn || !endsOn || startsOn <= endsOn, {
      path: ["endsOn"],
      error: "The end is before the start. Check both dates",
    })
    .refine((values) => Math.abs(addPurposes(values) - 100) < 0.001, {
      path: [PURPOSES[0]],
      error: ({ input }) =>
        `The three percentages add up to ${Number(addPurposes(input as object).toFixed(2))}%. Make them 100%.`,
      // Told beside everything else that is wrong, as soon as the three can be added up.
      when: ({ issues }) => !issues.some(({ path }) => PURPOSES.some((key) => key === path?.[0])),
    });
}

/** A scheme's fields from its form; amounts in whole pence. */
export function toSchemeFields(
  values: z.output<ReturnType<typeof schemeForm>>,
  years: readonly string[],
) {
  const { name, description, leadPartnerId, provider, step, actionIds } = values;
  const { startsOn, endsOn, notes, measures } = values;
  const sums = new Map<string, unknown>(Object.entries(values));
  const purposes: PurposeShares = Object.fromEntries(PURPOSES.map((key) => [key, values[key]]));
  return {
    name,
    description,
    leadPartnerId,
    provider,
    step,
    purposes,
    continuing: values.standing === "continuing",
    committed: values.committed === "yes",
    startsOn,
    endsOn,
    notes,
    measures,
    amounts: years.map((year) => ({ year, amount: Number(sums.get(amountField(year))) })),
    actionIds,
  };
}

/** All that a scheme's page takes. */
export const schemeForms = (years: readonly string[]) =>
  z.discriminatedUnion("form", [
    schemeForm(years),
    z.object({ form: z.literal("delete"), version }),
    z.object({ form: z.literal("restore") }),
  ]);
