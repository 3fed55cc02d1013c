import { CsvError, parse } from "csv-parse/sync";
import type { FileLine, FileProblem } from "#app/domain/file-lines.ts";

/** The largest file that is read, in bytes: with its form it fits a request. */
const LARGEST = 200 * 1024;

/** What begins files that are no text: a workbook, a PDF, pictures. */
const NO_TEXT = ["PK\u0003\u0004", "%PDF", "\u00D0\u00CF\u0011\u00E0"];

const BYTE_ORDER_MARKS = [
  { mark: [0xef, 0xbb, 0xbf], encoding: "utf-8" },
  { mark: [0xff, 0xfe], encoding: "utf-16le" },
  { mark: [0xfe, 0xff], encoding: "utf-16be" },
] as const;

/** Why a file of this size is not read, if so. */
export function refuseSize(bytes: Uint8Array): FileProblem | null {
  if (bytes.length === 0) return about("Choose a file that is not empty.");
  return bytes.length > LARGEST
    ? about("The file is larger than 200 KB. Divide it into several.")
    : null;
}

/** The text of an uploaded file, or why it cannot be read: `otherwise`, when it is no text. */
export function decodeFile(
  bytes: Uint8Array,
  otherwise = "This is no CSV file. Save it as “CSV UTF-8” and choose it again.",
): { text: string } | { problem: FileProblem } {
  const size = refuseSize(bytes);
  if (size) return { problem: size };
  const start = String.fromCharCode(...bytes.slice(0, 4));
  const text = NO_TEXT.some((mark) => start.startsWith(mark)) ? null : decode(bytes);
  if (text === null || text.includes("\u0000")) {
    return { problem: about(otherwise) };
  }
  return { text: text.replace(/\r\n?/g, "\n") };
}

const about = (sentence: string): FileProblem => ({ line: null, column: null, sentence });

/** By its byte order mark; without one UTF-8, or else what Windows programs write in Britain. */
function decode(bytes: Uint8Array): string | null {
  const marked = BYTE_ORDER_MARKS.find(({ mark }) => mark.every((byte, at) => bytes[at] === byte));
  try {
    return new TextDecoder(marked?.encoding ?? "utf-8", { fatal: true }).decode(bytes);
  } catch {
    return marked ? null : decodeWindows(bytes);
  }
}

/** What Windows-1252 has from 0x80 to 0x9F, where Latin-1 has signs that nobody writes. */
const WINDOWS_SIGNS = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

// why: TextDecoder takes Windows-1252 for Latin-1 in some releases of Node.
function decodeWindows(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString("latin1")
    .replace(/[\u0080-\u009F]/g, (sign) => WINDOWS_SIGNS[sign.charCodeAt(0) - 0x80] ?? sign);
}

/**
 * The lines of a CSV text with their numbers, or where it breaks off. Commas, semicolons and tabs
 * separate cells, whichever the first line has most of. An apostrophe that keeps a spreadsheet from
 * running a cell is taken off again.
 */
export function readCsv(text: string): { lines: FileLine[] } | { problem: FileProblem } {
  const hint = /^sep=(.)\n/.exec(text);
  const body = hint ? text.slice(hint[0].length) : text;
  const before = hint ? 1 : 0;
  try {
    const records = parse(body, {
      delimiter: hint?.[1] ?? findSeparator(body),
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      record_delimiter: "\n",
    }) as unknown as { record: string[]; info: { lines: number } }[];
    let end = before;
    return {
      lines: records.map(({ record, info }) => {
        const line = end + 1;
        end = info.lines + before;
        return { line, cells: record.map(withoutGuard) };
      }),
    };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const sentence = "A quotation mark is opened and never closed.";
    const line = typeof error.lines === "number" ? error.lines + before : null;
    return { problem: { line, column: null, sentence } };
  }
}

function findSeparator(text: string): string {
  const head = text.replace(/^\n+/, "").split("\n", 1)[0] ?? "";
  const count = (sign: string) => head.split(sign).length;
  return [",", ";", "\t"].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

/** What our own files put an apostrophe before: see renderCsv. */
const GUARDED = /^'(?:[\s\p{Cf}"']*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|[\t\r\n])/u;

const withoutGuard = (cell: string) => (GUARDED.test(cell) ? cell.slice(1) : cell);
