import type { Level } from "../model/edition.ts";
import type { Answer } from "../score/score.ts";
import type { ComparedRound } from "./comparison-input.ts";
import type { ChangeInput, ResultsInput, RowInput } from "./results-input.ts";
import { type PartnerMark, reportRow } from "./row-report.ts";

/** Partners with these ids, each called by its id. */
export function marksOf(...ids: string[]): PartnerMark[] {
  return ids.map((id, colour) => ({ id, name: id, shortName: id, shape: "circle", colour }));
}

/** A revealed row: for each partner in turn, the answers of its people. */
export function measureAnswers(
  partners: readonly PartnerMark[],
  answers: readonly (readonly (Answer | "blank")[])[],
) {
  const panel = answers.flatMap((own, at) =>
    own.map((answer, person) => ({
      partner: partners[at]?.id ?? "",
      rater: `${partners[at]?.id}-${person}`,
      answer,
      evidence: false,
      carried: false,
    })),
  );
  return reportRow("row", panel, partners);
}

/** A row of a round; unrevealed unless `measured` is given. */
export function rowInput(key: string, fields: Partial<RowInput> = {}): RowInput {
  return {
    key,
    topic: `Topic ${key}`,
    measured: null,
    before: null,
    agreed: null,
    rationale: "",
    priority: false,
    parked: null,
    target: { level: null, date: null },
    views: [],
    ...fields,
  };
}

/** A change of a round. */
export function changeInput(
  number: number,
  rows: RowInput[],
  fields: Partial<ChangeInput> = {},
): ChangeInput {
  return {
    number,
    key: `change-${number}`,
    name: `Change ${number}`,
    shortName: `Short ${number}`,
    asked: [],
    level: null,
    sentence: "",
    target: { level: null, date: null },
    rows,
    ...fields,
  };
}

/** A round of one change for each list of answers, every row the same; partners are asked about all. */
export function resultsOf(
  partners: readonly PartnerMark[],
  rows: readonly (readonly (readonly (Answer | "blank")[])[])[],
): ResultsInput {
  return {
    closed: true,
    partners,
    last: null,
    changes: [
      changeInput(
        1,
        rows.map((answers, at) =>
          rowInput(`r${at}`, { measured: measureAnswers(partners, answers) }),
        ),
        { asked: partners.map(({ id }) => id) },
      ),
    ],
  };
}

/** A round as a comparison takes it. */
export function comparedRound(
  id: string,
  asAt: string,
  partners: readonly PartnerMark[],
  changes: ChangeInput[],
  fields: Partial<ComparedRound> = {},
): ComparedRound {
  return {
    id,
    name: id,
    asAt,
    closed: true,
    edition: { id: "one", title: "One" },
    results: { closed: true, partners, last: null, changes },
    heirs: new Map(),
    ...fields,
  };
}

/** A level with the same meaning as a number in a list of test data. */
export const levelOf = (number: number) => number as Level;
