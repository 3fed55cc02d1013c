import { inflateRawSync } from "node:zlib";

const END = 0x06054b50;
const ENTRY = 0x02014b50;
/** Midnight on 1 January 1980, the first instant a zip knows. */
const FIRST_DATE = 0x0021_0000;

/** A file inside a zip: where its entry in the list and its own head begin. */
type Entry = { name: string; entry: number; head: number; packed: number; method: number };

/** The files of a zip, in the order of its list. Throws when the bytes are no zip. */
function listEntries(bytes: Uint8Array<ArrayBuffer>): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.byteLength - 22;
  while (end >= 0 && view.getUint32(end, true) !== END) end -= 1;
  if (end < 0) throw new Error("no zip file");
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (view.getUint32(at, true) !== ENTRY) throw new Error("no zip file");
    const [name = 0, extra = 0, comment = 0] = [28, 30, 32].map((place) =>
      view.getUint16(at + place, true),
    );
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + name)),
      entry: at,
      head: view.getUint32(at + 42, true),
      packed: view.getUint32(at + 20, true),
      method: view.getUint16(at + 10, true),
    });
    at += 46 + name + extra + comment;
  }
  return entries;
}

/**
 * The same zip file with no times in it, so that the same content has the same bytes whenever it is
 * made. Throws when the bytes are no zip.
 */
export function withoutTimes(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const { entry, head } of listEntries(bytes)) {
    view.setUint32(entry + 12, FIRST_DATE, true);
    view.setUint32(head + 10, FIRST_DATE, true);
  }
  return bytes;
}

/**
 * The texts inside a zip by their names, or null when they come to more than `most` bytes: no more
 * than that is ever unpacked, whatever the file says of itself. Throws when the bytes are no zip.
 */
export function inflateZip(
  bytes: Uint8Array<ArrayBuffer>,
  most: number,
): Map<string, string> | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const texts = new Map<string, string>();
  let left = most;
  for (const { name, head, packed, method } of listEntries(bytes)) {
    const start = head + 30 + view.getUint16(head + 26, true) + view.getUint16(head + 28, true);
    const data = bytes.subarray(start, start + packed);
    const inflated = method === 0 ? data : inflateWithin(data, left);
    if (inflated === null || inflated.byteLength > left) return null;
    left -= inflated.byteLength;
    texts.set(name, new TextDecoder().decode(inflated));
  }
  return texts;
}

function inflateWithin(data: Uint8Array, most: number): Uint8Array | null {
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(1, most) });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
