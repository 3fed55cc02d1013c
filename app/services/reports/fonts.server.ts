import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { openFont } from "./open-fonts.server.ts";

const require = createRequire(import.meta.url);

/** The parts into which the typeface's files are divided, the one of most texts first. */
const PARTS = [
  "latin",
  "latin-ext",
  "vietnamese",
  "greek",
  "greek-ext",
  "cyrillic",
  "cyrillic-ext",
] as const;

type Part = (typeof PARTS)[number];

/** The name under which charts ask for the typeface; its other parts have names of their own. */
export const TYPEFACE = "Source Sans 3";

const nameOf = (part: Part) => (part === "latin" ? TYPEFACE : `${TYPEFACE} ${part}`);

/** Stands where characters cannot be printed. */
export const UNPRINTABLE = "[?]";

const fileOf = (part: Part, face: string) =>
  require.resolve(`@fontsource/source-sans-3/files/source-sans-3-${part}-${face}.woff`);

/** The typeface's files as pdfmake wants them. */
export const FONTS = Object.fromEntries(
  PARTS.map((part) => [
    nameOf(part),
    {
      normal: fileOf(part, "400-normal"),
      bold: fileOf(part, "600-normal"),
      italics: fileOf(part, "400-italic"),
      bolditalics: fileOf(part, "600-italic"),
    },
  ]),
);

/** The files of the first part, normal and bold, in which charts are drawn. */
export const CHART_FONT_FILES: readonly string[] = [
  fileOf("latin", "400-normal"),
  fileOf("latin", "600-normal"),
];

/** The same as base64 of WOFF 2, by weight, to be put into drawings. */
export function readChartFonts(): Record<number, string> {
  const read = (face: string) =>
    readFileSync(fileOf("latin", face).replace(/\.woff$/, ".woff2")).toString("base64");
  return { 400: read("400-normal"), 600: read("600-normal") };
}

/** The only files a document may be made from. */
export const FONT_FILES: ReadonlySet<string> = new Set(
  Object.values(FONTS).flatMap((faces) => Object.values(faces)),
);

const coverage = new Map<Part, ReadonlySet<number>>();

/** The characters of a part, read from its file when first asked for. */
function coverageOf(part: Part): ReadonlySet<number> {
  let known = coverage.get(part);
  if (!known) {
    known = new Set(openFont(fileOf(part, "400-normal")).characterSet);
    coverage.set(part, known);
  }
  return known;
}

const findPart = (character: string) =>
  PARTS.find((part) => coverageOf(part).has(character.codePointAt(0) ?? 0));

/** Marks of direction and joining, and control characters: nothing of them is seen on paper. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Variation_Selector}]/gu;

/** A text in pieces, each with the font that holds its characters. */
export type FontRun = { text: string; font: string };

/** What most texts are made of, all of it in the first part. */
const PLAIN = /^[ -~£–—‘’“”•…]*$/;

/**
 * Divides a text by the fonts that hold its characters. What no font holds, such as emoji and
 * right-to-left scripts, becomes one mark for each unbroken stretch.
 */
export function divideByFont(text: string): FontRun[] {
  if (PLAIN.test(text)) return text === "" ? [] : [{ text, font: TYPEFACE }];
  const runs: FontRun[] = [];
  const clean = text.normalize("NFC").replace(/\s/gu, " ").replace(UNSEEN, "");
  for (const character of clean) {
    const part = character === " " ? "latin" : findPart(character);
    const piece = part ? character : UNPRINTABLE;
    const font = nameOf(part ?? "latin");
    const last = runs.at(-1);
    if (!part && last?.text.trimEnd().endsWith(UNPRINTABLE)) continue;
    if (last && (last.font === font || character === " ")) last.text += piece;
    else runs.push({ text: piece, font });
  }
  return runs;
}

/** A text in the first part alone, as charts print it: accents it lacks are left off. */
export function toChartText(text: string): string {
  return divideByFont(text)
    .map((run) => (run.font === TYPEFACE ? run.text : stripAccents(run.text)))
    .join("");
}

function stripAccents(text: string): string {
  const plain = text.normalize("NFD").replace(/\p{M}/gu, "");
  return [...plain].every((each) => coverageOf("latin").has(each.codePointAt(0) ?? 0))
    ? plain
    : UNPRINTABLE;
}
