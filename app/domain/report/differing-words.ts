import type { PartWord } from "../model/model-family.ts";
import type { EvidenceGap, PartnerLean, StandsApart } from "./results-partners.ts";

/** The headings and remarks of where views differ, on page and paper. */
export const DIFFERING = {
  title: "Where views differ",
  apart: {
    title: "Two or more levels from the others",
    none: "No partner stands two or more levels from the middle of the others.",
  },
  gaps: {
    title: "Evidence gaps",
    about: "Rows on which a third or more of the partners’ voices do not know.",
    none: "None.",
  },
  leans: {
    title: "How each partner’s positions lie",
    about:
      "A description of this round, for those who took part: how many of a partner’s rows lie below, with and above the middle of the others, and how many levels apart is typical. Organisations see different parts of the same system, so nobody is right or wrong by it.",
    columns: ["Rows", "Below", "The same", "Above", "Levels apart"],
  },
} as const;

/** "change 4: at 2, the others at 4". */
export function sayApart(
  part: PartWord,
  { change, position, others }: StandsApart["rows"][number],
): string {
  return `${part} ${change}: at ${position}, the others at ${others}`;
}

/** "change 4: 9 scored, 5 don't know". */
export const sayGap = (part: PartWord, { change, counts }: EvidenceGap) =>
  `${part} ${change}: ${counts}`;

/** A partner's figures, in the order of the columns. */
export function listLeanFigures({ lean }: PartnerLean): string[] {
  const { rows, below, level, above, typicalDistance } = lean;
  const distance = typicalDistance === null ? "none" : Math.round(typicalDistance * 10) / 10;
  return [rows, below, level, above, distance].map(String);
}
