import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Resvg } from "@resvg/resvg-js";
import { COLOURS } from "#app/charts/tokens.ts";
import { CHART_FONT_FILES, TYPEFACE } from "./fonts.server.ts";
import type { Bytes, Picture } from "./reports.ts";
import { unpackWoff } from "./woff.server.ts";

/**
 * The bytes of a PNG on white, with the project's own typeface and nothing else of the machine's.
 * Slow work: give it to a worker.
 */
export async function renderPng({ svg, width }: Picture): Promise<Bytes> {
  // why: the drawing library takes fonts as files only, and reads no WOFF.
  const folder = mkdtempSync(join(tmpdir(), "homeward-fonts-"));
  try {
    const fontFiles = CHART_FONT_FILES.map((file, index) => {
      const path = join(folder, `${index}.ttf`);
      writeFileSync(path, unpackWoff(readFileSync(file)));
      return path;
    });
    const drawing = new Resvg(nameBold(svg), {
      fitTo: { mode: "width", value: width },
      background: COLOURS.paper,
      font: { fontFiles, loadSystemFonts: false, defaultFontFamily: TYPEFACE },
    });
    return new Uint8Array(drawing.render().asPng());
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The typeface's bold is a family by itself to whoever asks by name alone. */
function nameBold(svg: string): string {
  return svg.replace(/<text\b[^>]*font-weight="[67]00"[^>]*>/g, (tag) =>
    tag.replace(TYPEFACE, `${TYPEFACE} SemiBold`),
  );
}
