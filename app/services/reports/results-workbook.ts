import type { LabelGroup } from "#app/domain/report/results-record.ts";
import type { BoardReport, WorkingReport } from "#app/domain/report/results-report.ts";
import { GROUP_NAMES, LABEL_NAMES } from "#app/domain/report/results-words.ts";
import type { ResultsAbout } from "./results-document.ts";
import { scoresSheet } from "./results-scores.ts";
import type { Cell, Column, Formula, Sheet, Workbook } from "./workbook.ts";

type Report = WorkingReport | BoardReport;

/** The results of a round as tables: what it is about, changes, rows, positions, scores, views. */
export function resultsWorkbook(report: Report, about: ResultsAbout): Workbook {
  return {
    title: report.reading === "board" ? "Results for the board" : "Results",
    author: about.area.name,
    asAt: about.round.asAt,
    sheets: [
      aboutSheet(report, about),
      changesSheet(report),
      levelsSheet(report),
      ...(report.positions ? [positionsSheet(report.positions)] : []),
      ...(report.reading === "working" ? [scoresSheet(report)] : []),
      viewsSheet(report),
    ],
  };
}

function aboutSheet(report: Report, { area, round, model, page }: ResultsAbout): Sheet {
  const facts: [string, string][] = [
    ["Area", area.name],
    ...(area.notice ? [["Please note", area.notice] satisfies [string, string]] : []),
    ["Round", round.name],
    ["As at", round.asAt],
    ["Status", round.status === "closed" ? "Closed" : "Not closed yet: more may be revealed"],
    ["Hospitals", round.hospitals],
    ["Area it covers", round.footprint],
    ["Model", model],
    ["The scores", report.scores.join(" ")],
    ["What the room made of them", report.decisions.join(" ")],
    ["A change’s level", report.method],
    ["The same as a web page", page],
  ];
  return {
    name: "About",
    columns: [
      { key: "what", label: "What", kind: "text", width: 28 },
      { key: "words", label: "In words", kind: "text", width: 110 },
    ],
    rows: facts,
  };
}

const GROUPS = Object.keys(GROUP_NAMES) as LabelGroup[];

function changesSheet(report: Report): Sheet {
  const numeric = (key: string, label: string, decimals?: number): Column => ({
    key,
    label,
    kind: "number",
    ...(decimals === undefined ? {} : { decimals }),
  });
  const sum = (key: string, result: number): Formula => ({ formula: `SUM([${key}:all])`, result });
  return {
    name: "Changes",
    frozenColumns: 2,
    columns: [
      { key: "number", label: "Number", kind: "number", width: 9 },
      { key: "change", label: "Change", kind: "text", width: 44 },
      { key: "agreed", label: "Agreed level", kind: "level" },
      { key: "target", label: "Target", kind: "level" },
      { key: "target_date", label: "Target date", kind: "date", width: 18 },
      { key: "last", label: "Last round", kind: "level" },
      numeric("mean", "Mean of agreed rows", 2),
      numeric("rows", "Rows"),
      ...GROUPS.map((group) => numeric(group, GROUP_NAMES[group])),
    ],
    rows: report.changes.map(({ number, name, level, target, last, rows, labels }): Cell[] => {
      const levels = rows.flatMap(({ agreed }) => (typeof agreed === "number" ? [agreed] : []));
      const mean = levels.reduce<number>((all, each) => all + each, 0) / levels.length;
      return [
        number,
        name,
        level,
        target.level,
        target.date,
        last,
        {
          formula: 'IFERROR(AVERAGEIF([Rows!change_number:all],[number],[Rows!agreed:all]),"")',
          result: levels.length > 0 ? mean : "",
        },
        { formula: "COUNTIF([Rows!change_number:all],[number])", result: rows.length },
        ...GROUPS.map((group) => ({
          formula: `COUNTIFS([Rows!change_number:all],[number],[Rows!label:all],"${GROUP_NAMES[group]}")`,
          result: labels[group],
        })),
      ];
    }),
    foot: [
      [
        null,
        "All changes",
        null,
        null,
        null,
        null,
        null,
        sum("rows", report.figures.rows),
        ...GROUPS.map((group) => sum(group, report.figures.labels[group])),
      ],
    ],
  };
}

const AGREED = { "not-applicable": "does not apply" } as const;

function say(level: number | "not-applicable" | null): string | number | null {
  return level === "not-applicable" ? AGREED[level] : level;
}

/** Every row of the model with what was agreed: the sheet "Rows", and a CSV of both readings. */
export function levelsSheet(report: Report): Sheet {
  return {
    name: "Rows",
    frozenColumns: 3,
    columns: [
      { key: "change_number", label: "Change", kind: "number", width: 9 },
      { key: "row_key", label: "Key", kind: "text", width: 24 },
      { key: "row", label: "Row", kind: "text", width: 44 },
      { key: "agreed", label: "Agreed level", kind: "level" },
      { key: "target", label: "Target", kind: "level" },
      { key: "target_date", label: "Target date", kind: "date", width: 18 },
      { key: "gap", label: "Levels to target", kind: "number" },
      { key: "last", label: "Last round", kind: "level" },
      { key: "moved", label: "Moved since", kind: "number" },
      { key: "label", label: "How far scores agree", kind: "text", width: 22 },
      { key: "counts", label: "Scores", kind: "text", width: 34 },
      { key: "priority", label: "Priority", kind: "text", width: 10 },
      { key: "views", label: "Different views", kind: "number" },
      { key: "rationale", label: "Why", kind: "text", width: 60 },
      { key: "parked", label: "Parked with", kind: "text", width: 40 },
    ],
    rows: report.changes.flatMap(({ number, rows }) =>
      rows.map((row): Cell[] => [
        number,
        row.key,
        row.topic,
        say(row.agreed),
        row.target.level,
        row.target.date,
        difference("target", row.target.level, "agreed", row.agreed, true),
        say(row.last),
        difference("agreed", row.agreed, "last", row.last, false),
        row.label === null ? GROUP_NAMES.hidden : LABEL_NAMES[row.label],
        row.counts,
        row.priority ? "yes" : "",
        row.views.length,
        row.rationale,
        row.parked,
      ]),
    ),
  };
}

type Level = number | "not-applicable" | null;

/** One level less another where both are levels; never below 0 when `floor` says so. */
function difference(
  key: string,
  from: Level,
  lessKey: string,
  less: Level,
  floor: boolean,
): Formula {
  const known = typeof from === "number" && typeof less === "number";
  const gap = known ? from - less : 0;
  const minus = floor ? `MAX(0,[${key}]-[${lessKey}])` : `[${key}]-[${lessKey}]`;
  return {
    formula: `IF(AND(ISNUMBER([${key}]),ISNUMBER([${lessKey}])),${minus},"")`,
    result: known ? (floor ? Math.max(0, gap) : gap) : "",
  };
}

const WITHOUT = {
  "dont-know": "don’t know",
  "not-applicable": "not for it to say",
  "not-asked": "not asked",
  "not-revealed": "not revealed yet",
} as const;

/** Rows by partners: the figures of the heat map. */
function positionsSheet({ partners, changes }: NonNullable<Report["positions"]>): Sheet {
  const keys = partners.map((_, at) => `partner_${at + 1}`);
  const range = `[${keys[0]}]:[${keys.at(-1)}]`;
  const rows = changes.flatMap(({ number, rows: own }) =>
    own.map((row) => ({ ...row, change: number })),
  );
  const levelsOf = (cells: readonly unknown[]) => cells.filter((cell) => typeof cell === "number");
  const over = (name: "AVERAGE" | "MIN" | "MAX", cells: readonly unknown[]): Formula => {
    const levels = levelsOf(cells);
    const formula = `IF(COUNT(${range})=0,"",${name}(${range}))`;
    if (levels.length === 0) return { formula, result: "" };
    if (name !== "AVERAGE")
      return { formula, result: Math[name === "MIN" ? "min" : "max"](...levels) };
    return { formula, result: levels.reduce((all, each) => all + each, 0) / levels.length };
  };
  const column = (at: number) => rows.map(({ cells }) => cells[at]);
  return {
    name: "Positions",
    frozenColumns: 2,
    columns: [
      { key: "change_number", label: "Change", kind: "number", width: 9 },
      { key: "row", label: "Row", kind: "text", width: 44 },
      ...partners.map(
        ({ shortName }, at): Column => ({
          key: `partner_${at + 1}`,
          label: shortName,
          kind: "level",
          width: 14,
          decimals: 1,
        }),
      ),
      { key: "lowest", label: "Lowest", kind: "number", decimals: 1 },
      { key: "highest", label: "Highest", kind: "number", decimals: 1 },
      { key: "mean", label: "Mean", kind: "number", decimals: 2 },
      { key: "agreed", label: "Agreed level", kind: "level" },
    ],
    rows: rows.map(({ change, topic, cells, agreed }): Cell[] => [
      change,
      topic,
      ...cells.map((cell) => (typeof cell === "string" ? WITHOUT[cell] : (cell ?? "blank"))),
      over("MIN", cells),
      over("MAX", cells),
      over("AVERAGE", cells),
      say(agreed),
    ]),
    foot: [
      [
        null,
        "Rows with a level",
        ...keys.map((key, at) => ({
          formula: `COUNT([${key}:all])`,
          result: levelsOf(column(at)).length,
        })),
      ],
      [
        null,
        "Mean of its levels",
        ...keys.map((key, at): Formula => {
          const levels = levelsOf(column(at));
          const mean = levels.reduce((all, each) => all + each, 0) / levels.length;
          const formula = `IF(COUNT([${key}:all])=0,"",AVERAGE([${key}:all]))`;
          return { formula, result: levels.length === 0 ? "" : mean };
        }),
      ],
    ],
  };
}

function viewsSheet({ changes }: Report): Sheet {
  return {
    name: "Different views",
    columns: [
      { key: "change_number", label: "Change", kind: "number", width: 9 },
      { key: "row", label: "Row", kind: "text", width: 44 },
      { key: "agreed", label: "Agreed level", kind: "level" },
      { key: "partner", label: "Partner", kind: "text" },
      { key: "level", label: "Its level", kind: "level" },
      { key: "sentence", label: "In its own words", kind: "text", width: 70 },
      { key: "confirmed", label: "Confirmed", kind: "text", width: 12 },
    ],
    rows: changes.flatMap(({ number, rows }) =>
      rows.flatMap((row) =>
        row.views.map(({ partner, level, sentence, confirmed }): Cell[] => [
          number,
          row.topic,
          say(row.agreed),
          partner.name,
          level,
          sentence,
          confirmed ? "yes" : "not yet",
        ]),
      ),
    ),
  };
}
