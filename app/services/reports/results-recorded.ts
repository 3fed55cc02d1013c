import { explainShortNames } from "#app/charts/partner.ts";
import type { RecordChange, RecordRow } from "#app/domain/report/results-record.ts";
import type { BoardReport, WorkingReport } from "#app/domain/report/results-report.ts";
import {
  LABEL_NAMES,
  listScoreNotes,
  NO_VIEW,
  sayAgreed,
  sayLast,
  sayLevel,
  sayOwnTarget,
  sayViewPlace,
  UNCONFIRMED,
} from "#app/domain/report/results-words.ts";
import { heading, paragraph, said, text } from "./blocks.ts";
import type { Block, DocumentTable } from "./document.ts";

type Report = WorkingReport | BoardReport;
/** The names of the levels, lowest first. */
type Levels = { levels: readonly { value: number; name: string }[] };

/** What the room agreed, change by change, with its reasons. */
export function record(report: Report, about: Levels): Block[] {
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

function recordTable(rows: Rows, change: RecordChange, { levels }: Levels): Block {
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

/** The different views on record. */
export function views({ changes: all, part }: Report, { levels }: Levels): Block[] {
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
    ...(short === "" ? [] : [paragraph(short, "quiet")]),
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
                  text(sayViewPlace(part, row.change.number, row.agreed), "quiet"),
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
