import {
  DIFFERING,
  listLeanFigures,
  sayApart,
  sayGap,
} from "#app/domain/report/differing-words.ts";
import type { WorkingReport } from "#app/domain/report/results-report.ts";
import { heading, line, paragraph, text } from "./blocks.ts";
import type { Block, Paragraph } from "./document.ts";

const row = (topic: string, detail: string): Paragraph =>
  line({ text: `${topic} ` }, { text: detail, look: "quiet" });

/** Who stands apart where, what is not known, and how positions lie: for those who took part. */
export function differing(report: WorkingReport): Block[] {
  return [
    heading(DIFFERING.title, false, true),
    ...standingApart(report),
    ...evidenceGaps(report),
    ...leans(report),
  ];
}

function standingApart({ standsApart, part }: WorkingReport): Block[] {
  const { title, none } = DIFFERING.apart;
  if (standsApart.length === 0) return nothing(title, none);
  return [
    {
      kind: "table",
      title,
      columns: [
        { label: "Partner", share: 0.3 },
        { label: "Rows", share: 0.7 },
      ],
      rows: standsApart.map(({ partner, rows }) => ({
        first: true,
        cells: [
          [{ ...text(partner.name), mark: partner }],
          rows.map((each) => row(each.topic, sayApart(part, each))),
        ],
      })),
    },
  ];
}

function evidenceGaps({ evidenceGaps: gaps, part }: WorkingReport): Block[] {
  const { title, about, none } = DIFFERING.gaps;
  if (gaps.length === 0) return nothing(title, `${about} ${none}`);
  return [
    {
      kind: "table",
      title,
      columns: [
        { label: about, share: 0.6 },
        { label: "Partners that do not know", share: 0.4 },
      ],
      rows: gaps.map((gap) => ({
        first: true,
        cells: [
          [row(gap.topic, sayGap(part, gap))],
          gap.partners.map((partner) => ({ ...text(partner.shortName), mark: partner })),
        ],
      })),
    },
  ];
}

function leans({ leans: all }: WorkingReport): Block[] {
  const { title, about, columns } = DIFFERING.leans;
  return [
    heading(title, false, true),
    paragraph(about, "quiet"),
    {
      kind: "table",
      columns: [
        { label: "Partner", share: 0.3 },
        ...columns.map((label) => ({ label, share: 0.7 / columns.length, numeric: true })),
      ],
      rows: all.map((each) => ({
        first: true,
        cells: [
          [{ ...text(each.partner.shortName), mark: each.partner }],
          ...listLeanFigures(each).map((figure) => [text(figure)]),
        ],
      })),
    },
  ];
}

const nothing = (title: string, words: string): Block[] => [
  paragraph(title, "strong"),
  paragraph(words),
];
