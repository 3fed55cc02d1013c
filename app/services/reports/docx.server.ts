import {
  AlignmentType,
  BorderStyle,
  Document,
  Paragraph as DocxParagraph,
  ExternalHyperlink,
  Footer,
  Header,
  HeadingLevel,
  ImageRun,
  Packer,
  PageNumber,
  PageOrientation,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import { COLOURS } from "#app/charts/tokens.ts";
import { drawChart } from "./chart-svg.tsx";
import type { Block, DocumentTable, Paragraph, ReportDocument, Run } from "./document.ts";
import { toChartText } from "./fonts.server.ts";
import { renderPng } from "./png.server.ts";
import type { Bytes } from "./reports.ts";

/** A4 in twentieths of a point, with its sides. */
const PAGE = { short: 11_906, long: 16_838, side: 1_000 } as const;

/** Points of a picture for each point on paper, so that it prints sharp. */
const SHARPNESS = 3;

const SVG = "http://www.w3.org/2000/svg";

const hex = (colour: string) => colour.slice(1).toUpperCase();

const LOOKS = {
  large: { bold: true, size: 32 },
  strong: { bold: true },
  quiet: { color: hex(COLOURS.quiet) },
  overdue: { bold: true, color: hex(COLOURS.overdue) },
} as const satisfies Record<NonNullable<Run["look"]>, object>;

/**
 * The bytes of a document for a word processor: real headings, tables whose first row repeats, and
 * pictures with words for those who cannot see them. Slow work: give it to a worker.
 */
export async function renderDocx(document: ReportDocument): Promise<Bytes> {
  const { title, author, asAt, summary, page, notice, orientation, reading } = document;
  const isWide = orientation === "landscape";
  const width = (isWide ? PAGE.long : PAGE.short) - 2 * PAGE.side;
  const children = await Promise.all(document.blocks.map((block) => contentOf(block, width)));
  const file = new Document({
    title: clean(`${title}: ${author}`),
    creator: "Homeward",
    description: clean(`As at ${asAt}. The same as an accessible web page: ${page}`),
    styles: {
      default: {
        document: {
          run: { font: "Arial", size: 21, color: hex(COLOURS.ink), language: { value: "en-GB" } },
          paragraph: { spacing: { after: 120 } },
        },
        title: { run: { size: 44, bold: true }, paragraph: { spacing: { after: 60 } } },
        heading1: {
          run: { size: 28, bold: true, color: hex(COLOURS.ink) },
          paragraph: { spacing: { before: 320, after: 120 }, keepNext: true },
        },
        heading2: {
          run: { size: 24, bold: true, color: hex(COLOURS.ink) },
          paragraph: { spacing: { before: 240, after: 100 }, keepNext: true },
        },
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: {
              width: PAGE.short,
              height: PAGE.long,
              orientation: isWide ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
            },
            margin: { left: PAGE.side, right: PAGE.side, top: PAGE.side, bottom: PAGE.side },
          },
        },
        footers: { default: footerOf(notice) },
        ...(reading?.mark ? { headers: { default: markOf(reading.mark) } } : {}),
        children: [
          new DocxParagraph({ children: [quiet(author)], spacing: { after: 0 } }),
          new DocxParagraph({ heading: HeadingLevel.TITLE, children: [plain(title)] }),
          // What is read through goes to people for whom the page is closed.
          ...(reading
            ? []
            : [
                new DocxParagraph({
                  children: [
                    quiet(`As at ${asAt}. `),
                    new ExternalHyperlink({
                      link: page,
                      children: [new TextRun({ text: "Open as a web page", style: "Hyperlink" })],
                    }),
                  ],
                }),
              ]),
          ...summary.map(
            (sentence, at) =>
              new DocxParagraph({
                children: [new TextRun({ text: clean(sentence), bold: at === 0 && !reading })],
              }),
          ),
          ...children.flat(),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(file));
}

const plain = (text: string) => new TextRun(clean(text));
const quiet = (text: string) => new TextRun({ text: clean(text), ...LOOKS.quiet });

/** A text without what XML cannot hold. */
function clean(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, (each) => (each === "\n" ? " " : ""));
}

/** What every page says on top, so that nobody takes it for something else. */
function markOf(mark: string): Header {
  return new Header({
    children: [
      new DocxParagraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ text: clean(mark), ...LOOKS.overdue })],
      }),
    ],
  });
}

function footerOf(notice: string | null): Footer {
  return new Footer({
    children: [
      new DocxParagraph({
        children: [
          ...(notice ? [quiet(`${notice}  `)] : []),
          new TextRun({
            children: ["Page ", PageNumber.CURRENT, " of ", PageNumber.TOTAL_PAGES],
            ...LOOKS.quiet,
          }),
        ],
      }),
    ],
  });
}

async function contentOf(block: Block, width: number): Promise<(DocxParagraph | Table)[]> {
  switch (block.kind) {
    case "heading":
      return [
        new DocxParagraph({
          heading: block.under ? HeadingLevel.HEADING_2 : HeadingLevel.HEADING_1,
          pageBreakBefore: block.newPage,
          children: [plain(block.text)],
        }),
      ];
    case "contents":
      // Word lists headings beside the text; page numbers it would ask its reader to make.
      return [];
    case "paragraph":
      return [contentOfParagraph(block.paragraph)];
    case "chart":
      return [await contentOfChart(block, width)];
    case "marks":
      return [
        new DocxParagraph({
          children: [quiet(block.marks.map(({ shortName }) => shortName).join("   "))],
        }),
      ];
    case "table":
      return [contentOfTable(block, width), new DocxParagraph("")];
    case "form-page":
      throw new Error("A form that is filled in by hand is printed, not typed in.");
  }
}

function contentOfParagraph(
  { runs, bullet }: Paragraph,
  more: { alignment?: "right"; tight?: boolean } = {},
): DocxParagraph {
  return new DocxParagraph({
    ...(more.alignment === "right" ? { alignment: AlignmentType.RIGHT } : {}),
    ...(more.tight ? { spacing: { after: 40 } } : {}),
    ...(bullet ? { bullet: { level: 0 }, spacing: { after: 60 } } : {}),
    children: runs.map(
      ({ text, look }) => new TextRun({ text: clean(text), ...(look ? LOOKS[look] : {}) }),
    ),
  });
}

async function contentOfChart(
  { chart, maxHeight }: Extract<Block, { kind: "chart" }>,
  width: number,
): Promise<DocxParagraph> {
  const svg = drawChart(chart, toChartText).replace("<svg ", `<svg xmlns="${SVG}" `);
  const [, across = 1, down = 1] = (/viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? []).map(Number);
  const most = width / 20;
  const high = Math.min((most * down) / across, maxHeight * 1.2);
  const wide = (high * across) / down;
  const data = await renderPng({ svg, width: Math.round(wide * SHARPNESS) });
  const words = /aria-label="([^"]*)"/.exec(svg)?.[1] ?? "";
  return new DocxParagraph({
    children: [
      new ImageRun({
        type: "png",
        data,
        // In points of a screen, of which there are 96 to 72 of paper.
        transformation: { width: (wide * 96) / 72, height: (high * 96) / 72 },
        altText: { name: "Picture", title: "Picture", description: clean(unescapeText(words)) },
      }),
    ],
  });
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  "#x27": "'",
};

/** The text of an attribute as it was before it was written into markup. */
function unescapeText(text: string): string {
  return text.replace(/&([a-z0-9#]+);/g, (whole, name) => ENTITIES[name] ?? whole);
}

const NO_LINE = { style: BorderStyle.NONE, size: 0, color: "auto" } as const;
const RULE = { style: BorderStyle.SINGLE, size: 4, color: hex(COLOURS.rule) } as const;
const FIRM = { style: BorderStyle.SINGLE, size: 8, color: hex(COLOURS.border) } as const;

function contentOfTable({ columns, rows }: DocumentTable, width: number): Table {
  const widths = columns.map(({ share }) => Math.round(width * share));
  const cellOf = (children: DocxParagraph[], at: number) =>
    new TableCell({
      children: children.length > 0 ? children : [new DocxParagraph("")],
      width: { size: widths[at] ?? 0, type: WidthType.DXA },
      margins: { top: 60, bottom: 40, left: 60, right: 60 },
    });
  const alignment = (at: number) => (columns[at]?.numeric ? { alignment: "right" as const } : {});
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    borders: {
      top: NO_LINE,
      left: NO_LINE,
      right: NO_LINE,
      bottom: FIRM,
      insideHorizontal: RULE,
      insideVertical: NO_LINE,
    },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map(({ label }, at) =>
          cellOf(
            [
              contentOfParagraph(
                { runs: [{ text: label, look: "strong" }] },
                { ...alignment(at), tight: true },
              ),
            ],
            at,
          ),
        ),
      }),
      ...rows.map(
        ({ cells }) =>
          new TableRow({
            cantSplit: true,
            children: cells.map((cell, at) =>
              cellOf(
                cell.map((each) => contentOfParagraph(each, { ...alignment(at), tight: true })),
                at,
              ),
            ),
          }),
      ),
    ],
  });
}
