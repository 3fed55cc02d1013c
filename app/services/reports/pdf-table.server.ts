import type { Content, CustomTableLayout, TableCell } from "pdfmake/interfaces";
import { COLOURS } from "#app/charts/tokens.ts";
import type { DocumentTable, Paragraph } from "./document.ts";
import { divideByFont } from "./fonts.server.ts";
import { contentOfParagraph } from "./pdf-text.server.ts";

const GAP = 12;

/** About how wide a character of body text is, in points, and how high a line. */
const LETTER = 4.4;
const LINE = 11.5;

/** A row higher than this, in points, may be divided between pages; others stay whole. */
const TALL = 260;

/** A table whose header stands on every page. `width` is the page's, in points. */
export function contentOfTable({ title, columns, rows }: DocumentTable, width: number): Content {
  const inner = width - GAP * (columns.length - 1);
  // Widths in figures: a proportional column would grow with its longest word.
  const widths = columns.map(({ share }) => inner * share);
  const isTall = rows.some(({ cells }) =>
    cells.some((cell, at) => estimateHeight(cell, widths[at] ?? inner) > TALL),
  );
  const head = columns.map(
    ({ label, numeric }): TableCell => ({
      text: divideByFont(label),
      bold: true,
      color: COLOURS.quiet,
      ...(numeric && { alignment: "right" as const }),
    }),
  );
  const body = rows.map(({ cells }) =>
    cells.map(
      (cell, at): TableCell => ({
        ...(columns[at]?.numeric && { alignment: "right" as const }),
        stack: cell.map((paragraph) => ({
          ...contentOfParagraph(paragraph),
          margin: [0, 0, 0, 2],
        })),
      }),
    ),
  );
  return {
    table: {
      widths,
      headerRows: title === undefined ? 1 : 2,
      keepWithHeaderRows: isTall ? 0 : 1,
      dontBreakRows: !isTall,
      body:
        title === undefined ? [head, ...body] : [nameTable(title, columns.length), head, ...body],
    },
    layout: rules(rows, title === undefined ? 0 : 1),
  };
}

/** A header above the header, over all the columns. */
function nameTable(title: string, columns: number): TableCell[] {
  const name = { text: divideByFont(title), bold: true, fontSize: 11, colSpan: columns };
  return [name, ...Array.from({ length: columns - 1 }, () => ({ text: "" }))];
}

/** Rules between rows only: heavy under the header, firm between groups, light inside them. */
function rules(rows: DocumentTable["rows"], above: number): CustomTableLayout {
  const startsGroup = (line: number) => rows[line - above - 1]?.first ?? true;
  const weigh = (line: number) => {
    if (line <= above) return 0;
    if (line === above + 1) return 1.2;
    return startsGroup(line) ? 0.8 : 0.4;
  };
  return {
    hLineWidth: weigh,
    hLineColor: (line) => (startsGroup(line) ? COLOURS.border : COLOURS.rule),
    vLineWidth: () => 0,
    paddingLeft: (column) => (column === 0 ? 0 : GAP / 2),
    paddingRight: (column) => (column === (rows[0]?.cells.length ?? 0) - 1 ? 0 : GAP / 2),
    paddingTop: () => 5,
    paddingBottom: () => 4,
  };
}

function estimateHeight(cell: readonly Paragraph[], width: number): number {
  const lines = cell.map(({ runs }) => {
    const letters = runs.reduce((sum, { text }) => sum + text.length, 0);
    return Math.ceil((letters * LETTER) / width);
  });
  return lines.reduce((sum, each) => sum + each * LINE + 2, 0);
}
