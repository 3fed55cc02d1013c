import { PRIVATE } from "./headers.server.ts";

/** A file that a service made, to be saved under a name. */
type MadeFile = { bytes: Uint8Array<ArrayBuffer> | string; fileName: string };

/** The type of each file by the end of its name. */
const TYPES: Readonly<Record<string, string>> = {
  csv: "text/csv; charset=utf-8",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  ics: "text/calendar; charset=utf-8",
  json: "application/json; charset=utf-8",
  pdf: "application/pdf",
  png: "image/png",
  svg: "image/svg+xml; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  yaml: "application/yaml; charset=utf-8",
};

/** Answers with a file to be saved; no cache keeps it. */
export function sendFile({ bytes, fileName }: MadeFile): Response {
  const body = typeof bytes === "string" ? new TextEncoder().encode(bytes) : bytes;
  const end = fileName.split(".").at(-1) ?? "";
  return new Response(body, {
    headers: {
      "Content-Type": TYPES[end] ?? "application/octet-stream",
      "Content-Disposition": `attachment; filename="${fileName}"`,
      "Content-Length": String(body.byteLength),
      "Cache-Control": PRIVATE,
    },
  });
}
