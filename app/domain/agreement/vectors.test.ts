import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { Level } from "#app/domain/model/edition.ts";
import { labelRow } from "./label.ts";
import { medianLevels } from "./measures.ts";
import { analysePartners } from "./partners.ts";
import { randDisagreement } from "./rand-disagreement.ts";
import { kendallW, krippendorffAlpha } from "./reliability.ts";
import { signTest } from "./sign-test.ts";
import { suggestLevel } from "./suggest.ts";
import { LIMITS } from "./thresholds.ts";
import type { RaterScore } from "./weights.ts";

// Every worked example of the file is run; an example of a kind not known here fails.

const ratings = z.array(z.union([z.number(), z.string(), z.null()]));
const metric = z.enum(["nominal", "ordinal", "interval", "ratio"]);
const alphaInput = z.object({ coders: z.array(ratings), metric });
const example = z.object({ name: z.string(), source: z.string(), tolerance: z.number() });
const measured = z.object({
  n: z.number(),
  shareWithinOne: z.number(),
  averageDeviation: z.number(),
  leikD: z.number(),
  iov: z.number(),
  consensusCns: z.number(),
  agreementA: z.number(),
  leans: z.number(),
  label: z.string(),
  outlierLevels: z.array(z.number()),
  suggestedLevel: z.number().nullable(),
});
const partnersExpected = z.object({
  partnerFreq: z.array(z.number()),
  median: z.tuple([z.number(), z.number()]),
  label: z.string(),
  peopleLabel: z.string(),
  averageDeviation: z.number(),
  iovTotal: z.number(),
  iovWithin: z.number(),
  iovBetween: z.number(),
  gapWithin: z.number(),
  gapBetween: z.number(),
  suggest: z.number().nullable(),
});
const vector = z.discriminatedUnion("function", [
  example.extend({ function: z.literal("alpha"), input: alphaInput, expected: z.number() }),
  example.extend({
    function: z.literal("alpha_must_not_equal"),
    input: alphaInput,
    expected: z.number(),
  }),
  example.extend({
    function: z.literal("kendallW"),
    input: z.object({ raters: z.array(z.array(z.number())) }),
    expected: z.tuple([z.number(), z.number(), z.number()]),
  }),
  example.extend({
    function: z.literal("thirdsRule"),
    input: z.object({ ratings: z.array(z.number()) }),
    expected: z.boolean(),
  }),
  example.extend({
    function: z.literal("averageDeviationLimit"),
    input: z.object({ levels: z.literal(5) }),
    expected: z.number(),
  }),
  example.extend({
    function: z.literal("row"),
    input: z.object({ ratings: z.array(z.number()) }),
    expected: measured,
  }),
  example.extend({
    function: z.literal("partnersRow"),
    input: z.object({ partners: z.array(z.array(z.number())) }),
    expected: partnersExpected,
  }),
  example.extend({
    function: z.literal("ipras"),
    input: z.object({ ratings: z.array(z.number()) }),
    expected: z.object({
      p30: z.number(),
      p70: z.number(),
      ipr: z.number(),
      asymmetry: z.number(),
      ipras: z.number(),
    }),
  }),
  example.extend({
    function: z.literal("signTest"),
    input: z.object({ k: z.number(), n: z.number() }),
    expected: z.number(),
  }),
]);
const file = new URL("./agreement-vectors.json", import.meta.url);
const { vectors } = z
  .object({ vectors: z.array(vector) })
  .parse(JSON.parse(readFileSync(file, "utf8")));

function toUnits({ coders }: z.infer<typeof alphaInput>): (number | null)[][] {
  return (coders[0] ?? []).map((_, unit) =>
    coders.map((coder) => {
      const rating = coder[unit] ?? null;
      return typeof rating === "string" ? rating.charCodeAt(0) : rating;
    }),
  );
}

function panel(partners: number[][]): RaterScore[] {
  return partners.flatMap((levels, p) =>
    levels.map((level, r) => ({ partner: `p${p}`, rater: `p${p}r${r}`, level: level as Level })),
  );
}

/** Nine levels to five, keeping the outer thirds (1-3 and 7-9) on the outer sides. */
function fromNineLevels(rating: number): number {
  return rating <= 3 ? 1 : rating >= 7 ? 5 : 3;
}

function withTolerance(tolerance: number) {
  return (actual: number | null | undefined, expected: number, what = "") => {
    expect(actual, what).not.toBeNull();
    expect(Math.abs((actual ?? Number.NaN) - expected), what).toBeLessThanOrEqual(tolerance);
  };
}

function check(v: z.infer<typeof vector>): void {
  const near = withTolerance(v.tolerance);
  switch (v.function) {
    case "alpha":
      near(krippendorffAlpha(toUnits(v.input), v.input.metric), v.expected);
      break;
    case "alpha_must_not_equal": {
      const alpha = krippendorffAlpha(toUnits(v.input), v.input.metric) ?? Number.NaN;
      expect(Math.abs(alpha - v.expected)).toBeGreaterThan(v.tolerance);
      break;
    }
    case "kendallW": {
      const { w, chiSquared, df } = kendallW(v.input.raters);
      near(w, v.expected[0]);
      near(chiSquared, v.expected[1]);
      expect(df).toBe(v.expected[2]);
      break;
    }
    case "thirdsRule": {
      const scores = panel(v.input.ratings.map((rating) => [fromNineLevels(rating)]));
      expect(labelRow(scores).label === "polarised").toBe(v.expected);
      break;
    }
    case "averageDeviationLimit":
      near(LIMITS.splitAverageDeviation, v.expected);
      break;
    case "row": {
      const scores = panel(v.input.ratings.map((rating) => [rating]));
      for (const lens of ["partners", "people"] as const) {
        const row = labelRow(scores, lens);
        const { label, outlierLevels, suggestedLevel, n, ...numbers } = v.expected;
        expect(row.label).toBe(label);
        expect(row.n).toBe(n);
        expect(row.outlier?.levels ?? []).toEqual(outlierLevels);
        expect(suggestLevel(scores)?.level ?? null).toBe(suggestedLevel);
        for (const [name, value] of Object.entries(numbers)) {
          near(row[name as keyof typeof numbers], value, name);
        }
      }
      break;
    }
    case "partnersRow": {
      const scores = panel(v.input.partners);
      const row = labelRow(scores);
      const analysis = analysePartners(scores);
      for (const [index, share] of v.expected.partnerFreq.entries()) near(row.shares[index], share);
      const { lower, upper } = medianLevels(row.shares);
      expect([lower, upper]).toEqual(v.expected.median);
      expect(row.label).toBe(v.expected.label);
      expect(labelRow(scores, "people").label).toBe(v.expected.peopleLabel);
      near(row.averageDeviation, v.expected.averageDeviation);
      near(row.iov, v.expected.iovTotal);
      near(row.iovWithin, v.expected.iovWithin);
      near(row.iovBetween, v.expected.iovBetween);
      near(analysis.meanWithin, v.expected.gapWithin);
      near(analysis.meanBetween, v.expected.gapBetween);
      expect(suggestLevel(scores)?.level ?? null).toBe(v.expected.suggest);
      break;
    }
    case "ipras": {
      const { ratings } = v.input;
      const counts = Array.from(
        { length: 9 },
        (_, index) => ratings.filter((rating) => rating === index + 1).length,
      );
      const found = randDisagreement(counts);
      for (const [name, value] of Object.entries(v.expected)) {
        near(found[name as keyof typeof found], value, name);
      }
      break;
    }
    case "signTest":
      near(signTest(v.input.k, v.input.n), v.expected);
  }
}

describe("worked examples, published and derived", () => {
  it.each(vectors.map((v) => [`${v.name} (${v.source})`, v] as const))("%s", (_, v) => check(v));
});
