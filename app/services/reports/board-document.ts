import { explainShortNames } from "#app/charts/partner.ts";
import type { BoardAction, BoardMeasure, BoardPack } from "#app/domain/report/board-pack.ts";
import {
  BOARD_PARTS,
  MEASURES_KEY,
  NO_DECISION,
  NO_MEASURE,
  NO_OWNER,
  NO_RISK_MONEY,
  NO_STORY,
  sayPlanStatus,
} from "#app/domain/report/board-words.ts";
import { NO_UPDATE } from "#app/domain/report/meeting-updates.ts";
import { heading, line, linesOf, paragraph, said, text } from "./blocks.ts";
import type { Block, DocumentChart, DocumentTable, Paragraph, ReportDocument } from "./document.ts";
import { storyBlocks } from "./story-blocks.ts";

/** What is said of an issued pack beside what it says; null for one that nobody has issued. */
type Issue = { number: number; words: string; issuedAt: number } | null;

/** A board's pack on paper. `page` is the address of the page that shows the same. */
export function boardDocument(pack: BoardPack, page: string, issue: Issue): ReportDocument {
  return {
    title: issue ? `${pack.title} ${issue.number}` : pack.title,
    author: pack.area,
    asAt: pack.asAt,
    orientation: "portrait",
    notice: pack.notice,
    summary: [
      ...(pack.meeting ? [`For the ${pack.meeting}.`] : []),
      `${pack.since}.`,
      issue ? `${issue.words}.` : "Not issued: as things stand today.",
    ],
    page,
    ...(issue && { madeAt: issue.issuedAt }),
    blocks: [
      ...panels(pack),
      { kind: "contents", title: "Contents" },
      heading(BOARD_PARTS.decisions, true),
      ...decisions(pack),
      heading(BOARD_PARTS.changed, false, true),
      paragraph(`${pack.since}.`, "quiet"),
      { kind: "table", ...changedTable(pack) },
      heading(BOARD_PARTS.actions, false, true),
      paragraph(pack.risks.actions),
      ...(pack.actions.length > 0
        ? [{ kind: "table" as const, ...actionTable(pack.actions) }]
        : []),
      ...plan(pack),
      ...measures(pack),
      ...risks(pack),
    ],
  };
}

function panels({ panels: { moved, late, money, measures: figures } }: BoardPack): Block[] {
  return [
    pair(
      cellOf(moved, moved.chart && { type: "change-steps", data: moved.chart }),
      cellOf(late, late.chart && { type: "action-marks", data: late.chart }),
    ),
    pair(
      cellOf(money, money.chart && { type: "money-years", data: money.chart }),
      cellOf(figures, figures.chart && { type: "measure-sparks", data: figures.chart }),
    ),
  ];
}

type Cell = { label: string; words: Paragraph[] };

function cellOf(
  { title, figure, words, from }: BoardPack["panels"]["moved" | "late" | "money" | "measures"],
  chart: DocumentChart | null,
): Cell {
  return {
    label: title,
    words: [
      text(figure, "large"),
      ...words.map((sentence) => text(sentence)),
      ...(chart ? [{ runs: [], chart: { chart, width: 225 } }] : []),
      text(`From: ${from.label}`, "quiet"),
    ],
  };
}

function pair(left: Cell, right: Cell): Block {
  return {
    kind: "table",
    columns: [left, right].map(({ label }) => ({ label, share: 0.5 })),
    rows: [{ first: true, cells: [left.words, right.words] }],
  };
}

function decisions({ decisions: asked }: BoardPack): Block[] {
  if (asked.length === 0) return [paragraph(NO_DECISION)];
  return [
    {
      kind: "table",
      columns: [
        { label: "", share: 0.05, numeric: true },
        { label: "What is asked", share: 0.95 },
      ],
      rows: asked.map(({ about, text: words, own }, at) => ({
        first: false,
        cells: [
          [text(`${at + 1}`, "quiet")],
          [own ? text(words, "strong") : line({ text: about, look: "strong" }, { text: words })],
        ],
      })),
    },
  ];
}

function changedTable({ changed }: BoardPack): DocumentTable {
  return {
    columns: [
      { label: "", share: 0.14 },
      { label: "What changed", share: 0.66 },
      { label: "When", share: 0.2 },
    ],
    rows: changed.flatMap(({ name, nothing, lines }) =>
      lines.length === 0
        ? [{ first: true, cells: [[text(name, "strong")], [text(nothing, "quiet")], []] }]
        : lines.map(({ about, text: words, on }, at) => ({
            first: at === 0,
            cells: [
              at === 0 ? [text(name, "strong")] : [],
              [line({ text: about, look: "strong" }, { text: words })],
              said(on),
            ],
          })),
    ),
  };
}

function actionTable(actions: readonly BoardAction[]): DocumentTable {
  return {
    columns: [
      { label: "Action", share: 0.38 },
      { label: "With whom", share: 0.2 },
      { label: "By when", share: 0.16 },
      { label: "Last said", share: 0.26 },
    ],
    rows: actions.map((action) => ({
      first: false,
      cells: [
        [
          text(action.topic, "strong"),
          text(`Change ${action.change}`, "quiet"),
          ...linesOf(action.whatToDo),
        ],
        ownedBy(action),
        [
          text(action.due),
          ...said(action.lateness, "overdue"),
          text(action.statusName, action.status === "off-track" ? "strong" : undefined),
        ],
        [
          ...(action.noUpdate ? [text(NO_UPDATE, "strong")] : []),
          ...(action.note
            ? [text(action.note.on, "quiet"), text(action.note.text)]
            : [text("Nothing yet", "quiet")]),
        ],
      ],
    })),
  };
}

function ownedBy({ owner, lead }: BoardAction): Paragraph[] {
  if (!owner && lead === "") return [text(NO_OWNER, "quiet")];
  return [...(owner ? [{ ...text(owner.shortName), mark: owner }] : []), ...said(lead)];
}

function plan({ plan: { sentences, owners, chart }, actions }: BoardPack): Block[] {
  if (actions.length === 0) return [];
  const names = explainShortNames(owners);
  return [
    { kind: "heading", text: BOARD_PARTS.plan, newPage: true, turn: "landscape" },
    ...sentences.slice(0, 1).map((sentence) => paragraph(sentence)),
    { kind: "chart", chart: { type: "plan-lanes", data: chart }, maxHeight: 360 },
    { kind: "marks", marks: owners },
    ...(names === "" ? [] : [paragraph(names, "quiet")]),
  ];
}

/** How many measures stand side by side. */
const ABREAST = 2;

function measures({ measures: all, actions }: BoardPack): Block[] {
  const title: Block = {
    kind: "heading",
    text: BOARD_PARTS.measures,
    newPage: true,
    ...(actions.length > 0 && { turn: "portrait" as const }),
  };
  if (all.length === 0) return [title, paragraph(NO_MEASURE)];
  const drawn = all.filter(hasFigure);
  const told = all.filter((measure) => !hasFigure(measure));
  return [
    title,
    paragraph(MEASURES_KEY, "quiet"),
    ...(drawn.length > 0
      ? [
          {
            kind: "table" as const,
            columns: Array.from({ length: ABREAST }, () => ({ label: "", share: 1 / ABREAST })),
            rows: Array.from({ length: Math.ceil(drawn.length / ABREAST) }, (_, row) => ({
              first: row > 0,
              cells: Array.from({ length: ABREAST }, (_each, at) => {
                const measure = drawn[row * ABREAST + at];
                return measure ? measureCell(measure) : [];
              }),
            })),
          },
        ]
      : []),
    ...(told.length > 0
      ? [
          {
            kind: "table" as const,
            columns: [
              { label: "Reported without a figure", share: 0.4 },
              { label: "What is reported", share: 0.6 },
            ],
            rows: told.map(({ name, sentence }) => ({
              first: false,
              cells: [[text(name)], [text(sentence)]],
            })),
          },
        ]
      : []),
  ];
}

const hasFigure = ({ points }: BoardMeasure) => points.some(({ actual }) => actual !== null);

function measureCell(measure: BoardMeasure): Paragraph[] {
  const { name, decimals, points, target, stretch, sentence, source, status } = measure;
  return [
    text(name, "strong"),
    ...said(sayPlanStatus(status), status === "worse" ? "strong" : "quiet"),
    {
      runs: [],
      chart: {
        chart: { type: "measure-series", data: { label: name, decimals, points, target, stretch } },
        width: 215,
      },
    },
    text(sentence),
    ...said(source, "quiet"),
  ];
}

function risks({ risks: { actions, conditions, stories } }: BoardPack): Block[] {
  return [
    heading(BOARD_PARTS.risks),
    paragraph(actions),
    ...(stories.length === 0 ? [paragraph(NO_STORY)] : storyBlocks(stories, true)),
    ...(conditions.length === 0
      ? [paragraph(NO_RISK_MONEY)]
      : [
          {
            kind: "table" as const,
            columns: [
              { label: "Condition of the grant", share: 0.34 },
              { label: "What was found", share: 0.42 },
              { label: "Published", share: 0.24 },
            ],
            rows: conditions.map(({ title, statusName, sentences, clause }) => ({
              first: false,
              cells: [
                [text(title, "strong"), text(statusName, "quiet")],
                sentences.map((sentence) => text(sentence)),
                [text(clause, "quiet")],
              ],
            })),
          },
        ]),
  ];
}
