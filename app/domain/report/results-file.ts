import { z } from "zod";
import { levelSchema } from "../model/edition.ts";
import type { SpreadPlace } from "./results-partners.ts";
import type { BoardReport, WorkingReport } from "./results-report.ts";

/** The version of the file's form: raised when something in it changes its meaning or goes. */
export const RESULTS_FILE_VERSION = 1;

const agreed = z.union([levelSchema, z.literal("not-applicable")]).nullable();
const date = z.iso.date();
const target = z.object({ level: levelSchema.nullable(), date: date.nullable() });
const position = z.number().min(1).max(5).multipleOf(0.5).nullable();
const without = z.enum(["dont-know", "not-applicable", "blank"]).nullable();

const place = z.object({
  partner: z.string().describe("A partner's id, as in `partners`."),
  position: position.describe("The median of its people's levels; null when nobody gave one."),
  without: without.describe("What stands in place of a level."),
  people: z
    .array(levelSchema)
    .nullable()
    .describe(
      "The levels of its people, ascending; null under three, when the position stands alone.",
    ),
  first: position.describe("Its position in the first scores, where the row was scored again."),
});

const row = z.object({
  key: z.string(),
  topic: z.string(),
  revealed: z.boolean().describe("Nothing else is known of a row until it is revealed."),
  label: z
    .enum(["not-scored", "one-view", "polarised", "split", "aligned", "some-spread"])
    .nullable(),
  counts: z.string().nullable(),
  agreed,
  target,
  last: agreed.describe("What the last closed round agreed."),
  priority: z.boolean(),
  rationale: z.string(),
  parked: z.string().nullable(),
  views: z.array(
    z.object({
      partner: z.string(),
      level: levelSchema,
      sentence: z.string(),
      confirmed: z.boolean(),
    }),
  ),
  places: z
    .array(place)
    .nullable()
    .describe("Where partners stand; null in a board's reading, unless every partner shares it."),
});

/** The results of a round as a file for other programs. */
export const resultsFileSchema = z.object({
  $schema: z.url(),
  version: z.literal(RESULTS_FILE_VERSION),
  reading: z.enum(["working", "board"]),
  area: z.string(),
  round: z.object({
    name: z.string(),
    asAt: date,
    status: z.enum(["preparing", "open", "draft", "closed"]),
    hospitals: z.string(),
    footprint: z.string(),
  }),
  model: z.object({
    key: z.string().describe("A national edition's id, or the hash of an area's own."),
    title: z.string(),
    levels: z.array(z.object({ value: levelSchema, name: z.string() })),
  }),
  summary: z.object({ scores: z.array(z.string()), decisions: z.array(z.string()) }),
  partners: z.array(z.object({ id: z.string(), name: z.string(), shortName: z.string() })),
  changes: z.array(
    z.object({
      number: z.int().positive(),
      key: z.string(),
      name: z.string(),
      level: levelSchema.nullable(),
      sentence: z.string(),
      target,
      last: levelSchema.nullable(),
      rows: z.array(row),
    }),
  ),
});

export type ResultsFile = z.infer<typeof resultsFileSchema>;

/** The published schema of the file, at its own address. */
export function resultsJsonSchema(address: string): Record<string, unknown> {
  return {
    $id: address,
    title: "Homeward results",
    description: "The results of one round, as those who took part or a board read them.",
    ...z.toJSONSchema(resultsFileSchema, { target: "draft-7" }),
  };
}

type About = Pick<ResultsFile, "$schema" | "area" | "round" | "model">;

/** The results as the reading has them: nothing that its page does not show. */
export function fileOfResults(report: WorkingReport | BoardReport, about: About): ResultsFile {
  const spreads = report.reading === "working" ? spreadsByRow(report) : null;
  const partners = report.positions?.partners ?? listViewing(report);
  return {
    ...about,
    version: RESULTS_FILE_VERSION,
    reading: report.reading,
    summary: { scores: [...report.scores], decisions: [...report.decisions] },
    partners: partners.map(({ id, name, shortName }) => ({ id, name, shortName })),
    changes: report.changes.map(({ number, key, name, level, sentence, target, last, rows }) => ({
      number,
      key,
      name,
      level,
      sentence,
      target,
      last,
      rows: rows.map((each) => ({
        key: each.key,
        topic: each.topic,
        revealed: each.label !== null,
        label: each.label,
        counts: each.counts,
        agreed: each.agreed,
        target: each.target,
        last: each.last,
        priority: each.priority,
        rationale: each.rationale,
        parked: each.parked,
        views: each.views.map(({ partner, ...view }) => ({ partner: partner.id, ...view })),
        places: spreads
          ? (spreads.get(each.key) ?? []).map(({ partnerId, people, ...rest }) => ({
              partner: partnerId,
              ...rest,
              people: people && [...people],
            }))
          : placesShared(report, each.key),
      })),
    })),
  };
}

function spreadsByRow({ spreads }: WorkingReport): Map<string, readonly SpreadPlace[]> {
  const rows = spreads.changes.flatMap((change) => change.rows);
  return new Map(rows.map(({ key, places }) => [key, places]));
}

/** Partners a board may know of: those with a different view on record. */
function listViewing({ changes }: WorkingReport | BoardReport) {
  const views = changes.flatMap(({ rows }) => rows.flatMap((each) => each.views));
  return [...new Map(views.map(({ partner }) => [partner.id, partner])).values()];
}

/** Positions that every partner's lead agreed to share: no more than the heat map shows. */
function placesShared({ positions }: WorkingReport | BoardReport, key: string) {
  const found = positions?.changes.flatMap(({ rows }) => rows).find((each) => each.key === key);
  if (!positions || !found) return null;
  return found.cells.flatMap((cell, at) => {
    const partner = positions.partners[at];
    if (!partner || cell === "not-asked" || cell === "not-revealed") return [];
    const level = typeof cell === "number" ? cell : null;
    const instead: SpreadPlace["without"] =
      cell === null ? "blank" : typeof cell === "number" ? null : cell;
    return [{ partner: partner.id, position: level, without: instead, people: null, first: null }];
  });
}
