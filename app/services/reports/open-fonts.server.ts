import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { unpackWoff } from "./woff.server.ts";

/** A font as fontkit holds it: what has been read of its glyphs stays read. */
type OpenFont = { characterSet: number[] };

type Fontkit = {
  create: (file: Uint8Array) => OpenFont;
  registerFormat: (format: { probe: (file: Uint8Array) => boolean }) => void;
};

type PdfDocument = new (
  ...given: unknown[]
) => { registerFont: (name: string, file: Uint8Array) => void };

const ofProject = createRequire(import.meta.url);
const ofPdfmake = createRequire(ofProject.resolve("pdfmake"));
// The very fontkit that pdfmake's pdfkit opens its fonts with.
const fontkit = createRequire(ofPdfmake.resolve("pdfkit"))("fontkit") as Fontkit;
const written = ofProject("pdfmake/js/PDFDocument.js") as { default: PdfDocument };

const opened = new Map<string, OpenFont>();

/**
 * The font of a WOFF file, opened when first asked for and once a thread: pdfmake would unpack its
 * fonts and read their glyphs anew for every document.
 */
export function openFont(file: string): OpenFont {
  let font = opened.get(file);
  if (!font) {
    font = fontkit.create(unpackWoff(readFileSync(file)));
    opened.set(file, font);
  }
  return font;
}

/** Has every document of pdfmake take these files' fonts from {@link openFont}. */
export function lendFonts(files: Iterable<string>): void {
  written.default = class extends written.default {
    constructor(...given: unknown[]) {
      super(...given);
      for (const file of files) this.registerFont(file, Buffer.from(TICKET + file));
    }
  };
}

/** Begins what a document is given in place of a font's bytes: the name of the file follows. */
const TICKET = "Homeward font: ";

fontkit.registerFormat(
  Object.assign(
    // why: fontkit calls a format with `new`, which gives whatever object a function returns.
    function takeOpen({ buffer }: { buffer: Uint8Array }) {
      return openFont(textOf(buffer).slice(TICKET.length));
    },
    { probe: (file: Uint8Array) => textOf(file.subarray(0, TICKET.length)) === TICKET },
  ),
);

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString();
}
