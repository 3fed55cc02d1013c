import { amountIn, PURPOSES } from "#app/domain/funding/grant.ts";
import type { ReportedScheme } from "#app/domain/report/funding-input.ts";
import type { FundingPaper } from "#app/domain/report/funding-paper.ts";
import type { Sheet, Workbook } from "./workbook.ts";

/** Everything the workbook needs beside the paper: the schemes as they are entered. */
export type FundingTables = {
  paper: FundingPaper;
  schemes: readonly ReportedScheme[];
  /** YYYY-MM-DD. */
  today: string;
};

const yearKey = (year: string) => `y${year}`;

/**
 * The use of the grant as a workbook: what is entered stands as figures, everything that follows
 * from it as formulas, so that a changed sum changes the totals.
 */
export function fundingWorkbook(tables: FundingTables): Workbook {
  const { paper, today } = tables;
  return {
    title: paper.title,
    author: paper.report.area,
    asAt: today,
    sheets: [
      yearSheet(tables),
      stepSheet(tables),
      purposeSheet(tables),
      schemeSheet(tables),
      conditionSheet(paper),
      signOffSheet(paper),
    ],
  };
}

/** One line a scheme, as it is entered; also what the CSV holds. */
export function schemeSheet({ paper, schemes }: FundingTables): Sheet {
  const years = paper.report.years.map(({ year }) => year);
  const total = (scheme: ReportedScheme) =>
    years.reduce((sum, year) => sum + amountIn(scheme, year), 0);
  const together = (year: string) =>
    schemes.reduce((sum, scheme) => sum + amountIn(scheme, year), 0);
  const allYears = years.map((year) => `[${yearKey(year)}]`).join("+");
  return {
    name: "Schemes",
    frozenColumns: 1,
    columns: [
      { key: "scheme", label: "Scheme", kind: "text", width: 34 },
      { key: "step", label: "Step", kind: "number", width: 8 },
      { key: "lead", label: "Lead organisation", kind: "text" },
      { key: "provider", label: "Provider", kind: "text" },
      { key: "standing", label: "New or continuing", kind: "text", width: 14 },
      { key: "committed", label: "Committed", kind: "text", width: 12 },
      { key: "starts", label: "Starts", kind: "date" },
      { key: "ends", label: "Ends", kind: "date" },
      { key: "meet-needs", label: "Meet social care needs, %", kind: "number" },
      { key: "reduce-pressure", label: "Reduce pressure on the NHS, %", kind: "number" },
      { key: "support-market", label: "Support the care market, %", kind: "number" },
      ...years.map((year) => ({ key: yearKey(year), label: year, kind: "money" as const })),
      { key: "total", label: "All years", kind: "money" },
      { key: "actions", label: "Actions", kind: "text" },
      { key: "measures", label: "Measures", kind: "text" },
      { key: "notes", label: "Notes", kind: "text" },
    ],
    rows: schemes.map((scheme) => [
      scheme.name,
      scheme.step,
      scheme.lead?.name ?? "",
      scheme.provider,
      scheme.continuing ? "Continuing" : "New",
      scheme.committed ? "Yes" : "No",
      scheme.startsOn,
      scheme.endsOn,
      ...PURPOSES.map((purpose) => scheme.purposes[purpose] ?? 0),
      ...years.map((year) => amountIn(scheme, year)),
      years.length === 0 ? 0 : { formula: allYears, result: total(scheme) },
      scheme.actions.map(({ topic }) => topic).join("; "),
      scheme.measures.join("; "),
      scheme.notes,
    ]),
    foot:
      schemes.length === 0
        ? []
        : [
            [
              "All schemes",
              ...Array.from({ length: 10 }, () => null),
              ...years.map((year) => ({
                formula: `SUM([${yearKey(year)}:all])`,
                result: together(year),
              })),
              {
                formula: "SUM([total:all])",
                result: schemes.reduce((sum, scheme) => sum + total(scheme), 0),
              },
            ],
          ],
  };
}

/** Grant, plan and what is left by year, from the schemes. */
function yearSheet({ paper, schemes }: FundingTables): Sheet {
  const { years, all } = paper.report;
  const has = schemes.length > 0;
  return {
    name: "Years",
    columns: [
      { key: "year", label: "Financial year", kind: "text", width: 16 },
      { key: "status", label: "Status", kind: "text", width: 16 },
      { key: "grant", label: "Grant", kind: "money" },
      { key: "planned", label: "On schemes", kind: "money" },
      { key: "left", label: "Unallocated", kind: "money" },
    ],
    rows: years.map(({ year, statusName, grant, planned, left }) => [
      year,
      statusName,
      grant,
      has ? { formula: `SUM([Schemes!${yearKey(year)}:all])`, result: planned } : 0,
      { formula: "[grant]-[planned]", result: left },
    ]),
    foot:
      all === null
        ? []
        : [
            [
              "All years",
              null,
              { formula: "SUM([grant:all])", result: all.grant },
              { formula: "SUM([planned:all])", result: all.planned },
              { formula: "SUM([left:all])", result: all.left },
            ],
          ],
  };
}

/** Each step's money by year, from the schemes. */
function stepSheet({ paper, schemes }: FundingTables): Sheet {
  const { steps, years } = paper.report;
  const keys = years.map(({ year }) => yearKey(year));
  const ofStep = (key: string) => `SUMIF([Schemes!step:all],[step],[Schemes!${key}:all])`;
  const amount = (formula: string, result: number) =>
    schemes.length > 0 && keys.length > 0 ? { formula, result } : result;
  return {
    name: "Steps",
    frozenColumns: 2,
    columns: [
      { key: "step", label: "Step", kind: "number", width: 8 },
      { key: "name", label: "Name", kind: "text", width: 44 },
      ...years.map(({ year }) => ({ key: yearKey(year), label: year, kind: "money" as const })),
      { key: "total", label: "All years", kind: "money" },
    ],
    rows: steps.map(({ number, name, byYear, total }) => [
      number,
      name,
      ...byYear.map((each) => amount(ofStep(yearKey(each.year)), each.amount)),
      amount(keys.map((key) => `[${key}]`).join("+"), total),
    ]),
    foot: [
      [
        null,
        "All steps",
        ...years.map(({ year, planned }) => amount(`SUM([${yearKey(year)}:all])`, planned)),
        amount("SUM([total:all])", paper.report.all?.planned ?? 0),
      ],
    ],
  };
}

/** Each permitted purpose's money by year: rounded to the penny as `amountFor` does it. */
function purposeSheet({ paper, schemes }: FundingTables): Sheet {
  const { years, purposes } = paper.report;
  const share = (keys: readonly string[]) =>
    keys.length === 0 ? "0" : `(${keys.map((key) => `[Schemes!${key}:all]`).join("+")})`;
  const pence = (year: string, keys: readonly string[]) =>
    `ROUND(ROUND([Schemes!${yearKey(year)}:all]*100,0)*${share(keys)}/100,0)`;
  const amountOf = (purpose: (typeof PURPOSES)[number], year: string) => {
    const at = PURPOSES.indexOf(purpose);
    const [upTo, before] = [PURPOSES.slice(0, at + 1), PURPOSES.slice(0, at)];
    return `SUMPRODUCT(${pence(year, upTo)}-${pence(year, before)})/100`;
  };
  const sums = new Map(purposes.map((line) => [line.key, line]));
  return {
    name: "Purposes",
    columns: [
      { key: "purpose", label: "Permitted purpose", kind: "text", width: 34 },
      ...years.map(({ year }) => ({ key: yearKey(year), label: year, kind: "money" as const })),
      { key: "total", label: "All years", kind: "money" },
    ],
    rows:
      schemes.length === 0 || years.length === 0
        ? []
        : PURPOSES.flatMap((purpose) => {
            const line = sums.get(purpose);
            if (!line) return [];
            return [
              [
                line.name,
                ...line.byYear.map(({ year, amount }) => ({
                  formula: amountOf(purpose, year),
                  result: amount,
                })),
                {
                  formula: years.map(({ year }) => `[${yearKey(year)}]`).join("+"),
                  result: line.total,
                },
              ],
            ];
          }),
  };
}

function conditionSheet({ report }: FundingPaper): Sheet {
  return {
    name: "Conditions",
    columns: [
      { key: "status", label: "Status", kind: "text", width: 18 },
      { key: "condition", label: "Condition", kind: "text", width: 34 },
      { key: "found", label: "What was found", kind: "text", width: 50 },
      { key: "evidence", label: "Evidence", kind: "text", width: 50 },
      { key: "words", label: "What it asks for", kind: "text", width: 50 },
      { key: "source", label: "Where it stands", kind: "text", width: 40 },
    ],
    rows: report.conditions.map(({ statusName, title, findings, evidence, words, clause }) => [
      statusName,
      title,
      findings.map(({ sentence }) => sentence).join("\n"),
      evidence.join("\n"),
      words,
      clause,
    ]),
  };
}

function signOffSheet({ report }: FundingPaper): Sheet {
  return {
    name: "Sign-offs",
    columns: [
      { key: "year", label: "Financial year", kind: "text", width: 16 },
      { key: "capacity", label: "Signs as", kind: "text", width: 44 },
      { key: "signature", label: "Signature", kind: "text", width: 50 },
      { key: "withdrawn", label: "Withdrawn", kind: "text", width: 50 },
    ],
    rows: report.signing.flatMap(({ year, signatories }) =>
      signatories.map(({ capacity, signed, withdrawn }) => [
        year,
        capacity,
        signed?.words ?? "Not signed yet",
        withdrawn.join("\n"),
      ]),
    ),
  };
}
