import { formatDate } from "#app/domain/dates.ts";
import type {
  ReturnAnswer,
  ReturnCorrectionReport,
  ReturnReport,
  ReturnSectionReport,
} from "#app/domain/report/return-report.ts";
import type { Block, DocumentTable, Paragraph, ReportDocument } from "./document.ts";

/** What a return's files need beside its report. */
export type ReturnAbout = {
  notice: string | null;
  /** "21 June 2017". */
  asAt: string;
  today: string;
  submittedOn: string | null;
  /** Where its template comes from. */
  source: string;
  corrections: readonly ReturnCorrectionReport[];
  /** The address of the page that shows the same. */
  page: string;
};

/** A quarterly return on paper: its completion, every section, what was asked and who signed. */
export function returnDocument(report: ReturnReport, about: ReturnAbout): ReportDocument {
  const { quarter, months, sentence } = report;
  return {
    title: `Quarterly return ${quarter}`,
    author: report.area,
    asAt: about.asAt,
    orientation: "landscape",
    notice: about.notice,
    summary: [
      `${report.title}, ${months}.`,
      about.submittedOn === null
        ? `Not submitted yet. ${sentence}`
        : `Submitted on ${formatDate(about.submittedOn)}. ${sentence}`,
      ...(about.corrections.length > 0
        ? [`Corrected since: ${count(about.corrections.length, "correction")} on the last page.`]
        : []),
    ],
    page: about.page,
    blocks: [
      { kind: "heading", text: "Completion", newPage: false, together: true },
      table(
        [
          { label: "Section", share: 0.5 },
          { label: "Answered", share: 0.25, numeric: true },
          { label: "Of", share: 0.25, numeric: true },
        ],
        report.completion.map(({ name, done, total }) => [name, String(done), String(total)]),
      ),
      { kind: "paragraph", paragraph: { runs: [{ text: about.source, look: "quiet" }] } },
      ...report.sections.flatMap(printSection),
      ...printAsked(report),
      ...printSignatures(report),
      ...printCorrections(about.corrections),
    ],
  };
}

const count = (n: number, noun: string) => `${n} ${noun}${n === 1 ? "" : "s"}`;

function printSection({ name, parts }: ReturnSectionReport): Block[] {
  const blocks: Block[] = [{ kind: "heading", text: name, newPage: false, together: true }];
  let alone: ReturnAnswer[] = [];
  const printAlone = () => {
    if (alone.length === 0) return;
    blocks.push(
      table(
        [
          { label: "Question", share: 0.35 },
          { label: "Answer", share: 0.65 },
        ],
        alone.map((item) => [item.name, answerCell(item)]),
      ),
    );
    alone = [];
  };
  for (const part of parts) {
    if (part.kind === "question") {
      alone.push(part.item);
      continue;
    }
    printAlone();
    // A column in which nobody was asked anything takes no room.
    const used = part.columns
      .map((_, at) => at)
      .filter((at) => part.rows.some(({ cells }) => (cells[at]?.answer ?? "") !== ""));
    const first = used.length > 3 ? 0.22 : 0.4;
    blocks.push(
      table(
        [
          { label: "", share: first },
          ...used.map((at) => ({
            label: part.columns[at] ?? "",
            share: (1 - first) / used.length,
            numeric: part.rows.every(({ cells }) => (cells[at]?.type ?? "money") === "money"),
          })),
        ],
        part.rows.map((row) => [
          row.name,
          ...used.map((at) => {
            const item = row.cells[at];
            return item ? answerCell(item) : "";
          }),
        ]),
        part.name,
      ),
    );
  }
  printAlone();
  return blocks;
}

type CellText = string | Paragraph[];

function answerCell({ shown, source }: ReturnAnswer): CellText {
  const lines = shown === "" ? ["Not answered"] : shown.split(/\n+/).filter((each) => each !== "");
  return [
    ...lines.map(
      (text): Paragraph => ({
        runs: [shown === "" ? { text, look: "quiet" } : { text }],
      }),
    ),
    ...(source === null ? [] : [{ runs: [{ text: source, look: "quiet" as const }] }]),
  ];
}

function table(
  columns: DocumentTable["columns"],
  rows: readonly CellText[][],
  title?: string,
): Block {
  return {
    kind: "table",
    ...(title === undefined ? {} : { title }),
    columns,
    rows: rows.map((cells) => ({
      first: true,
      cells: cells.map((cell) => (typeof cell === "string" ? [{ runs: [{ text: cell }] }] : cell)),
    })),
  };
}

function printAsked({ contradictions }: ReturnReport): Block[] {
  if (contradictions.length === 0) return [];
  return [
    { kind: "heading", text: "What was asked about these answers", newPage: false, together: true },
    table(
      [
        { label: "Question", share: 0.55 },
        { label: "Explanation", share: 0.45 },
      ],
      contradictions.map(({ sentence, explanation }) => [sentence, explanation ?? "None given"]),
    ),
  ];
}

function printSignatures({ signatures }: ReturnReport): Block[] {
  return [
    { kind: "heading", text: "Sign-off", newPage: false, together: true },
    signatures.length === 0
      ? { kind: "paragraph", paragraph: { runs: [{ text: "Nobody has signed yet." }] } }
      : table(
          [
            { label: "Signs as", share: 0.45 },
            { label: "Signature", share: 0.55 },
          ],
          signatures.map(({ capacity, words }) => [capacity, words]),
        ),
  ];
}

function printCorrections(corrections: readonly ReturnCorrectionReport[]): Block[] {
  if (corrections.length === 0) return [];
  return [
    { kind: "heading", text: "Corrections since it was submitted", newPage: true, together: true },
    table(
      [
        { label: "Date", share: 0.13 },
        { label: "Question", share: 0.25 },
        { label: "Said", share: 0.18 },
        { label: "Should say", share: 0.18 },
        { label: "Why", share: 0.26 },
      ],
      corrections.map(({ on, question, was, becomes, reason, person }) => [
        formatDate(on),
        question,
        was || "Nothing",
        becomes || "Nothing",
        `${reason} (${person})`,
      ]),
    ),
  ];
}
