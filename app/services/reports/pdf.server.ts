import { createRequire } from "node:module";
import type { Content, NodeStartPosition, TDocumentDefinitions } from "pdfmake/interfaces";
import { COLOURS } from "#app/charts/tokens.ts";
import { drawChart } from "./chart-svg.tsx";
import type { Block, ReportDocument } from "./document.ts";
import {
  divideByFont,
  FONT_FILES,
  FONTS,
  TYPEFACE,
  toChartText,
  UNPRINTABLE,
} from "./fonts.server.ts";
import { lendFonts } from "./open-fonts.server.ts";
import {
  contentOfFormFooter,
  contentOfFormHeader,
  contentOfFormPage,
  headOf,
  sizesOf,
} from "./pdf-form.server.ts";
import { contentOfTable } from "./pdf-table.server.ts";
import { contentOfParagraph, linkToPage } from "./pdf-text.server.ts";

// why: the package's single export is an object made at run time, which only `require` gives whole.
const pdfmake = createRequire(import.meta.url)("pdfmake") as typeof import("pdfmake");

pdfmake.setFonts(FONTS);
lendFonts(FONT_FILES);
// A document is made from its own data and our fonts: nothing else is read or fetched.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => FONT_FILES.has(path));

const A4 = { portrait: 595.28, landscape: 841.89 } as const;
const SIDE = 40;

/** The level of a heading that stays with the table after it, and about how much its first rows take, in points. */
const TOGETHER = 2;
const ROOM = 120;

/** What tells prose from tables: text, its lines, and the margins [sides, top, foot], in points. */
const READING = { text: 10.5, line: 1.12, side: 56, head: 56, foot: 52 } as const;

/** The bytes of a document's PDF. Slow work: give it to a worker, never to a request's own thread. */
export async function renderPdf(document: ReportDocument): Promise<Uint8Array<ArrayBuffer>> {
  return (await setPdf(document)).bytes;
}

/**
 * A document's PDF as a file, and its blocks as they were set: pdfmake notes on each where it came
 * to stand.
 */
export async function setPdf(document: ReportDocument) {
  const { definition, blocks } = definePdf(document);
  return { bytes: await printPdf(definition), blocks };
}

/** What the PDF library makes of a definition, and nothing else. It changes what it is given. */
async function printPdf(definition: TDocumentDefinitions): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await pdfmake.createPdf(definition).getBuffer());
}

/** A document in the words of the PDF library, its charts drawn; its blocks stand in it. */
export function definePdf(document: ReportDocument) {
  const { form, reading } = document;
  const side = reading ? READING.side : SIDE;
  let width = A4[document.orientation] - 2 * side;
  const sizes = form ? sizesOf(form) : reading && READING;
  const blocks = document.blocks.map((block, at) => {
    if (block.kind === "heading" && block.turn) width = A4[block.turn] - 2 * side;
    return contentOf(block, width, document, at === 0);
  });
  const definition = {
    pageSize: "A4",
    pageOrientation: document.orientation,
    pageMargins: [
      side,
      form ? headOf(document, form, width) : reading ? READING.head : 54,
      side,
      sizes?.foot ?? 60,
    ],
    language: "en-GB",
    displayTitle: true,
    info: {
      title: `${document.title}: ${document.author}`,
      author: document.author,
      subject: `As at ${document.asAt}. The same as an accessible web page: ${document.page}`,
      creator: "Homeward",
      ...(document.madeAt !== undefined && { creationDate: new Date(document.madeAt) }),
    },
    defaultStyle: {
      font: TYPEFACE,
      fontSize: reading ? READING.text : 9,
      lineHeight: reading ? READING.line : 1.02,
      color: COLOURS.ink,
    },
    header: (page, pages) => {
      if (form) return contentOfFormHeader(document, form, [page, pages], SIDE);
      if (reading?.mark) return contentOfMark(reading.mark, side);
      return page === 1 ? "" : contentOfHeader(document, side);
    },
    footer: (page, pages) =>
      form
        ? contentOfFormFooter(document, form, SIDE)
        : contentOfFooter(document, page, pages, side),
    pageBreakBefore: (node, pages) => {
      const isTogether = node.headlineLevel === TOGETHER;
      if (node.headlineLevel !== 1 && !isTogether) return false;
      // The head and the foot of the page count too, but begin above everything else.
      const following = pages
        .getFollowingNodesOnPage()
        .filter(({ startPosition }) => startPosition.top > node.startPosition.top);
      // A heading never stands alone at the end of a page.
      if (following.length === 0) return true;
      const table = following.find((each) => each.table);
      return isTogether && table !== undefined && roomFrom(table.startPosition) < ROOM;
    },
    content: form ? blocks : [titleOf(document, explainUnprinted(blocks)), ...blocks],
  } as TDocumentDefinitions;
  return { definition, blocks };
}

/** How much of its page is left where something begins, in points. */
const roomFrom = ({ pageInnerHeight, verticalRatio }: NodeStartPosition) =>
  pageInnerHeight * (1 - verticalRatio);

const titleOf = (document: ReportDocument, remark: string) =>
  document.reading ? contentOfReadingTitle(document, remark) : contentOfTitle(document, remark);

/** Over the width, in as few lines as will do: each is taken from the text. */
function contentOfReadingTitle(
  { author, title, summary, page }: ReportDocument,
  remark: string,
): Content {
  return [
    {
      text: [...divideByFont(author), { text: "  " }, linkToPage(page)],
      color: COLOURS.quiet,
      margin: [0, -14, 0, 0],
    },
    { text: divideByFont(title), fontSize: 19, bold: true, lineHeight: 1, margin: [0, 0, 0, 4] },
    ...[...summary, remark]
      .filter(Boolean)
      .map((sentence) => ({ text: divideByFont(sentence), margin: [0, 0, 0, 4] })),
  ] as Content;
}

/** What a page is not, on top of each of them. */
function contentOfMark(mark: string, side: number): Content {
  return {
    text: divideByFont(mark),
    alignment: "center",
    bold: true,
    color: COLOURS.overdue,
    fontSize: 9,
    margin: [side, 22, side, 0],
  };
}

function contentOfTitle(document: ReportDocument, remark: string): Content {
  const { title, author, asAt, summary, page } = document;
  const name: Content = [
    { text: divideByFont(author), fontSize: 11, color: COLOURS.quiet },
    { text: divideByFont(title), fontSize: 26, bold: true, lineHeight: 1, margin: [0, -2, 0, 2] },
    {
      text: [`As at ${asAt}.  `, linkToPage(page)],
      fontSize: 10,
    },
    { text: remark, fontSize: 8, color: COLOURS.quiet, margin: [0, 4, 0, 0] },
  ];
  const stand: Content = summary.map((sentence, place) => ({
    text: divideByFont(sentence),
    fontSize: place === 0 ? 12 : 10,
    bold: place === 0,
    margin: [0, 0, 0, 3],
  }));
  return {
    columns: [
      { width: "38%", stack: name },
      { width: "*", stack: stand, margin: [0, 2, 0, 0] },
    ],
    columnGap: 24,
    margin: [0, -24, 0, 10],
  };
}

/** What the mark for unprintable characters stands for, where the document needs it. */
function explainUnprinted(content: readonly Content[]): string {
  return content.some(holdsUnprinted)
    ? `${UNPRINTABLE} stands for characters that cannot be printed here. The page shows them.`
    : "";
}

function holdsUnprinted(part: unknown): boolean {
  if (typeof part === "string") return part.includes(UNPRINTABLE);
  if (typeof part !== "object" || part === null) return false;
  return Object.values(part).some(holdsUnprinted);
}

function contentOfHeader({ title, author, asAt }: ReportDocument, side: number): Content {
  return {
    columns: [
      { width: "*", text: divideByFont(`${title}: ${author}`), bold: true },
      { width: "auto", text: `As at ${asAt}`, alignment: "right" },
    ],
    columnGap: 20,
    margin: [side, 26, side, 0],
    fontSize: 8,
    color: COLOURS.quiet,
  };
}

function contentOfFooter(
  { notice }: ReportDocument,
  page: number,
  pages: number,
  side: number,
): Content {
  return {
    columns: [
      { width: "*", text: divideByFont(notice ?? "") },
      { width: 70, text: `Page ${page} of ${pages}`, alignment: "right" },
    ],
    columnGap: 30,
    margin: [side, 16, side, 0],
    fontSize: 8,
    color: COLOURS.quiet,
  };
}

function contentOf(
  block: Block,
  width: number,
  document: ReportDocument,
  isFirst: boolean,
): Content {
  const { form, reading } = document;
  const isProse = reading !== undefined;
  switch (block.kind) {
    case "heading":
      return contentOfHeading(block, document);
    case "contents":
      return contentOfContents(block.title, document);
    case "paragraph":
      return {
        ...contentOfParagraph(block.paragraph),
        margin: [0, 0, 0, block.paragraph.bullet ? 2 : isProse ? 5 : 6],
      };
    case "chart":
      return {
        svg: drawChart(block.chart, toChartText),
        fit: [width, block.maxHeight],
      };
    case "marks":
      return {
        columns: block.marks.map((mark) => ({
          stack: [contentOfParagraph({ runs: [{ text: mark.shortName }], mark })],
          width: "auto" as const,
        })),
        columnGap: 18,
        margin: [0, 6, 0, 0],
      };
    case "table":
      return contentOfTable(block, width);
    case "form-page": {
      const look = form ?? { large: false, blanks: [] };
      const head = headOf(document, look, width);
      return contentOfFormPage(block.page, { look, width, head }, isFirst);
    }
  }
}

/** The contents: in two columns where a page is wide, and so not high. */
function contentOfContents(title: string, { orientation }: ReportDocument): Content {
  const column = (id: string) => ({ toc: { id, numberStyle: { color: COLOURS.quiet } } });
  const columns =
    orientation === "landscape" ? [column("left"), column("right")] : [column("left")];
  return [
    { text: title, fontSize: 14, bold: true, margin: [0, 10, 0, 4] },
    { columns, columnGap: 48 },
  ];
}

/** In which column of the contents a heading stands. */
function columnOf(block: Block, { orientation, blocks }: ReportDocument): string {
  const headings = blocks.filter(({ kind }) => kind === "heading");
  const isLate = headings.indexOf(block) >= headings.length / 2;
  return orientation === "landscape" && isLate ? "right" : "left";
}

/** A heading also stands among the document's bookmarks. */
function contentOfHeading(block: Block & { kind: "heading" }, document: ReportDocument): Content {
  const { text, newPage, together, under, holds, turn } = block;
  const isProse = document.reading !== undefined;
  const isSmall = isProse && under;
  return {
    text: divideByFont(text),
    ...(holds && { id: text }),
    outline: true,
    outlineText: text,
    tocItem: columnOf(block, document),
    headlineLevel: together ? TOGETHER : 1,
    fontSize: isSmall ? READING.text : 14,
    bold: true,
    margin: isSmall ? [0, 2, 0, 1] : [0, newPage ? 0 : 10, 0, isProse ? 3 : 6],
    ...(newPage && { pageBreak: "before" as const }),
    ...(turn && { pageOrientation: turn }),
  } as Content;
}
