import type {
  Content,
  ContentCanvas,
  ContentColumns,
  ContentStack,
  ContentTable,
  CustomTableLayout,
} from "pdfmake/interfaces";
import { COLOURS } from "#app/charts/tokens.ts";
import type { FormLook, FormPage, ReportDocument } from "./document.ts";
import { divideByFont } from "./fonts.server.ts";
import { linkToPage } from "./pdf-text.server.ts";

/** Sizes of a form in points: of its body, of what is small beside it, and its margins. */
export type FormSizes = {
  body: number;
  small: number;
  title: number;
  foot: number;
};

const NORMAL: FormSizes = { body: 10, small: 9, title: 20, foot: 44 };
const LARGE: FormSizes = { body: 16, small: 16, title: 26, foot: 62 };

/** The space over the head of a sheet, and between its two parts, in points. */
const OVER = 24;
const BETWEEN = 6;
/** What the last blank takes where blanks stand side by side, and the space before it. */
const LAST_BLANK = 150;
const BLANK_GAP = 24;
const LABEL_GAP = 6;

/** How closely a page of rows is set: its type, lines to write on, and whether they share a line. */
type Density = { size: number; lines: number; shared: boolean };

/** From roomy to close: a page takes the first in which it is likely to stay one page. */
const DENSITIES: readonly Density[] = [
  { size: 11, lines: 4, shared: false },
  { size: 10.5, lines: 3, shared: false },
  { size: 10.5, lines: 2, shared: false },
  { size: 10, lines: 2, shared: false },
  { size: 10, lines: 1, shared: false },
  { size: 10, lines: 1, shared: true },
  { size: 9.5, lines: 1, shared: true },
  { size: 9, lines: 1, shared: true },
  { size: 8.5, lines: 1, shared: true },
];
const LARGE_DENSITY: Density = { size: LARGE.body, lines: 2, shared: false };

/** The height of A4, and what the head and the last question of a page take, in points. */
const SHEET = 841.89;
const AROUND = 190;

/** How high a line of type is, and how wide a letter, as shares of its size. */
const LINE = 1.38;
const LETTER = 0.46;
/** How much wider bold type is, with what is lost where lines break between words. */
const BOLD = 1.2;

/** The sizes in which a form is printed. */
export function sizesOf({ large }: FormLook): FormSizes {
  return large ? LARGE : NORMAL;
}

/** Room for the head of a sheet, in points: a long name of an organisation or a round takes lines. */
export function headOf(
  { title, author }: Pick<ReportDocument, "title" | "author">,
  look: FormLook,
  width: number,
): number {
  const { small, body } = sizesOf(look);
  const lines = (text: string, size: number, room: number) =>
    Math.max(1, Math.ceil((text.length * size * LETTER * BOLD) / room));
  const name = lines(look.large ? title : `${title}: ${author}`, small, width - small * 8);
  const room = look.large ? width : width - LAST_BLANK - BLANK_GAP;
  const blanks = look.blanks.map(({ label, value }) =>
    lines(value ?? "", body, room - label.length * body * LETTER - LABEL_GAP),
  );
  const filled = look.large ? blanks.reduce((sum, each) => sum + each, 0) : (blanks[0] ?? 1);
  return OVER + name * small * LINE + BETWEEN + filled * body * LINE + body * 0.8;
}

/** How a form's pages are set: its look, the width of a page and the room its head takes. */
type FormSetting = { look: FormLook; width: number; head: number };

function chooseDensity(page: FormPage, { look, width, head }: FormSetting): Density {
  if (look.large) return LARGE_DENSITY;
  const titleLines = Math.ceil((page.title.length * NORMAL.title * LETTER) / width);
  const around = AROUND + (titleLines - 1) * NORMAL.title * 1.25;
  const room = SHEET - head - NORMAL.foot - around;
  const fits = (density: Density) =>
    page.rows.reduce((sum, row) => sum + estimateRow(row, density, width), 0) <= room;
  return DENSITIES.find(fits) ?? { size: 8.5, lines: 1, shared: true };
}

function estimateRow(
  row: FormPage["rows"][number],
  { size, lines, shared }: Density,
  width: number,
): number {
  const perLine = (width - size * 1.95 - 10) / (size * LETTER);
  const choices = row.choices.map(({ text }) => Math.ceil(text.length / perLine) * size * LINE + 3);
  const topic = (size + 1.5) * 1.29 + size * (shared ? 0.5 : 0.8) + 2;
  const others = size * LINE + 6;
  const writing = shared ? 0 : size * LINE + 3 + (lines - 1) * pitchOf(size);
  return topic + choices.reduce((sum, each) => sum + each, 0) + others + writing;
}

const pitchOf = (size: number) => Math.max(18, size * 1.6);

/** A page to be filled in; every page but the first begins on a new sheet. */
export function contentOfFormPage(page: FormPage, setting: FormSetting, isFirst: boolean): Content {
  const { look, width } = setting;
  const sizes = sizesOf(look);
  const density = chooseDensity(page, setting);
  const { size } = density;
  return {
    stack: [
      {
        text: divideByFont(page.title),
        fontSize: sizes.title,
        bold: true,
        lineHeight: 1,
        margin: [0, 0, 0, sizes.small * 0.3],
        outline: true,
        outlineText: page.title,
      },
      {
        text: [{ text: `${page.eyebrow}. `, bold: true }, ...divideByFont(page.facts)],
        fontSize: sizes.small,
        margin: [0, 0, 0, sizes.small * 0.5],
      },
      frame([
        { text: page.rule, bold: true, fontSize: sizes.body + 1 },
        ...contentOfKey(page.key, sizes.small, look),
      ]),
      ...page.rows.map((row) => contentOfRow(row, density, width, look)),
      {
        stack: [
          ...contentOfAsk(page.ask, density, look),
          {
            text: page.remark,
            fontSize: Math.min(size, sizes.small),
            color: COLOURS.quiet,
            margin: [0, size * 0.4, 0, 0],
          },
        ],
        margin: [0, size * 0.7, 0, 0],
        unbreakable: true,
      },
    ],
    ...(!isFirst && { pageBreak: "before" as const }),
  } as ContentStack;
}

/** Level names side by side; in large print in two lines, which break between names alone. */
function contentOfKey(key: readonly string[], fontSize: number, { large }: FormLook): Content[] {
  const lines = large ? [key.slice(0, 3), key.slice(3)] : [key];
  return lines.map((names) => ({
    columns: names.map((name) => ({ width: "auto" as const, text: divideByFont(name), fontSize })),
    columnGap: fontSize * 1.2,
    margin: [0, 2, 0, 0],
  }));
}

function frame(stack: Content[]): Content {
  return {
    table: { widths: ["*"], body: [[{ stack }]] },
    layout: {
      hLineWidth: () => 1.2,
      vLineWidth: () => 1.2,
      hLineColor: () => COLOURS.ink,
      vLineColor: () => COLOURS.ink,
      paddingLeft: () => 10,
      paddingRight: () => 10,
      paddingTop: () => 5,
      paddingBottom: () => 6,
    },
  };
}

function contentOfAsk(
  { label, choices }: FormPage["ask"],
  { size, shared }: Density,
  { large }: FormLook,
): Content[] {
  const words: Content = { text: label, bold: true, fontSize: size };
  if (!shared || size > 9) return [{ ...words, margin: [0, 0, 0, 2] }, boxes(choices, size, large)];
  const beside = { width: "auto" as const, stack: [boxes(choices, size, large)] };
  return [{ columns: [{ width: "auto", stack: [words] }, beside], columnGap: 20 }];
}

function contentOfRow(
  row: FormPage["rows"][number],
  { size, lines, shared }: Density,
  width: number,
  { large }: FormLook,
): Content {
  const side = size * 1.05;
  const others = boxes(row.others, size, large);
  const writing = writingLines(row.write, size, lines, width);
  return {
    stack: [
      {
        text: divideByFont(row.topic),
        bold: true,
        fontSize: size + 1.5,
        margin: [0, size * (shared ? 0.5 : 0.8), 0, 2],
      },
      {
        table: {
          widths: [side, size * 0.9, "*"],
          body: row.choices.map(({ key, text }) => [
            box(side),
            { text: key, bold: true, fontSize: size },
            { text: divideByFont(text), fontSize: size },
          ]),
        },
        layout: CHOICES,
      },
      ...(shared
        ? [
            {
              columns: [
                { width: "auto", stack: [others] },
                { width: "auto", text: row.write, fontSize: size, color: COLOURS.quiet },
                { width: "*", ...underline(size) },
              ],
              columnGap: 14,
              margin: [0, 2, 0, 0],
            } as Content,
          ]
        : [{ stack: [others], margin: [0, 3, 0, 2] } as Content, ...writing]),
    ],
    unbreakable: true,
  };
}

const CHOICES: CustomTableLayout = {
  hLineWidth: (line) => (line === 0 ? 0.8 : 0.4),
  hLineColor: () => COLOURS.rule,
  vLineWidth: () => 0,
  paddingLeft: (column) => (column === 0 ? 0 : 5),
  paddingRight: () => 0,
  paddingTop: () => 1.2,
  paddingBottom: () => 1.2,
};

function box(side: number): ContentCanvas {
  return {
    canvas: [
      { type: "rect", x: 0, y: 1, w: side, h: side, lineWidth: 0.9, lineColor: COLOURS.ink },
    ],
  };
}

/** Boxes with words: side by side, one under the other in large print. */
function boxes(words: readonly string[], size: number, large: boolean): Content {
  const side = size * 1.05;
  const one = (text: string): Content => ({
    columns: [
      { width: side, ...box(side) },
      { width: "auto", text, fontSize: size },
    ],
    columnGap: size * 0.5,
    ...(large && { margin: [0, 2, 0, 2] as [number, number, number, number] }),
  });
  if (large) return { stack: words.map(one) };
  return {
    columns: words.map((text) => ({ width: "auto" as const, stack: [one(text)] })),
    columnGap: 26,
  };
}

function writingLines(label: string, size: number, lines: number, width: number): Content[] {
  const pitch = pitchOf(size);
  const before = label.length * size * LETTER + 8;
  return [
    { text: label, fontSize: size, color: COLOURS.quiet, margin: [0, 3, 0, 0] },
    {
      canvas: Array.from({ length: lines }, (_line, at) => ({
        type: "line" as const,
        x1: at === 0 ? before : 0,
        x2: width,
        y1: at * pitch,
        y2: at * pitch,
        lineWidth: 0.6,
        lineColor: COLOURS.border,
      })),
    },
  ];
}

/** What stands at the head of every sheet: whose it is, and which round. */
export function contentOfFormHeader(
  { title, author, page: address }: ReportDocument,
  look: FormLook,
  [page, pages]: [number, number],
  side: number,
): Content {
  const { small, body } = sizesOf(look);
  const name = divideByFont(look.large ? title : `${title}: ${author}`);
  const way =
    page === 1
      ? [{ text: "  " }, look.large ? linkToPage(address, "Web page") : linkToPage(address)]
      : [];
  return {
    stack: [
      {
        columns: [
          { width: "*", text: [...name, ...way] },
          { width: small * 8, text: `Page ${page} of ${pages}`, alignment: "right" },
        ],
        columnGap: 16,
        fontSize: small,
        color: COLOURS.quiet,
        margin: [0, 0, 0, BETWEEN],
      },
      look.large
        ? { stack: look.blanks.map((blank) => contentOfBlank(blank, body, "*")) }
        : {
            columns: look.blanks.map((blank, at) =>
              contentOfBlank(blank, body, at === 0 ? "*" : LAST_BLANK),
            ),
            columnGap: BLANK_GAP,
          },
    ],
    margin: [side, OVER, side, 0],
  } as Content;
}

/** What a sheet says of itself: a label with its value, or with a line to write on. */
function contentOfBlank(
  { label, value }: FormLook["blanks"][number],
  fontSize: number,
  width: number | "*",
): ContentColumns & { width: number | "*" } {
  return {
    width,
    columns: [
      { width: "auto", text: label, fontSize },
      value === null
        ? { width: "*", ...underline(fontSize) }
        : { width: "*", text: divideByFont(value), bold: true, fontSize },
    ],
    columnGap: LABEL_GAP,
  };
}

/** What stands at the foot of every sheet: the area's notice, when it has one. */
export function contentOfFormFooter(
  { notice }: ReportDocument,
  look: FormLook,
  side: number,
): Content {
  return {
    text: divideByFont(notice ?? ""),
    margin: [side, 12, side, 0],
    fontSize: sizesOf(look).small,
    color: COLOURS.quiet,
  };
}

/** A line to write on that fills its column. */
function underline(size: number): ContentTable {
  return {
    table: { widths: ["*"], heights: [size * 0.9], body: [[{ text: "" }]] },
    layout: {
      hLineWidth: (line) => (line === 1 ? 0.6 : 0),
      hLineColor: () => COLOURS.border,
      vLineWidth: () => 0,
      paddingTop: () => 0,
      paddingBottom: () => 0,
    },
  };
}
