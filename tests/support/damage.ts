import { closeSync, openSync, writeSync } from "node:fs";
import Database from "better-sqlite3";

/** Overwrites the pages of a table in a database file, as a failing disk would. */
export function overwriteTable(path: string, table: string): void {
  const file = new Database(path, { readonly: true });
  const size = Number(file.pragma("page_size", { simple: true }));
  const pages = file
    .prepare("SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf'")
    .pluck()
    .all(table) as number[];
  file.close();
  const handle = openSync(path, "r+");
  for (const page of pages) writeSync(handle, Buffer.alloc(size, 0x7f), 0, size, (page - 1) * size);
  closeSync(handle);
}
