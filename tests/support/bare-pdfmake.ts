import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { TDocumentDefinitions } from "pdfmake/interfaces";
import { FONTS } from "#app/services/reports/fonts.server.ts";
import { unpackWoff } from "#app/services/reports/woff.server.ts";

type Pdfmake = typeof import("pdfmake");

/** The PDF library as its documentation shows it: the fonts are TrueType files, and no more. */
export function openBarePdfmake() {
  const folder = mkdtempSync(join(tmpdir(), "homeward-bare-fonts-"));
  const unpack = (file: string) => {
    const path = join(folder, `${basename(file)}.ttf`);
    writeFileSync(path, unpackWoff(readFileSync(file)));
    return path;
  };
  const { constructor: Pdfmake } = createRequire(import.meta.url)("pdfmake") as {
    constructor: new () => Pdfmake;
  };
  const pdfmake = new Pdfmake();
  pdfmake.setFonts(
    Object.fromEntries(
      Object.entries(FONTS).map(([name, { normal, bold, italics, bolditalics }]) => [
        name,
        {
          normal: unpack(normal),
          bold: unpack(bold),
          italics: unpack(italics),
          bolditalics: unpack(bolditalics),
        },
      ]),
    ),
  );
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => path.startsWith(folder));
  return {
    print: (definition: TDocumentDefinitions) => pdfmake.createPdf(definition).getBuffer(),
    close: () => rmSync(folder, { recursive: true }),
  };
}
