import { listWords } from "../agreement/names.ts";
import {
  type CriterionEntry,
  countWords,
  entryOf,
  type MetricFigures,
  NO_POOLING,
  type PoolingFacts,
} from "../graduation/case.ts";
import type { Criterion, Wave } from "../graduation/wave.ts";
import { formatMoney } from "../money.ts";
import type { SignaturesReport } from "./signing.ts";

/** A piece of a section, as page and paper show it in order. */
export type ExpressionPiece =
  | { kind: "part"; title: string }
  /** An empty one says that nothing is written. */
  | { kind: "text"; text: string }
  | { kind: "bullet"; text: string }
  | { kind: "metrics"; rows: { name: string; current: string; stretch: string; speedUp: string }[] }
  | { kind: "signatories"; lines: { capacity: string; words: string }[] };

/** The expression of interest: what is sent, word for word. */
export type Expression = {
  title: string;
  area: string;
  /** For whom it is made. */
  boards: string;
  sections: { title: string; pieces: ExpressionPiece[]; words: number }[];
};

type Input = {
  area: string;
  name: string;
  wave: Wave;
  boards: readonly { name: string }[];
  letter: string;
  entries: ReadonlyMap<string, CriterionEntry>;
  metrics: readonly MetricFigures[];
  signing: Pick<SignaturesReport, "signatories">;
};

const NOT_SAID = "Not said yet";

/** Composes the expression of interest from a case. Selection criteria without words are left out. */
export function writeExpression(input: Input): Expression {
  const { area, name, wave, boards, letter, entries } = input;
  const criteria = wave.criteria.filter((criterion) => {
    if (criterion.kind === "eligibility") return true;
    const { texts } = entryOf(entries, criterion);
    return criterion.parts.some(({ key }) => countWords(texts[key] ?? "") > 0);
  });
  const sections = [
    ...(countWords(letter) > 0 ? [{ title: "Covering letter", pieces: splitText(letter) }] : []),
    ...criteria.map((criterion) => ({
      title: titleOf(criterion),
      pieces: writeCriterion(criterion, input),
    })),
  ];
  return {
    title: `Expression of interest in graduating: ${name}`,
    area,
    boards:
      boards.length === 0 ? "" : `On behalf of ${listWords(boards.map((board) => board.name))}.`,
    sections: sections.map((section) => ({
      ...section,
      words: section.pieces.reduce((sum, piece) => sum + wordsOf(piece), 0),
    })),
  };
}

/** "a) A mature system"; of a selection criterion, its name alone. */
function titleOf({ kind, letter, name }: Criterion): string {
  return kind === "eligibility" ? `${letter}) ${name}` : `Selection ${letter}) ${name}`;
}

function writeCriterion(criterion: Criterion, input: Input): ExpressionPiece[] {
  const { texts, facts } = entryOf(input.entries, criterion);
  const parts = criterion.parts.flatMap(({ key, name }): ExpressionPiece[] => [
    ...(criterion.parts.length > 1 ? [{ kind: "part" as const, title: name }] : []),
    ...splitText(texts[key] ?? ""),
  ]);
  switch (criterion.check) {
    case "signatories":
      return [
        ...parts,
        {
          kind: "signatories",
          lines: input.signing.signatories.map(({ capacity, signed }) => ({
            capacity,
            words: signed?.words ?? "Not signed yet",
          })),
        },
      ];
    case "metrics":
      return [
        ...parts,
        {
          kind: "metrics",
          rows: input.metrics.map(({ key, name, current, stretch }) => ({
            name,
            current: current ?? "No figure",
            stretch: stretch ?? "None set",
            speedUp: facts.speedUp?.[key] || NOT_SAID,
          })),
        },
      ];
    case "pooling":
      return [{ kind: "text", text: sayPooling(facts.pooling ?? NO_POOLING) }, ...parts];
    default:
      return parts;
  }
}

/** The figures of criterion d in a sentence. */
function sayPooling({ route, minimum, planned, scope, services }: PoolingFacts): string {
  if (route === "pool" && minimum !== null && planned !== null) {
    return `We pool ${formatMoney(planned)} against a minimum of ${formatMoney(minimum)}.`;
  }
  if (route === "align" && scope !== null && services !== "") {
    return `We commission services of ${scope} scope together: ${services}`;
  }
  return "The sum pooled, or the scope commissioned together, is not said yet.";
}

/** A text by its paragraphs; lines that begin with "- " are the items of a list. */
function splitText(text: string): ExpressionPiece[] {
  const lines = text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  if (lines.length === 0) return [{ kind: "text", text: "" }];
  return lines.map((line) =>
    line.startsWith("- ")
      ? { kind: "bullet", text: line.slice(2).trim() }
      : { kind: "text", text: line },
  );
}

function wordsOf(piece: ExpressionPiece): number {
  switch (piece.kind) {
    case "part":
      return countWords(piece.title);
    case "text":
    case "bullet":
      return countWords(piece.text);
    case "metrics":
      return piece.rows.reduce((sum, row) => sum + countWords(Object.values(row).join(" ")), 0);
    case "signatories":
      return piece.lines.reduce((sum, row) => sum + countWords(Object.values(row).join(" ")), 0);
  }
}
