import { countLevelsApart, listNames, listWords } from "../agreement/names.ts";
import type { PartnerAnalysis } from "../agreement/partners.ts";
import type { PartWord } from "../model/model-family.ts";
import type { Movement } from "./results-movement.ts";
import type { LabelCounts } from "./results-record.ts";

/** The row on which partners' positions lie furthest apart. */
export type WidestGap = {
  key: string;
  topic: string;
  change: number;
  /** In levels, above 0. */
  gap: number;
  low: { position: number; partners: readonly string[] };
  high: { position: number; partners: readonly string[] };
  betweenWithin: PartnerAnalysis["betweenWithin"];
  /** Other rows with a gap as wide. */
  others: number;
};

/** Every figure of the two paragraphs; the tables show the same ones. */
export type ResultsFigures = {
  rows: number;
  labels: LabelCounts;
  /** Rows on which a third or more of the partners' voices do not know. */
  evidenceGaps: number;
  agreed: number;
  notApplicable: number;
  parked: number;
  /** Neither agreed nor parked. */
  open: number;
  withViews: number;
  priorities: number;
  belowTarget: number;
  /** Against the last closed round; null without one. */
  movement: { name: string; changes: Movement; rows: Movement } | null;
};

/** What the parts of the model are called, and partners by their ids. */
type Naming = { part: PartWord; nameOf: (id: string) => string };

/** "1 row", "3 rows". */
const countRows = (count: number) => `${count} ${count === 1 ? "row" : "rows"}`;
const is = (count: number) => (count === 1 ? "is" : "are");

/** How far the partners agree, in plain sentences. */
export function describeScores(
  { rows, labels, evidenceGaps }: ResultsFigures,
  gap: WidestGap | null,
  { part, partners, nameOf }: Naming & { partners: number },
): string[] {
  const revealed = rows - labels.hidden;
  const scored = revealed - labels["too-few"];
  const soFar = labels.hidden > 0;
  const coverage = `${revealed} of ${countRows(rows)} ${is(revealed)} revealed so far`;
  if (revealed === 0) return ["No row is revealed yet."];
  if (partners < 2) {
    const only = "Only one partner is asked, so there is nothing to compare between organisations.";
    return soFar ? [`${coverage}.`, only] : [only];
  }
  if (scored === 0) {
    const few = "Too few people gave a level to compare views on any row.";
    return soFar ? [`${coverage}.`, few] : [few];
  }
  return [
    soFar
      ? `${coverage}, and partners agree on ${labels.aligned} of them.`
      : `Partners agree on ${labels.aligned} of ${countRows(rows)}.`,
    describeOthers(labels),
    gap ? describeGap(gap, { part, nameOf }) : "",
    evidenceGaps > 0
      ? `On ${countRows(evidenceGaps)} a third or more of the partners’ voices do not know.`
      : "",
  ].filter(Boolean);
}

function describeOthers(labels: LabelCounts): string {
  const parts: [number, string, string][] = [
    [labels["some-spread"], "is mostly close", "are mostly close"],
    [labels.split, "has no shared view yet", "have no shared view yet"],
    [labels.polarised, "falls into two groups", "fall into two groups"],
    [labels["too-few"], "has too few scores to compare", "have too few scores to compare"],
  ];
  const words = parts.flatMap(([count, one, many]) =>
    count === 0 ? [] : [`${count} ${count === 1 ? one : many}`],
  );
  const of = labels.aligned === 0 ? "Of these" : "Of the others";
  return words.length === 0 ? "" : `${of}, ${listWords(words)}.`;
}

function describeGap(
  { topic, change, gap, low, high, betweenWithin, others }: WidestGap,
  { part, nameOf }: Naming,
): string {
  const at = (end: WidestGap["low"]) => `${listNames(end.partners, nameOf)} at ${end.position}`;
  const where = {
    between: " It lies mainly between organisations.",
    within: " It lies mainly within organisations, so check the wording of the row.",
    neither: " It lies both between organisations and within them.",
    "cannot-tell": "",
  }[betweenWithin];
  const also = others === 0 ? "" : ` The gap is as wide on ${countRows(others)} more.`;
  const apart = countLevelsApart(gap);
  return `The widest gap is ${apart}, on “${topic}” (${part} ${change}): ${at(low)}; ${at(high)}.${where}${also}`;
}

/** What the room made of it, in plain sentences. */
export function describeDecisions(
  figures: ResultsFigures,
  closed: boolean,
  part: PartWord,
): string[] {
  const { rows, agreed, notApplicable, parked, open, withViews, priorities, belowTarget } = figures;
  if (agreed + notApplicable + parked === 0) {
    return [
      closed ? "The room agreed no level in this round." : "The room has not agreed a level yet.",
    ];
  }
  const rest = [
    notApplicable > 0 ? `${notApplicable} ${notApplicable === 1 ? "does" : "do"} not apply` : "",
    parked > 0 ? `${parked} ${is(parked)} parked` : "",
    open > 0 ? `${open} ${is(open)} ${closed ? "left open" : "still open"}` : "",
  ].filter(Boolean);
  const tail = rest.length > 0 ? `; ${listWords(rest)}` : "";
  const verb = closed ? "The room agreed" : "So far the room has agreed";
  return [
    `${verb} a level on ${agreed} of ${countRows(rows)}${tail}.`,
    withViews === 0
      ? "No different view is on record."
      : `${countRows(withViews)} ${withViews === 1 ? "has" : "have"} a different view on record.`,
    [
      belowTarget > 0 ? `${countRows(belowTarget)} ${is(belowTarget)} below target` : "",
      priorities > 0
        ? `${countRows(priorities)} ${priorities === 1 ? "is a priority" : "are priorities"}`
        : "",
    ]
      .filter(Boolean)
      .join("; "),
    describeMovement(figures.movement, part),
  ]
    .filter(Boolean)
    .map((sentence) => (sentence.endsWith(".") ? sentence : `${sentence}.`));
}

function describeMovement(movement: ResultsFigures["movement"], one: PartWord): string {
  if (!movement) return "";
  const part = ({ higher, lower, same }: Movement, what: string) => {
    const all = higher + lower + same;
    return all === 0
      ? ""
      : `of ${all} ${all === 1 ? what : `${what}s`}, ${higher} ${is(higher)} higher, ${lower} lower and ${same} the same`;
  };
  const parts = [part(movement.changes, one), part(movement.rows, "row")].filter(Boolean);
  return parts.length === 0 ? "" : `Since ${movement.name}: ${parts.join("; ")}.`;
}
