import { z } from "zod";
import { amountIn, PURPOSES, purposesComplete, STEPS } from "../funding/grant.ts";
import type { Finding } from "../model/content-document.ts";
import { findRepeats } from "../model/cross-check.ts";
import { keySchema, textSchema } from "../model/edition.ts";
import {
  citationSchema,
  dateSchema,
  financialYearSchema,
  instantSchema,
  poundsSchema,
} from "./fields.ts";

const stepSchema = z.literal(STEPS);

const grantYearSchema = z
  .strictObject({ year: financialYearSchema, pounds: poundsSchema, firm: z.boolean() })
  .transform(({ year, pounds, firm }) => ({ year, amount: pounds, firm }));

const schemeSchema = z
  .strictObject({
    key: keySchema,
    name: textSchema,
    description: textSchema,
    /** Key of the lead partner. */
    lead: keySchema,
    provider: textSchema,
    step: stepSchema,
    purposes: z
      .partialRecord(z.enum(PURPOSES), z.int().min(0).max(100))
      .refine(purposesComplete, "must be percentages that add up to 100"),
    continuing: z.boolean(),
    committed: z.boolean(),
    pounds: z.record(financialYearSchema, poundsSchema),
    /** Keys of the plan's actions that the scheme pays for. */
    actions: z.array(keySchema),
  })
  .transform(({ pounds, ...scheme }) => ({
    ...scheme,
    amounts: Object.entries(pounds).map(([year, amount]) => ({ year, amount })),
  }));

/** The file form of `content/demonstration/funding.yaml`; amounts come out in whole pence. */
export const fundingFileSchema = z.strictObject({
  grant: z.strictObject({
    name: textSchema,
    source: citationSchema,
    years: z.array(grantYearSchema).min(1),
  }),
  /** The sentence that says which of these figures nobody published. */
  schemesNote: textSchema,
  schemes: z.array(schemeSchema),
  conditions: z.strictObject({
    pooling: z.enum(["pooled", "exempted"]).nullable(),
    poolingSource: citationSchema,
    reportingLead: textSchema.nullable(),
    additionality: textSchema.nullable(),
    offset: z.boolean().nullable(),
    jointWork: textSchema.nullable(),
    /** Step 9's share in percent: asked for, so null until somebody answers. */
    stepNineShare: z.int().min(0).max(100).nullable(),
  }),
  signatories: z.strictObject({
    /** The financial years their signatures are asked for. */
    years: z.array(financialYearSchema).min(1),
    source: citationSchema,
    capacities: z
      .array(z.strictObject({ key: keySchema, name: textSchema, person: keySchema }))
      .min(1),
  }),
  signOffs: z.array(
    z.strictObject({
      capacity: keySchema,
      year: financialYearSchema,
      signedOn: dateSchema,
      recordedBy: keySchema,
      at: instantSchema,
      reference: textSchema,
    }),
  ),
});

export type DemonstrationFunding = z.infer<typeof fundingFileSchema>;

/** Repeated keys, money in years without a grant or beyond it, sign-offs nobody is asked for. */
export function checkFunding(funding: DemonstrationFunding): Finding[] {
  const { grant, schemes, signatories, signOffs } = funding;
  const years = new Set(grant.years.map(({ year }) => year));
  const capacities = new Set(signatories.capacities.map(({ key }) => key));
  return [
    ...findRepeats(schemes.map(({ key }, at) => ({ value: key, path: ["schemes", at, "key"] }))),
    ...findRepeats(
      signatories.capacities.map(({ key }, at) => ({
        value: key,
        path: ["signatories", "capacities", at, "key"],
      })),
    ),
    ...schemes.flatMap((scheme, at) =>
      scheme.amounts.flatMap(({ year }) =>
        years.has(year)
          ? []
          : [{ path: ["schemes", at, "pounds", year], message: "the grant has no such year" }],
      ),
    ),
    ...grant.years.flatMap(({ year, amount }, at) => {
      const spent = schemes.reduce((sum, scheme) => sum + amountIn(scheme, year), 0);
      return spent > amount
        ? [{ path: ["grant", "years", at], message: "the schemes exceed this year’s grant" }]
        : [];
    }),
    ...signOffs.flatMap(({ capacity, year }, at) =>
      capacities.has(capacity) && signatories.years.includes(year)
        ? []
        : [
            {
              path: ["signOffs", at],
              message: "no signature is asked for in that capacity and year",
            },
          ],
    ),
  ];
}
