import type { ReturnReport, ReturnSectionReport } from "#app/domain/report/return-report.ts";
import { penceOf } from "#app/domain/return/answers.ts";
import type { ReturnAbout } from "./return-document.ts";
import type { Sheet, Workbook } from "./workbook.ts";

/** A quarterly return as a workbook: the check sheet, a sheet for each section, sums with formulas. */
export function returnWorkbook(report: ReturnReport, about: ReturnAbout): Workbook {
  return {
    title: `Quarterly return ${report.quarter}`,
    author: report.area,
    asAt: about.submittedOn ?? about.today,
    sheets: [
      checkSheet(report),
      ...report.sections.map((section, at) => sectionSheet(report, section, at + 1)),
      ...report.sections.flatMap(moneySheets),
      askedSheet(report),
      signSheet(report),
      ...(about.corrections.length > 0 ? [correctionSheet(about)] : []),
    ],
  };
}

function checkSheet({ completion }: ReturnReport): Sheet {
  return {
    name: "Checklist",
    columns: [
      { key: "section", label: "Section", kind: "text", width: 34 },
      { key: "answered", label: "Answered", kind: "number" },
      { key: "total", label: "Of", kind: "number" },
      { key: "open", label: "Still open", kind: "number" },
    ],
    rows: completion.map(({ name, done, total }, at) => [
      `${at + 1}. ${name}`,
      done,
      total,
      { formula: "[total]-[answered]", result: total - done },
    ]),
    foot: [
      [
        "All sections",
        ...(["answered", "total", "open"] as const).map((key) => ({
          formula: `SUM([${key}:all])`,
          result: completion.reduce(
            (sum, { done, total }) =>
              sum + (key === "answered" ? done : key === "total" ? total : total - done),
            0,
          ),
        })),
      ],
    ],
  };
}

function sectionSheet(
  { previousQuarter }: ReturnReport,
  { name, parts }: ReturnSectionReport,
  number: number,
): Sheet {
  const items = parts.flatMap((part) =>
    part.kind === "question"
      ? [part.item]
      : part.rows.flatMap(({ cells }) => cells.filter((cell) => cell !== null)),
  );
  return {
    name: sheetName(`${number} ${name}`),
    frozenColumns: 1,
    columns: [
      { key: "question", label: "Question", kind: "text", width: 60 },
      { key: "answer", label: "Answer", kind: "text", width: 50 },
      { key: "previous", label: previousQuarter ?? "Quarter before", kind: "text", width: 36 },
      { key: "source", label: "Source of the figure", kind: "text", width: 50 },
      { key: "key", label: "Key", kind: "text", width: 30 },
    ],
    rows: items.map((item) => [item.name, item.shown, item.previous, item.source ?? "", item.key]),
  };
}

/** What a spreadsheet takes as a sheet's name: at most 31 characters, some of them not allowed. */
const sheetName = (name: string) => name.replace(/[[\]:*?/\\]/g, " ").slice(0, 31);

/** Tables that hold sums alone, as figures with their totals. */
function moneySheets({ parts }: ReturnSectionReport): Sheet[] {
  return parts.flatMap((part): Sheet[] => {
    if (part.kind === "question") return [];
    const cells = part.rows.flatMap((row) => row.cells.filter((cell) => cell !== null));
    if (cells.some(({ type }) => type !== "money")) return [];
    const keys = part.columns.map((_, at) => `c${at + 1}`);
    return [
      {
        name: sheetName(part.name),
        frozenColumns: 1,
        columns: [
          { key: "row", label: part.name, kind: "text", width: 20 },
          ...part.columns.map((label, at) => ({
            key: keys[at] ?? "",
            label,
            kind: "money" as const,
          })),
          { key: "year", label: "Year", kind: "money" },
        ],
        rows: part.rows.map((row) => {
          const sums = part.columns.map((_, at) => penceOf(row.cells[at]?.answer ?? ""));
          return [
            row.name,
            ...sums,
            {
              formula: keys.map((key) => `[${key}]`).join("+"),
              result: sums.reduce<number>((all, sum) => all + (sum ?? 0), 0),
            },
          ];
        }),
      },
    ];
  });
}

function askedSheet({ contradictions }: ReturnReport): Sheet {
  return {
    name: "Asked",
    columns: [
      { key: "question", label: "What was asked about the answers", kind: "text", width: 80 },
      { key: "explanation", label: "Explanation", kind: "text", width: 60 },
    ],
    rows: contradictions.map(({ sentence, explanation }) => [sentence, explanation ?? ""]),
  };
}

function signSheet({ signatures }: ReturnReport): Sheet {
  return {
    name: "Sign-off",
    columns: [
      { key: "capacity", label: "Signs as", kind: "text", width: 44 },
      { key: "signature", label: "Signature", kind: "text", width: 60 },
    ],
    rows: signatures.map(({ capacity, words }) => [capacity, words]),
  };
}

function correctionSheet({ corrections }: ReturnAbout): Sheet {
  return {
    name: "Corrections",
    columns: [
      { key: "on", label: "Date", kind: "date" },
      { key: "question", label: "Question", kind: "text", width: 50 },
      { key: "was", label: "Said", kind: "text", width: 30 },
      { key: "becomes", label: "Should say", kind: "text", width: 30 },
      { key: "reason", label: "Why", kind: "text", width: 50 },
      { key: "person", label: "By", kind: "text" },
    ],
    rows: corrections.map(({ on, question, was, becomes, reason, person }) => [
      on,
      question,
      was,
      becomes,
      reason,
      person,
    ]),
  };
}
