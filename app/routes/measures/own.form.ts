import { z } from "zod";

const words = (what: string, most: number) =>
  z.string().trim().min(1, `Enter ${what}.`).max(most, `Use ${most} characters at most.`);

/** A measure of the area's own: what it counts, over what, and which way is better. */
export const ownForm = z
  .object({
    version: z.coerce.number().int(),
    name: words("a name", 120),
    unit: words("the unit, such as per cent or admissions per 1,000 people", 80),
    numerator: words("what is counted", 300),
    denominator: z.string().trim().max(300, "Use 300 characters at most.").default(""),
    per: z.enum(["1", "100", "1000", "100000"], "Choose what a rate is worked out for."),
    good: z.enum(["up", "down", "none"], "Choose which way is better."),
    decimals: z.enum(["0", "1", "2"], "Choose how many decimals to show."),
  })
  .superRefine(({ denominator, per }, context) => {
    if (denominator === "" && per !== "1") {
      context.addIssue({
        code: "custom",
        path: ["denominator"],
        message: "Enter what the rate is worked out over, or choose “a plain count”.",
      });
    }
  })
  .transform(({ version, denominator, per, decimals, ...rest }) => ({
    version,
    definition: {
      ...rest,
      denominator: denominator === "" ? null : denominator,
      per: Number(per),
      decimals: Number(decimals),
    },
  }));
