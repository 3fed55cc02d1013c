import type { Measured } from "#app/domain/graduation/page-meter.ts";
import type { ReportDocument } from "./document.ts";
import { setPdf } from "./pdf.server.ts";

/** Where a line came to stand: its page from 1, and its top as a share of the page's inner height. */
type Place = { pageNumber: number; verticalRatio: number };

/** A line of text, as a share of the page's inner height: what the last line reaches below its top. */
const LINE = 0.02;

/**
 * How long a document is: its pages as the rendered file counts them, how far the last is filled,
 * and what each section takes. Slow work: give it to a worker.
 */
export async function measurePdf(document: ReportDocument): Promise<Measured> {
  const { bytes, blocks } = await setPdf(document);
  const pages = countPages(bytes);
  const places = blocks.map(listPlaces);
  const last = places.flat().reduce((end, place) => Math.max(end, reach(place)), 0);
  const filled = Math.min(pages, last + LINE);
  const starts = document.blocks.flatMap((block, at) => {
    const [place] = places[at] ?? [];
    const isSection = block.kind === "heading" && !block.under;
    return isSection && place ? [{ title: block.text, from: reach(place) }] : [];
  });
  const sections = starts.map(({ title, from }, at) => ({
    title,
    pages: Math.max(0, (starts[at + 1]?.from ?? filled) - from),
  }));
  return { pages, filled, sections };
}

const reach = ({ pageNumber, verticalRatio }: Place) => pageNumber - 1 + verticalRatio;

/** The pages that the file itself holds: each is an object of its own, written in the clear. */
function countPages(bytes: Uint8Array): number {
  return (
    Buffer.from(bytes)
      .toString("latin1")
      .match(/\/Type \/Page\b(?!s)/g)?.length ?? 0
  );
}

/** Every place that was noted anywhere in a block, in the order of its parts. */
function listPlaces(content: unknown): Place[] {
  if (typeof content !== "object" || content === null) return [];
  if (Array.isArray(content)) return content.flatMap(listPlaces);
  const { positions, stack, columns, table } = content as Record<string, unknown>;
  const own = Array.isArray(positions) ? (positions as Place[]) : [];
  const rows = (table as { body?: unknown } | undefined)?.body;
  return [...own, ...[stack, columns, rows].flatMap(listPlaces)];
}
