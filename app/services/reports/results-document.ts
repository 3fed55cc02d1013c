import { formatDate } from "#app/domain/dates.ts";
import type { RecordChange, RecordRow } from "#app/domain/report/results-record.ts";
import type { BoardReport, WorkingReport } from "#app/domain/report/results-report.ts";
import {
  GROUP_NAMES,
  LABEL_NAMES,
  sayAgreed,
  sayLevel,
  sayTarget,
} from "#app/domain/report/results-words.ts";
import type { Block, DocumentTable, Paragraph, ReportDocument, Run } from "./document.ts";
import { chartOfResults } from "./results-charts.ts";

type Report = WorkingReport | BoardReport;

/** What a results pack says of its round beside the report itself. */
export type ResultsAbout = {
  area: { name: string; notice: string | null };
  round: { name: string; asAt: string; hospitals: string; footprint: string; status: string };
  levels: readonly { value: number; name: string }[];
  corrections: readonly { at: string; topic?: string | undefined; text: string }[];
  model: string;
  page: string;
};

/** The results of a round as a pack: the page's figures and sentences, in its order. */
export function resultsDocument(report: Report, about: ResultsAbout): ReportDocument {
  const { area, round } = about;
  const board = report.reading === "board";
  return {
    title: board ? "Results for the board" : "Results",
    author: area.name,
    asAt: formatDate(round.asAt),
    orientation: "landscape",
    notice: area.notice,
    summary: [
      `${round.name}, ${round.status === "closed" ? "closed" : "not closed yet"}`,
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
      ...record(report, about),
      ...views(report, about),
      ...secondScores(report),
      ...corrections(about),
    ],
  };
}

const line = (...runs: Run[]): Paragraph => ({ runs });
const text = (words: string, look?: Run["look"]): Paragraph =>
  line({ text: words, ...(look && { look }) });
const paragraph = (words: string): Block => ({ kind: "paragraph", paragraph: text(words) });
const heading = (words: string, newPage = false): Block => ({
  kind: "heading",
  text: words,
  newPage,
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
  const chart = chartOfResults(report, "heat-map");
  if (!chart || !report.positions) return [];
  return [
    heading("Where each partner stands", true),
    { kind: "chart", chart, maxHeight: 415 },
    { kind: "marks", marks: report.positions.partners },
  ];
}

function changes(report: Report, { levels }: ResultsAbout): Block[] {
  const chart = chartOfResults(report, "wheel");
  const last = report.last
    ? ` The last round was ${report.last.name}, as at ${formatDate(report.last.asAt)}.`
    : "";
  return [
    heading("The changes", true),
    paragraph(`${report.method}${last}`),
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
  ];
}

function firstThings(report: Report): Block[] {
  const rows = report.changes.flatMap((change) =>
    change.rows.map((row) => ({ ...row, change: change.number })),
  );
  const lists = [
    {
      title: "Priorities",
      about: "Rows that the room marked to act on.",
      rows: rows.filter(({ priority }) => priority),
    },
    {
      title: "Act first",
      about: "Scores are aligned, and the target is two or more levels away.",
      rows: report.reading === "working" ? report.actFirst : [],
    },
    {
      title: "Parked",
      about: "Rows that the room left for another time.",
      rows: rows.filter(({ parked }) => parked !== null),
    },
  ].filter((list) => list.rows.length > 0);
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
          list.rows.map(({ topic, change }) =>
            line({ text: topic }, { text: `  Change ${change}`, look: "quiet" }),
          ),
        ],
      })),
    },
  ];
}

function record(report: Report, about: ResultsAbout): Block[] {
  return [
    heading("What the room agreed"),
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
          ...(row.label === null ? [] : [text(sayAgreed(row.agreed, levels))]),
          ...ownTarget(row, change),
          ...(row.last !== null && row.last !== row.agreed
            ? [
                text(
                  row.last === "not-applicable"
                    ? "did not apply last round"
                    : `last round ${row.last}`,
                  "quiet",
                ),
              ]
            : []),
        ],
        [
          ...(row.label === null ? [] : [text(LABEL_NAMES[row.label], "strong")]),
          ...said(row.counts ?? "", "quiet"),
          ...("sentence" in row ? listNotes(row) : []),
        ],
        [
          ...said(row.rationale),
          ...(row.parked === null ? [] : [text(`Parked. ${row.parked}`)]),
          ...row.views.map(({ partner, level }) => ({
            runs: [{ text: `${partner.shortName} ${level}, a different view` }],
            mark: partner,
          })),
        ],
      ],
    })),
  };
  return { kind: "table", ...table };
}

function listNotes({
  sentence,
  notes,
  byPeople,
}: WorkingReport["changes"][number]["rows"][number]) {
  const more = [...notes, ...(byPeople === null ? [] : [`Counted by people: ${byPeople}.`])];
  return more.length === 0 ? [] : [sentence, ...more].flatMap((each) => said(each));
}

/** A row's target where it is not simply its change's. */
function ownTarget({ target, agreed }: RecordRow, change: RecordChange): Paragraph[] {
  const same = target.level === change.target.level && target.date === change.target.date;
  if (target.level === null || same || typeof agreed !== "number") return [];
  const date = target.date && target.date !== change.target.date ? target.date : null;
  return [text(sayTarget({ level: target.level, date }, []))];
}

function views({ changes: all }: Report, { levels }: ResultsAbout): Block[] {
  const rows = all.flatMap((change) =>
    change.rows.filter((row) => row.views.length > 0).map((row) => ({ ...row, change })),
  );
  if (rows.length === 0) {
    return [
      heading("Different views on record"),
      paragraph("No partner put a different view on record."),
    ];
  }
  return [
    heading("Different views on record"),
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
                  text(`change ${row.change.number} · agreed ${row.agreed ?? "no level"}`, "quiet"),
                ],
            [{ runs: [{ text: partner.shortName }], mark: partner }],
            [text(sayLevel(level, levels))],
            [
              text(sentence ? `“${sentence}”` : "No sentence"),
              ...(confirmed ? [] : [text("As heard in the room, not yet confirmed.", "quiet")]),
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
    heading("First and second scores"),
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
            text(`partners at ${at}`, "quiet"),
          ]),
          [text(sentences.join(" "))],
        ],
      })),
    },
  ];
}

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
