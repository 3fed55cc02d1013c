import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import readXlsxFile from "read-excel-file/node";

const soffice = ["/usr/bin/soffice", "/usr/local/bin/soffice"].find((path) => existsSync(path));

/** Where LibreOffice is not installed nothing opens a file; a build server has to have it. */
export const withoutOffice = !soffice && !process.env.CI;

/** What LibreOffice makes of a file: a PDF, or a workbook whose formulas it worked out anew. */
export function openInOffice(bytes: Uint8Array, from: "docx" | "xlsx", to: "pdf" | "xlsx"): Buffer {
  if (!soffice) throw new Error("LibreOffice (soffice) is not installed on the build server");
  const folder = mkdtempSync(join(tmpdir(), "homeward-office-"));
  try {
    writeFileSync(join(folder, `file.${from}`), bytes);
    const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
    const out = join(folder, "out");
    const order = ["--headless", "--convert-to", to, "--outdir", out];
    execFileSync(soffice, [profile, ...order, join(folder, `file.${from}`)], { stdio: "ignore" });
    return readFileSync(join(out, `file.${to}`));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** One file inside an archive, as text. */
export const unzip = (bytes: Uint8Array, inside: string) =>
  strFromU8(unzipSync(bytes)[inside] ?? new Uint8Array());

/** A workbook without what its formulas came to: only a recalculation can give the figures. */
export function withoutResults(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes);
  const sheets = Object.keys(parts).filter((name) => name.startsWith("xl/worksheets/sheet"));
  for (const name of sheets) {
    parts[name] = strToU8(unzip(bytes, name).replace(/(<\/f>)<v>[^<]*<\/v>/g, "$1"));
  }
  return zipSync(parts);
}

/** Every sheet of a workbook by its name, as another program reads it. */
export async function readSheets(file: Uint8Array) {
  const sheets = await readXlsxFile(Buffer.from(file));
  return new Map(sheets.map(({ sheet, data }) => [sheet, data]));
}
