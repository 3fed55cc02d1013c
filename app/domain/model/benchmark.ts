import { z } from "zod";
import type { Finding } from "./content-document.ts";
import { findRepeats } from "./cross-check.ts";
import { type Edition, keySchema, levelSchema, textSchema } from "./edition.ts";

/** The file form of `content/benchmarks/*.yaml`. */
export const benchmarkFileSchema = z.strictObject({
  id: keySchema,
  title: textSchema,
  /** The edition whose changes it counts. */
  edition: keySchema,
  asAt: z.iso.date(),
  /** How many areas there are. */
  areas: z.int().positive(),
  /** Areas are counted from this level up. */
  level: levelSchema,
  source: z.strictObject({
    publication: keySchema,
    page: z.int().positive().optional(),
    place: textSchema,
  }),
  counts: z.array(z.strictObject({ change: keySchema, areas: z.int().nonnegative() })).min(1),
});

/** A published count of areas by change: context beside an area's own levels, never a ranking. */
export type Benchmark = z.infer<typeof benchmarkFileSchema>;

/** What is wrong inside a benchmark: a change counted twice, more areas than there are. */
export function checkBenchmark({ counts, areas: all }: Benchmark): Finding[] {
  return [
    ...findRepeats(
      counts.map(({ change }, at) => ({ value: change, path: ["counts", at, "change"] })),
    ),
    ...counts.flatMap(({ areas }, at) =>
      areas > all
        ? [{ path: ["counts", at, "areas"], message: `is more than all ${all} areas` }]
        : [],
    ),
  ];
}

/** What a benchmark says of its edition that is not so. */
export function crossCheckBenchmark(
  benchmark: Benchmark,
  editions: ReadonlyMap<string, Edition>,
): Finding[] {
  const edition = editions.get(benchmark.edition);
  if (!edition) {
    return [{ path: ["edition"], message: `no edition has the id "${benchmark.edition}"` }];
  }
  const keys = new Set(edition.changes.map(({ key }) => key));
  return benchmark.counts.flatMap(({ change }, at) =>
    keys.has(change)
      ? []
      : [
          {
            path: ["counts", at, "change"],
            message: `${edition.id} has no change with the key "${change}"`,
          },
        ],
  );
}
