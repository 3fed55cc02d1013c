import type { RecordEntry, RecordPart, RoundRecord } from "#app/domain/report/record.ts";
import { heading, line, paragraph, said } from "./blocks.ts";
import type { Block, DocumentTable, Paragraph, ReportDocument, Run } from "./document.ts";

const strong = (text: string): Run => ({ text, look: "strong" });
const quiet = (text: string): Run => ({ text, look: "quiet" });
/** Paragraphs of those texts that say something. */
const words = (...texts: string[]): Paragraph[] => texts.flatMap((each) => said(each));

/** A round's record on paper. `page` is the address of the page that shows the same. */
export function recordDocument(record: RoundRecord, page: string): ReportDocument {
  const marks = record.partners.map(({ mark }) => mark);
  const drawn = record.changes.some(({ entries }) => entries.some(({ drawing }) => drawing));
  return {
    title: record.title,
    author: record.area,
    asAt: record.asAt,
    orientation: "portrait",
    notice: [record.draft, record.notice].filter(Boolean).join(" ") || null,
    summary: [...(record.draft ? [record.draft] : []), ...record.sentences],
    page,
    blocks: [
      heading("Scope"),
      ...record.scope.map(({ term, value }) =>
        paragraph(line(strong(`${term}: `), { text: value })),
      ),
      heading("Who took part"),
      ...record.partners.map(({ mark, words: people }) =>
        paragraph({
          mark,
          runs: [strong(mark.name), ...(people === "" ? [] : [{ text: `: ${people}` }])],
        }),
      ),
      ...record.changes.flatMap((part, place) => [
        heading(`${part.number}. ${part.name}`, place === 0, true),
        ...words(part.sentence).map((each) => paragraph(each)),
        paragraph(line(strong(part.agreed), { text: part.target ? `. ${part.target}` : "" })),
        paragraph(line(quiet(part.behind))),
        { kind: "table", ...tableOf(part, marks) } as Block,
      ]),
      ...(drawn ? [{ kind: "marks", marks } as Block] : []),
      paragraph(line(quiet(record.method))),
      ...(record.parked.length > 0
        ? [
            heading("Parked questions"),
            ...record.parked.map(({ topic, note }) =>
              paragraph(line(strong(`${topic}: `), { text: note })),
            ),
          ]
        : []),
      ...(record.beside.length > 0
        ? [
            heading("Beside the record"),
            ...record.beside.map(({ on, topic, text }) =>
              paragraph(line(quiet(`${on}${topic ? `, ${topic}` : ""}: `), { text })),
            ),
          ]
        : []),
    ],
  };
}

function tableOf({ entries }: RecordPart, marks: RoundRecord["partners"][number]["mark"][]) {
  const table: DocumentTable = {
    columns: [
      { label: "Row", share: 0.2 },
      { label: "How the scores lay", share: 0.42 },
      { label: "What the room made of it", share: 0.38 },
    ],
    rows: entries.map((entry) => ({
      first: false,
      cells: [
        [line(strong(entry.topic)), ...(entry.priority ? [line({ text: "Priority" })] : [])],
        [...drawingOf(entry, marks), ...words(...entry.spread)],
        [
          line(strong(entry.agreed)),
          ...words(entry.target, entry.rationale),
          ...entry.views.map(({ partner, level, words: own }) => ({
            mark: partner,
            runs: [strong(`${partner.shortName} stands by ${level}. `), { text: own }],
          })),
          ...(entry.when ? [line(quiet(entry.when))] : []),
        ],
      ],
    })),
  };
  return table;
}

function drawingOf(
  { drawing }: RecordEntry,
  marks: RoundRecord["partners"][number]["mark"][],
): Paragraph[] {
  if (!drawing) return [];
  const positions = drawing.places.flatMap(({ partnerId, position, people, first }) => {
    const partner = marks.find(({ id }) => id === partnerId);
    return partner ? [{ partner, position, first, ...(people ? { raters: people } : {}) }] : [];
  });
  const data = { levelNames: [], positions, agreed: drawing.agreed };
  return [{ runs: [], chart: { chart: { type: "dot-spread", data, size: "phone" }, width: 190 } }];
}
