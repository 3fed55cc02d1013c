import { formatDate } from "#app/domain/dates.ts";
import type { CaseCheck } from "#app/domain/graduation/check-case.ts";
import { SOURCE_STATE_WORDS, type SourceState } from "#app/domain/graduation/snapshot.ts";
import type { Expression, ExpressionPiece } from "#app/domain/report/expression.ts";
import { heading, line, linesOf, paragraph, said, text } from "./blocks.ts";
import type { Block, ReportDocument } from "./document.ts";

/** What stands where nothing is written yet, so that nobody sends it unseen. */
const NOTHING = "[Nothing written yet]";

/** Every page of what is not sent says so. */
const OWN_PREPARATION = "Own preparation: not part of the submission";

type Frame = Pick<ReportDocument, "asAt" | "notice" | "page">;

/** The expression of interest as it is sent: prose over the page's width, and nothing beside it. */
export function expressionDocument(expression: Expression, frame: Frame): ReportDocument {
  return {
    ...frame,
    title: expression.title,
    author: expression.area,
    orientation: "portrait",
    reading: { mark: null },
    summary: [expression.boards].filter(Boolean),
    blocks: expression.sections.flatMap(({ title, pieces }) => [
      heading(title),
      ...pieces.map(blockOf),
    ]),
  };
}

function blockOf(piece: ExpressionPiece): Block {
  switch (piece.kind) {
    case "part":
      return { kind: "heading", text: piece.title, newPage: false, under: true };
    case "text":
      return paragraph(text(piece.text || NOTHING, piece.text ? undefined : "quiet"));
    case "bullet":
      return paragraph({ ...text(piece.text), bullet: true });
    case "metrics":
      return {
        kind: "table",
        columns: [
          { label: "National metric", share: 0.22 },
          { label: "Current performance", share: 0.22 },
          { label: "Stretch target", share: 0.2 },
          { label: "How graduation speeds it up", share: 0.36 },
        ],
        rows: piece.rows.map(({ name, current, stretch, speedUp }) => ({
          first: true,
          cells: [[text(name, "strong")], [text(current)], [text(stretch)], linesOf(speedUp)],
        })),
      };
    case "signatories":
      return {
        kind: "table",
        columns: [
          { label: "Signed as", share: 0.5 },
          { label: "Signature", share: 0.5 },
        ],
        rows: piece.lines.map(({ capacity, words }) => ({
          first: true,
          cells: [[text(capacity)], [text(words)]],
        })),
      };
  }
}

/** A criterion with what stands behind it. */
export type EvidenceSection = {
  title: string;
  words: string;
  source: string;
  checks: readonly Pick<CaseCheck, "status" | "sentence">[];
  evidence: readonly {
    title: string;
    keptOn: string;
    person: string;
    state: SourceState;
    lines: readonly { label: string; words: string }[];
  }[];
  readiness: readonly string[];
  comments: readonly { by: string; on: string; text: string }[];
};

const STATUS = { pass: "Met", attention: "Needs attention", fail: "Not met" } as const;

/** The evidence file: what the area keeps behind its case. It is never sent, and every page says so. */
export function evidenceDocument(
  about: { title: string; area: string; summary: readonly string[] },
  sections: readonly EvidenceSection[],
  signing: readonly string[],
  frame: Frame,
): ReportDocument {
  return {
    ...frame,
    title: about.title,
    author: about.area,
    orientation: "portrait",
    reading: { mark: OWN_PREPARATION },
    summary: about.summary,
    blocks: [
      ...sections.flatMap((section) => sectionBlocks(section)),
      heading("Signatures"),
      ...(signing.length > 0 ? signing : ["Nobody is named who must sign."]).map((words) =>
        paragraph({ ...text(words), bullet: signing.length > 0 }),
      ),
    ],
  };
}

function sectionBlocks(section: EvidenceSection): Block[] {
  const { title, words, source, checks, evidence, readiness, comments } = section;
  const under = (name: string): Block => ({
    kind: "heading",
    text: name,
    newPage: false,
    under: true,
  });
  return [
    heading(title),
    paragraph(words),
    paragraph(source, "quiet"),
    ...checks.map(({ status, sentence }) =>
      paragraph({
        ...line({ text: `${STATUS[status]}: `, look: "strong" }, { text: sentence }),
        bullet: true,
      }),
    ),
    ...(readiness.length > 0 ? [under("How ready partners think we are")] : []),
    ...readiness.map((sentence) => paragraph(sentence)),
    under("Evidence"),
    ...(evidence.length === 0 ? [paragraph("Nothing is kept for this criterion.", "quiet")] : []),
    ...evidence.map(
      ({ title: name, keptOn, person, state, lines }): Block => ({
        kind: "table",
        title: name,
        columns: [
          { label: `As at ${formatDate(keptOn)}`, share: 0.3 },
          { label: `Kept by ${person}`, share: 0.7 },
        ],
        rows: [
          ...lines.map((each) => ({
            first: false,
            cells: [[text(each.label)], said(each.words)],
          })),
          {
            first: true,
            cells: [[text("Today", "quiet")], [text(SOURCE_STATE_WORDS[state], "quiet")]],
          },
        ],
      }),
    ),
    ...(comments.length > 0 ? [under("Comments")] : []),
    ...comments.map(({ by, on, text: remark }) =>
      paragraph({
        ...line({ text: `${by}, ${on}: `, look: "strong" }, { text: remark }),
        bullet: true,
      }),
    ),
  ];
}
