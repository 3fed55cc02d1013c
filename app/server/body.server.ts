import type { IncomingMessage } from "node:http";
import type { ErrorCode } from "#app/domain/errors.ts";

/** The most a request may send, in bytes: about forty pages of text. */
const BODY_LIMIT = 256 * 1024;

/** Up to here a body too large is read to its end and thrown away, so that the client hears why. */
const DISCARD_LIMIT = 32 * BODY_LIMIT;

/** A request's body, or why it is refused. It is counted as it comes: its own word is not taken. */
export async function collectBody(request: IncomingMessage): Promise<Buffer | ErrorCode> {
  const body = await readCounted(request);
  if (!Buffer.isBuffer(body)) return body;
  return (await isWellFormed(body, request.headers["content-type"] ?? "")) ? body : "bad-request";
}

function readCounted(request: IncomingMessage): Promise<Buffer | ErrorCode> {
  const chunks: Buffer[] = [];
  let size = 0;
  return new Promise((resolve) => {
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= BODY_LIMIT) chunks.push(chunk);
      else chunks.length = 0;
      if (size > DISCARD_LIMIT) resolve("too-large");
    });
    request.on("end", () => resolve(size > BODY_LIMIT ? "too-large" : Buffer.concat(chunks)));
    request.on("close", () => resolve("bad-request"));
    request.on("error", () => resolve("bad-request"));
  });
}

async function isWellFormed(body: Buffer, contentType: string): Promise<boolean> {
  try {
    if (/^multipart\/form-data/i.test(contentType)) {
      await new Response(new Uint8Array(body), {
        headers: { "Content-Type": contentType },
      }).formData();
      return true;
    }
    const text = new TextDecoder("utf-8", { fatal: true }).decode(body);
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}
