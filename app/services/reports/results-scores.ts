import type { WorkingReport } from "#app/domain/report/results-report.ts";
import type { Cell, Sheet } from "./workbook.ts";

const WITHOUT = {
  "dont-know": "don’t know",
  "not-applicable": "not for it to say",
  blank: "blank",
} as const;

/**
 * The revealed scores, one line each: an organisation with three scorers or more has a line for each
 * of its people's levels, ascending and without names, so that nobody's lines can be put together;
 * any other has one line for its position, or for what stands in place of one.
 */
export function scoresSheet({ spreads, secondScores }: WorkingReport): Sheet {
  const again = new Set(secondScores.map(({ key }) => key));
  const nameOf = new Map(spreads.partners.map(({ id, name }) => [id, name]));
  return {
    name: "Scores",
    frozenColumns: 1,
    columns: [
      { key: "change_number", label: "Change", kind: "number", width: 9 },
      { key: "row_key", label: "Key", kind: "text", width: 30 },
      { key: "row", label: "Row", kind: "text", width: 44 },
      { key: "pass", label: "Pass", kind: "text", width: 10 },
      { key: "organisation", label: "Organisation", kind: "text", width: 44 },
      { key: "kind", label: "What the line is", kind: "text", width: 18 },
      { key: "level", label: "Level", kind: "level" },
      { key: "instead", label: "In place of a level", kind: "text", width: 20 },
    ],
    rows: spreads.changes.flatMap(({ number, rows }) =>
      rows.flatMap(({ key, topic, places }) =>
        places.flatMap(({ partnerId, position, without, people, first }): Cell[][] => {
          const pass = again.has(key) ? "second" : "first";
          const line = (of: string, kind: string, level: number | null, instead = ""): Cell[] => [
            number,
            key,
            topic,
            of,
            nameOf.get(partnerId) ?? "",
            kind,
            level,
            instead,
          ];
          const now = people
            ? people.map((level) => line(pass, "score", level))
            : [line(pass, "position", position, without ? WITHOUT[without] : "")];
          return first === null ? now : [line("first", "position", first), ...now];
        }),
      ),
    ),
  };
}
