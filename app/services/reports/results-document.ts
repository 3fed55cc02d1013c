import { explainHeatMap } from "#app/charts/heat-cell.tsx";
import { formatDate } from "#app/domain/dates.ts";
import { listFirstThings } from "#app/domain/report/first-things.ts";
import type { Story } from "#app/domain/report/measure-stories.ts";
import type { NationalContext } from "#app/domain/report/national-context.ts";
import type { LabelCounts } from "#app/domain/report/results-record.ts";
import type { BoardReport, WorkingReport } from "#app/domain/report/results-report.ts";
import {
  GROUP_NAMES,
  LABEL_NAMES,
  listGroups,
  nameLabelsTable,
  READINGS,
  sayLevel,
  sayMethod,
  sayPlaces,
  sayRound,
  sayTarget,
} from "#app/domain/report/results-words.ts";
import { heading, line, paragraph, said, text } from "./blocks.ts";
import type { Block, ReportDocument } from "./document.ts";
import { chartOfResults } from "./results-charts.ts";
import { differing } from "./results-differing.ts";
import { howToRead, inContext, statistics } from "./results-reading.ts";
import { record, views } from "./results-recorded.ts";
import { storyBlocks } from "./story-blocks.ts";

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
  /** Where an agreed level and a measure differ. */
  stories: readonly Story[];
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
      ...positions(report, about),
      ...changes(report, about),
      ...firstThings(report),
      ...(report.reading === "working" ? differing(report) : []),
      ...record(report, about),
      ...views(report, about),
      ...storyBlocks(about.stories),
      ...secondScores(report),
      ...inContext(about.context, !leavesRoom(report)),
      ...corrections(about),
      ...howToRead(report, about),
      ...statistics(report),
    ],
  };
}

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

function positions(report: Report, about: ResultsAbout): Block[] {
  const chart = chartOfResults(report, "heat-map", about);
  if (!chart || !report.positions) return [];
  return [
    heading("Where each partner stands", true),
    { kind: "chart", chart, maxHeight: 390 },
    { kind: "marks", marks: report.positions.partners },
    paragraph(explainHeatMap(report.positions.partners), "quiet"),
  ];
}

function changes(report: Report, about: ResultsAbout): Block[] {
  const chart = chartOfResults(report, "wheel", about);
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
                : sayLevel(change.level, about.levels),
            ),
          ],
          said(sayTarget(change.target, about.levels)),
          said(change.last === null ? "" : String(change.last)),
          [...said(change.sentence), ...said(change.behind, "quiet")],
        ],
      })),
    },
    ...labelsByChange(report),
  ];
}

function labelsByChange({ changes: all, figures, part }: Report): Block[] {
  const named = nameLabelsTable(part);
  const groups = listGroups(figures.labels);
  const counts = (labels: LabelCounts, rows: number) =>
    [...groups.map((group) => labels[group]), rows].map((count) => [text(String(count))]);
  return [
    heading(named.caption, true),
    {
      kind: "table",
      columns: [
        { label: part === "change" ? "Change" : "Objective", share: 0.3 },
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
          cells: [[text(named.all, "strong")], ...counts(figures.labels, figures.rows)],
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
