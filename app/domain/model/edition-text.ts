import { ContentError } from "./content-error.ts";
import { EDITION_BYTES } from "./own-edition.ts";

/**
 * The text in the bytes of an uploaded file: UTF-8, or UTF-16 that says so by its first bytes.
 * Throws a ContentError for anything else, and for a file that is too large.
 */
export function readEditionText(bytes: Uint8Array, file: string): string {
  if (bytes.byteLength > EDITION_BYTES) {
    const limit = EDITION_BYTES.toLocaleString("en-GB");
    throw refuse(file, 1, `the file has more than ${limit} bytes`);
  }
  const encoding = encodingOf(bytes);
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    const line = encoding === "utf-8" ? findBrokenLine(bytes) : 1;
    throw refuse(file, line, "not readable as UTF-8: save the file as UTF-8 and send it again");
  }
  if (text.includes("\u0000")) throw refuse(file, 1, "the file holds no text");
  return text;
}

function encodingOf([first, second]: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}

/** The first line that is not UTF-8. */
function findBrokenLine(bytes: Uint8Array): number {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let start = 0;
  for (let line = 1; start < bytes.length; line += 1) {
    const end = bytes.indexOf(10, start);
    const next = end < 0 ? bytes.length : end + 1;
    try {
      decoder.decode(bytes.subarray(start, next));
    } catch {
      return line;
    }
    start = next;
  }
  return 1;
}

function refuse(file: string, line: number, message: string): ContentError {
  return new ContentError([{ file, line, field: "", message }]);
}
