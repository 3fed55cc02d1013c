import { accessSync, constants, existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";

/** Makes sure a folder is there and can be written to; throws one line that names it if not. */
export function ensureWritableFolder(folder: string): void {
  try {
    makeFolder(folder);
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    throw new Error(`the folder ${folder} cannot be written to (${code})`);
  }
}

/** Makes sure that a file, where there is one, can be written to; throws one line that names it if not. */
export function ensureWritableFile(path: string): void {
  if (!existsSync(path)) return;
  try {
    accessSync(path, constants.W_OK);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    throw new Error(`the file ${path} cannot be written to (${code})`);
  }
}

/** Step by step: Node's own recursive way never ends under /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}
