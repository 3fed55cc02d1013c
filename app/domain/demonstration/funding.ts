import { z } from "zod";
import { amountIn, PURPOSES, purposesComplete, STEPS } from "../funding/grant.ts";
import { QUARTERS } from "../funding/spend.ts";
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
    startsOn: dateSchema.nullable().default(null),
    endsOn: dateSchema.nullable().default(null),
    notes: z.string().default(""),
    /** Keys of the measures it should move. */
    measures: z.array(keySchema).default([]),
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
  spend: z.array(
    z
      .strictObject({
        scheme: keySchema,
        year: financialYearSchema,
        quarter: z.literal(QUARTERS),
        pounds: poundsSchema,
      })
      .transform(({ pounds, ...spend }) => ({ ...spend, amount: pounds })),
  ),
  virements: z.array(
    z
      .strictObject({
        from: keySchema,
        to: keySchema,
        year: financialYearSchema,
        pounds: poundsSchema,
        reason: textSchema,
        movedBy: keySchema,
        at: instantSchema,
      })
      .transform(({ pounds, ...move }) => ({ ...move, amount: pounds })),
  ),
  /** "What ifs" of the suggested split, with the same need on every step. */
  versions: z.array(
    z.strictObject({
      key: keySchema,
      name: textSchema,
      stepNineShare: z.int().min(0).max(100),
      weights: z.array(z.number().min(0)).length(8),
      /** Whether the committed schemes are kept as they are. */
      keepCommitted: z.boolean(),
      savedBy: keySchema,
      at: instantSchema,
    }),
  ),
  consultations: z.array(
    z.strictObject({
      key: keySchema,
      message: textSchema,
      circulatedBy: keySchema,
      at: instantSchema,
      closesOn: dateSchema,
      partners: z.array(keySchema).min(1),
      comments: z.array(
        z.strictObject({
          key: keySchema,
          partner: keySchema,
          by: keySchema,
          at: instantSchema,
          text: textSchema,
          response: z.string(),
          respondedAt: instantSchema.nullable(),
        }),
      ),
    }),
  ),
  conditions: z.strictObject({
    pooling: z.enum(["pooled", "exempted"]).nullable(),
    poolingReference: z.string(),
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
  const { grant, schemes, signatories, signOffs, spend, virements, consultations } = funding;
  const keys = new Set(schemes.map(({ key }) => key));
  const stranger = (list: string, at: number, scheme: string): Finding[] =>
    keys.has(scheme) ? [] : [{ path: [list, at], message: `no scheme has the key "${scheme}"` }];
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
    ...spend.flatMap(({ scheme }, at) => stranger("spend", at, scheme)),
    ...virements.flatMap(({ from, to }, at) => [
      ...stranger("virements", at, from),
      ...stranger("virements", at, to),
    ]),
    ...consultations.flatMap(({ partners, comments }, at) =>
      comments.flatMap(({ partner }, index) =>
        partners.includes(partner)
          ? []
          : [
              {
                path: ["consultations", at, "comments", index, "partner"],
                message: "this organisation was not asked",
              },
            ],
      ),
    ),
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
