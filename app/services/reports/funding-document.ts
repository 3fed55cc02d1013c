import { formatMoney, formatMoneyProse } from "#app/domain/money.ts";
import type { FundingPaper } from "#app/domain/report/funding-paper.ts";
import type { FundingReport, SumLine } from "#app/domain/report/funding-report.ts";
import { heading, line, paragraph, text } from "./blocks.ts";
import type { Block, DocumentTable, Paragraph, ReportDocument, Run } from "./document.ts";

/** The use of the grant as a board paper. `page` is the address of the page that shows the same. */
export function fundingDocument(paper: FundingPaper, page: string): ReportDocument {
  const { title, report, recommendations } = paper;
  const hasMoney = report.steps.some(({ total }) => total > 0);
  return {
    title,
    author: report.area,
    asAt: report.asAt,
    orientation: "portrait",
    notice: report.notice,
    summary: [...report.sentences, report.conditionsSentence],
    page,
    blocks: [
      heading("Recommendations"),
      ...recommendations.map((sentence, at) => paragraph(`${at + 1}.  ${sentence}`)),
      ...(report.note ? [paragraph(report.note)] : []),
      ...(hasMoney
        ? [
            heading("Where the money goes"),
            {
              kind: "chart" as const,
              chart: { type: "funding-flow" as const, data: report.flow },
              maxHeight: 300,
            },
            heading("By step and year", true),
            { kind: "table" as const, ...stepTable(report) },
            heading("Schemes"),
            { kind: "table" as const, ...schemeTable(report) },
          ]
        : []),
      heading("Conditions of the grant"),
      paragraph(report.conditionsSentence),
      { kind: "table", ...conditionTable(report) },
      ...signOffs(report),
      ...consultation(paper),
      heading("In England as a whole"),
      paragraph(
        `${report.national.words} ${report.national.lines
          .map(
            ({ year, national, share }) =>
              `${year}: ${formatMoneyProse(national)}${share === "" ? "" : `, of which this area has ${share}`}.`,
          )
          .join(" ")}`,
      ),
      paragraph(`Published: ${report.national.source}.`, "quiet"),
    ],
  };
}

const cell = (words: string, look?: Run["look"]): Paragraph[] => [text(words, look)];

function stepTable({ steps, years, all }: FundingReport): DocumentTable {
  const share = 0.62 / (years.length + 1);
  const sums = (of: SumLine, look?: Run["look"]) => [
    ...of.byYear.map(({ amount }) => cell(formatMoney(amount), look)),
    cell(formatMoney(of.total), "strong"),
  ];
  const total = (label: string, pick: (year: (typeof years)[number]) => number, sum: number) => ({
    first: label === "On schemes",
    cells: [
      cell(label, "strong"),
      ...years.map((year) => cell(formatMoney(pick(year)), "strong")),
      cell(formatMoney(sum), "strong"),
    ],
  });
  return {
    columns: [
      { label: "Step", share: 0.38 },
      ...years.map(({ year, statusName }) => ({
        label: `${year} (${statusName.toLowerCase()})`,
        share,
        numeric: true,
      })),
      { label: "All years", share, numeric: true },
    ],
    rows: [
      ...steps.map((step) => ({
        first: false,
        cells: [cell(`${step.number}  ${step.name}`), ...sums(step)],
      })),
      total("On schemes", ({ planned }) => planned, all?.planned ?? 0),
      total("Grant", ({ grant }) => grant, all?.grant ?? 0),
      total("Unallocated", ({ left }) => left, all?.left ?? 0),
    ],
  };
}

function schemeTable({ steps }: FundingReport): DocumentTable {
  return {
    columns: [
      { label: "Scheme", share: 0.32 },
      { label: "Lead and provider", share: 0.22 },
      { label: "Purposes", share: 0.22 },
      { label: "Amounts", share: 0.24, numeric: true },
    ],
    rows: steps.flatMap(({ number, schemes }) =>
      schemes.map((scheme, at) => ({
        first: at === 0,
        cells: [
          [
            line({ text: scheme.name, look: "strong" }),
            ...(scheme.description ? cell(scheme.description) : []),
            line({
              text: [`Step ${number}`, scheme.standing, scheme.runs].filter(Boolean).join(". "),
              look: "quiet",
            }),
          ],
          [
            ...(scheme.lead
              ? [{ runs: [{ text: scheme.lead.name }], mark: scheme.lead }]
              : cell("No lead yet", "quiet")),
            ...(scheme.provider ? cell(scheme.provider, "quiet") : []),
          ],
          scheme.purposes.map((purpose) => line({ text: purpose })),
          [
            ...scheme.byYear
              .filter(({ amount }) => amount !== 0)
              .map(({ year, amount }) => line({ text: `${year}: ${formatMoney(amount)}` })),
            line({ text: formatMoney(scheme.total), look: "strong" }),
          ],
        ],
      })),
    ),
  };
}

function conditionTable({ conditions }: FundingReport): DocumentTable {
  return {
    columns: [
      { label: "Status", share: 0.15 },
      { label: "Condition", share: 0.47 },
      { label: "What it asks for, and where it stands", share: 0.38 },
    ],
    rows: conditions.map(
      ({ statusName, status, title, findings, evidence, words, clause }, at) => ({
        first: at > 0 && conditions[at - 1]?.status !== status,
        cells: [
          cell(statusName, status === "fail" ? "strong" : undefined),
          [
            line({ text: title, look: "strong" }),
            ...findings.map(({ sentence }) => line({ text: sentence })),
            ...evidence.flatMap((sentence) => cell(sentence, "quiet")),
          ],
          [line({ text: words }), line({ text: clause, look: "quiet" })],
        ],
      }),
    ),
  };
}

function signOffs({ signing }: FundingReport): Block[] {
  const asked = signing.filter(({ signatories }) => signatories.length > 0);
  if (asked.length === 0) return [];
  return [
    heading("Sign-off"),
    {
      kind: "table",
      columns: [
        { label: "Year", share: 0.14 },
        { label: "Signs as", share: 0.43 },
        { label: "Signature", share: 0.43 },
      ],
      rows: asked.flatMap(({ year, signatories }) =>
        signatories.map(({ capacity, person, signed, withdrawn }, at) => ({
          first: at === 0,
          cells: [
            cell(at === 0 ? year : ""),
            [line({ text: capacity }), ...(person ? cell(person, "quiet") : [])],
            [
              line({ text: signed ? signed.words : "Not signed yet" }),
              ...withdrawn.map((words): Paragraph => line({ text: words, look: "quiet" })),
            ],
          ],
        })),
      ),
    },
  ];
}

function consultation({ consultation: said }: FundingPaper): Block[] {
  if (said === null) return [];
  return [
    heading("Consultation"),
    paragraph(
      `Version ${said.number} of the plan went round on ${said.circulated}. ${said.closing}${
        said.silent.length > 0 ? ` No comment from: ${said.silent.join("; ")}.` : ""
      }`,
    ),
    ...(said.comments.length === 0
      ? []
      : [
          {
            kind: "table" as const,
            columns: [
              { label: "From", share: 0.24 },
              { label: "Comment", share: 0.38 },
              { label: "Response", share: 0.38 },
            ],
            rows: said.comments.map(({ from, on, text, response }) => ({
              first: false,
              cells: [
                [line({ text: from }), line({ text: on, look: "quiet" as const })],
                cell(text),
                response === "" ? cell("None yet", "quiet") : cell(response),
              ],
            })),
          },
        ]),
    ...(said.outcome === "" ? [] : [paragraph(said.outcome)]),
  ];
}
