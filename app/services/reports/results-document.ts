import { explainHeatMap } from "#app/charts/heat-cell.tsx";
import { explainShortNames } from "#app/charts/partner.ts";
import { formatDate } from "#app/domain/dates.ts";
import { listFirstThings } from "#app/domain/report/first-things.ts";
import type { NationalContext } from "#app/domain/report/national-context.ts";
import type { LabelCounts, RecordChange, RecordRow } from "#app/domain/report/results-record.ts";
import type { BoardReport, WorkingReport } from "#app/domain/report/results-report.ts";
import {
  GROUP_NAMES,
  LABEL_NAMES,
  LABELS_TABLE,
  listGroups,
  listScoreNotes,
  NO_VIEW,
  READINGS,
  sayAgreed,
  sayLast,
  sayLevel,
  sayMethod,
  sayOwnTarget,
  sayPlaces,
  sayRound,
  sayTarget,
  sayViewPlace,
  UNCONFIRMED,
} from "#app/domain/report/results-words.ts";
import type { Block, DocumentTable, Paragraph, ReportDocument, Run } from "./document.ts";
import { chartOfResults } from "./results-charts.ts";
import { differing } from "./results-differing.ts";
import { howToRead, inContext, statistics } from "./results-reading.ts";

type Report = WorkingReport | BoardReport;

/** What a results pack says of its round beside the report itself. */
export type ResultsAbout = {
  area: { name: string; notice: string | null };
  round: { name: string; asAt: string; hospitals: string; footprint: string; status: string };
  levels: readonly { value: number; name: string }[];
  corrections: readonly { at: string; topic?: string | undefined; text: string }[];
  model: string;
  /** Whether every partner's lead agreed that boards see its positions. */
  shared: boolean;
  context: NationalContext | null;
  page: string;
};

/** The results of a round as a pack: the page's figures and sentences, in its order. */
export function resultsDocument(report: Report, about: ResultsAbout): ReportDocument {
  const { area, round } = about;
  const { title, purpose } = READINGS[report.reading];
  return {
    title,
    author: area.name,
    asAt: formatDate(round.asAt),
    orientation: "landscape",
    notice: area.notice,
    summary: [
      sayRound(round),
      purpose,
      `Hospitals: ${round.hospitals}. Area it covers: ${round.footprint}. Model: ${about.model}.`,
    ],
    page: about.page,
    blocks: [
      { kind: "heading", text: "In short", newPage: false },
      paragraph(report.scores.join(" ")),
      paragraph(report.decisions.join(" ")),
      labelTable(report),
      { kind: "contents", title: "Contents" },
      ...positions(report),
      ...changes(report, about),
      ...firstThings(report),
      ...(report.reading === "working" ? differing(report) : []),
      ...record(report, about),
      ...views(report, about),
      ...secondScores(report),
      ...inContext(about.context, !leavesRoom(report)),
      ...corrections(about),
      ...howToRead(report, about),
      ...statistics(report),
    ],
  };
}

const line = (...runs: Run[]): Paragraph => ({ runs });
const text = (words: string, look?: Run["look"]): Paragraph =>
  line({ text: words, ...(look && { look }) });
const paragraph = (words: string): Block => ({ kind: "paragraph", paragraph: text(words) });
const heading = (words: string, newPage = false, together = false): Block => ({
  kind: "heading",
  text: words,
  newPage,
  together,
});
const said = (words: string, look?: Run["look"]): Paragraph[] =>
  words === "" ? [] : [text(words, look)];

function labelTable({ figures }: Report): Block {
  const groups = (Object.keys(GROUP_NAMES) as (keyof typeof GROUP_NAMES)[]).filter(
    (group) => figures.labels[group] > 0,
  );
  return {
    kind: "table",
    columns: groups.map((group) => ({ label: GROUP_NAMES[group], share: 1 / groups.length })),
    rows: [
      {
        first: true,
        cells: groups.map((group) => [text(String(figures.labels[group]), "strong")]),
      },
    ],
  };
}

function positions(report: Report): Block[] {
  const chart = chartOfResults(report, "heat-map", null);
  if (!chart || !report.positions) return [];
  return [
    heading("Where each partner stands", true),
    { kind: "chart", chart, maxHeight: 390 },
    { kind: "marks", marks: report.positions.partners },
    { kind: "paragraph", paragraph: text(explainHeatMap(report.positions.partners), "quiet") },
  ];
}

function changes(report: Report, { levels }: ResultsAbout): Block[] {
  const chart = chartOfResults(report, "wheel", null);
  return [
    heading("The changes", true),
    paragraph(sayMethod(report)),
    ...(chart ? [{ kind: "chart", chart, maxHeight: 210 } as const] : []),
    {
      kind: "table",
      columns: [
        { label: "Change", share: 0.24 },
        { label: "Agreed", share: 0.16 },
        { label: "Target", share: 0.18 },
        { label: "Last round", share: 0.08 },
        { label: "In the room’s words", share: 0.34 },
      ],
      rows: report.changes.map((change) => ({
        first: true,
        cells: [
          [text(`${change.number} ${change.name}`, "strong")],
          [
            text(
              change.level === null
                ? "No level agreed for the change"
                : sayLevel(change.level, levels),
            ),
          ],
          said(sayTarget(change.target, levels)),
          said(change.last === null ? "" : String(change.last)),
          [...said(change.sentence), ...said(change.behind, "quiet")],
        ],
      })),
    },
    ...labelsByChange(report),
  ];
}

function labelsByChange({ changes: all, figures }: Report): Block[] {
  const groups = listGroups(figures.labels);
  const counts = (labels: LabelCounts, rows: number) =>
    [...groups.map((group) => labels[group]), rows].map((count) => [text(String(count))]);
  return [
    heading(LABELS_TABLE.caption, true),
    {
      kind: "table",
      columns: [
        { label: "Change", share: 0.3 },
        ...[...groups.map((group) => GROUP_NAMES[group]), "Rows"].map((label) => ({
          label,
          share: 0.7 / (groups.length + 1),
          numeric: true,
        })),
      ],
      rows: [
        ...all.map(({ number, shortName, labels, rows }) => ({
          first: false,
          cells: [[text(`${number} ${shortName}`)], ...counts(labels, rows.length)],
        })),
        {
          first: true,
          cells: [[text(LABELS_TABLE.all, "strong")], ...counts(figures.labels, figures.rows)],
        },
      ],
    },
  ];
}

function firstThings(report: Report): Block[] {
  const lists = listFirstThings(report);
  if (lists.length === 0) return [];
  return [
    heading("What to do first"),
    {
      kind: "table",
      columns: [
        { label: "List", share: 0.3 },
        { label: "Rows", share: 0.7 },
      ],
      rows: lists.map((list) => ({
        first: true,
        cells: [
          [text(list.title, "strong"), text(list.about, "quiet")],
          list.entries.map(({ topic, detail }) =>
            line({ text: `${topic} ` }, { text: detail, look: "quiet" }),
          ),
        ],
      })),
    },
  ];
}

function record(report: Report, about: ResultsAbout): Block[] {
  return [
    heading("What the room agreed", true),
    ...report.changes.flatMap((change): Block[] => {
      const known = change.rows.filter(({ label, parked }) => label !== null || parked !== null);
      const hidden = change.rows.filter((row) => !known.includes(row));
      return [
        ...(known.length > 0 ? [recordTable(known, change, about)] : []),
        ...(hidden.length > 0
          ? [
              paragraph(
                `${known.length > 0 ? "" : `${change.number} ${change.name}. `}Not revealed yet: ${hidden.map(({ topic }) => topic).join("; ")}.`,
              ),
            ]
          : []),
      ];
    }),
  ];
}

type Rows = readonly (RecordRow | WorkingReport["changes"][number]["rows"][number])[];

function recordTable(rows: Rows, change: RecordChange, { levels }: ResultsAbout): Block {
  const table: DocumentTable = {
    title: `${change.number} ${change.name}`,
    columns: [
      { label: "Row", share: 0.22 },
      { label: "Agreed", share: 0.14 },
      { label: "Scores", share: 0.3 },
      { label: "Why", share: 0.34 },
    ],
    rows: rows.map((row) => ({
      first: true,
      cells: [
        [text(row.topic, "strong"), ...(row.priority ? [text("Priority")] : [])],
        [
          ...(row.label === null ? [] : [text(sayAgreed(row, levels))]),
          ...said(sayOwnTarget(row, change)),
          ...said(sayLast(row), "quiet"),
        ],
        [
          ...(row.label === null ? [] : [text(LABEL_NAMES[row.label], "strong")]),
          ...said(row.counts ?? "", "quiet"),
          ...listScoreNotes(row).flatMap((each) => said(each)),
        ],
        [
          ...said(row.rationale),
          ...(row.parked === null ? [] : [text(`Parked. ${row.parked}`)]),
          ...(row.views.length === 0 ? [] : [text("Different view", "quiet")]),
          ...row.views.map(({ partner, level }) => ({
            runs: [{ text: `${partner.shortName} ` }, { text: String(level) }],
            mark: partner,
          })),
        ],
      ],
    })),
  };
  return { kind: "table", ...table };
}

const VIEWS_TITLE = "Different views on record";

function views({ changes: all }: Report, { levels }: ResultsAbout): Block[] {
  const rows = all.flatMap((change) =>
    change.rows.filter((row) => row.views.length > 0).map((row) => ({ ...row, change })),
  );
  if (rows.length === 0) return [heading(VIEWS_TITLE), paragraph(NO_VIEW)];
  const named = new Map(
    rows.flatMap((row) => row.views.map(({ partner }) => [partner.id, partner] as const)),
  );
  const short = explainShortNames([...named.values()]);
  return [
    heading(VIEWS_TITLE, false, true),
    ...(short === "" ? [] : [{ kind: "paragraph", paragraph: text(short, "quiet") } as const]),
    {
      kind: "table",
      columns: [
        { label: "Row", share: 0.3 },
        { label: "Partner", share: 0.14 },
        { label: "Its level", share: 0.14 },
        { label: "In its own words", share: 0.42 },
      ],
      rows: rows.flatMap((row) =>
        row.views.map(({ partner, level, sentence, confirmed }, at) => ({
          first: at === 0,
          cells: [
            at > 0
              ? []
              : [
                  text(row.topic, "strong"),
                  text(sayViewPlace(row.change.number, row.agreed), "quiet"),
                ],
            [{ runs: [{ text: partner.shortName }], mark: partner }],
            [text(sayLevel(level, levels))],
            [
              text(sentence ? `“${sentence}”` : "No sentence"),
              ...(confirmed ? [] : [text(UNCONFIRMED, "quiet")]),
            ],
          ],
        })),
      ),
    },
  ];
}

function secondScores(report: Report): Block[] {
  if (report.reading === "board" || report.secondScores.length === 0) return [];
  return [
    heading("First and second scores", true),
    {
      kind: "table",
      columns: [
        { label: "Row", share: 0.28 },
        { label: "First scores", share: 0.18 },
        { label: "Second scores", share: 0.18 },
        { label: "What changed", share: 0.36 },
      ],
      rows: report.secondScores.map(({ topic, change, first, second, sentences }) => ({
        first: true,
        cells: [
          [text(`${change} ${topic}`, "strong")],
          ...[first, second].map(({ label, positions: at }) => [
            text(LABEL_NAMES[label]),
            text(sayPlaces(at), "quiet"),
          ]),
          [text(sentences.join(" "))],
        ],
      })),
    },
  ];
}

/** Whether the national position still fits on the page of the second scores. */
const leavesRoom = (report: Report) =>
  report.reading === "working" && [1, 2].includes(report.secondScores.length);

function corrections({ corrections: all }: ResultsAbout): Block[] {
  if (all.length === 0) return [];
  return [
    heading("Corrections beside the record"),
    ...all.map(
      ({ at, topic, text: words }): Block =>
        paragraph(`${at}${topic ? `, ${topic}` : ""}: ${words}`),
    ),
  ];
}
