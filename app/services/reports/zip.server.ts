const END = 0x06054b50;
const ENTRY = 0x02014b50;
/** Midnight on 1 January 1980, the first instant a zip knows. */
const FIRST_DATE = 0x0021_0000;

/**
 * The same zip file with no times in it, so that the same content has the same bytes whenever it is
 * made. Throws when the bytes are no zip.
 */
export function withoutTimes(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.byteLength - 22;
  while (end >= 0 && view.getUint32(end, true) !== END) end -= 1;
  if (end < 0) throw new Error("no zip file");
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (view.getUint32(at, true) !== ENTRY) throw new Error("no zip file");
    view.setUint32(at + 12, FIRST_DATE, true);
    view.setUint32(view.getUint32(at + 42, true) + 10, FIRST_DATE, true);
    const lengths = [28, 30, 32].map((place) => view.getUint16(at + place, true));
    at += 46 + lengths.reduce((sum, each) => sum + each, 0);
  }
  return bytes;
}
