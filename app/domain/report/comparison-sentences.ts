import { listWords } from "../agreement/names.ts";
import { formatDate } from "../dates.ts";
import type { PartWord } from "../model/model-family.ts";
import type { RoundHead } from "./comparison-input.ts";
import type { Movement } from "./results-movement.ts";
import type { TargetCounts } from "./targets.ts";

/** Every figure of a comparison's paragraph. */
export type ComparisonFigures = {
  changes: Movement;
  rows: Movement;
  /** Targets of the changes that the earlier round set. */
  targets: TargetCounts;
  /** Rows by whether their scores came closer; null for a board. */
  spread: { converging: number; diverging: number; unchanged: number } | null;
  /** People with a score on any revealed row of either round, and of both. */
  people: { either: number; both: number };
  partners: { either: number; both: number };
  /** Rows that stand in both rounds. */
  shared: number;
};

const count = (number: number, what: string) => `${number} ${number === 1 ? what : `${what}s`}`;
const is = (number: number) => (number === 1 ? "is" : "are");

/** What moved between two rounds, in plain sentences. */
export function describeComparison(
  { changes, rows, targets, spread, people, partners, shared }: ComparisonFigures,
  { before, after, part }: { before: RoundHead; after: RoundHead; part: PartWord },
): string[] {
  if (shared === 0) return ["The two rounds have no row in common, so nothing can be compared."];
  const from = `From ${before.name} (as at ${formatDate(before.asAt)}) to ${after.name} (as at ${formatDate(after.asAt)})`;
  const moved = [describeMoves(changes, part), describeMoves(rows, "row")].filter(Boolean);
  return [
    moved.length === 0
      ? `${from} nothing has an agreed level both times.`
      : `${from}: ${moved.join("; ")}.`,
    describeTargets(targets, part),
    spread ? describeSpread(spread) : "",
    `${describeBoth(people, "person", "people")} scored both rounds; ${describeBoth(partners, "partner was", "partners were")} asked in both.`,
  ].filter(Boolean);
}

/** "of 8 changes, 2 are higher, 1 lower and 5 the same"; empty of none. */
export function describeMoves({ higher, lower, same }: Movement, what: string): string {
  const all = higher + lower + same;
  if (all === 0) return "";
  return `of ${count(all, what)}, ${higher} ${is(higher)} higher, ${lower} lower and ${same} the same`;
}

/** "Of 8 targets set for changes, 2 are met and 6 are not due yet."; empty of none. */
export function describeTargets({ met, late, missed, open }: TargetCounts, part: PartWord): string {
  const all = met + late + missed + open;
  if (all === 0) return "";
  const parts = [
    met > 0 ? `${met} ${is(met)} met` : "",
    late > 0 ? `${late} ${is(late)} met after the date` : "",
    missed > 0 ? `${missed} ${is(missed)} missed` : "",
    open > 0 ? `${open} ${is(open)} not due yet` : "",
  ].filter(Boolean);
  return `Of ${count(all, "target")} set for ${part}s, ${listWords(parts)}.`;
}

function describeSpread(spread: NonNullable<ComparisonFigures["spread"]>): string {
  const { converging, diverging, unchanged } = spread;
  const all = converging + diverging + unchanged;
  if (all === 0) return "";
  return `On ${count(all, "row")} scored both times, scores came closer together on ${converging}, moved further apart on ${diverging} and are as far apart as before on ${unchanged}.`;
}

/** "11 of 19 people". */
function describeBoth(
  { either, both }: { either: number; both: number },
  one: string,
  many: string,
): string {
  return `${both} of ${either} ${either === 1 ? one : many}`;
}
