import { generate } from "lean-qr";

/** A QR code as the outline of its dark squares, `size` squares wide without its margin. */
export type QrDrawing = { size: number; path: string };

/** Draws a text as a QR code. */
export function drawQr(text: string): QrDrawing {
  const code = generate(text);
  const path: string[] = [];
  for (let y = 0; y < code.size; y++) {
    for (let x = 0; x < code.size; x++) {
      if (!code.get(x, y)) continue;
      let end = x;
      while (code.get(end + 1, y)) end++;
      path.push(`M${x} ${y}h${end - x + 1}v1H${x}z`);
      x = end;
    }
  }
  return { size: code.size, path: path.join("") };
}
