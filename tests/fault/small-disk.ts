import { execFileSync } from "node:child_process";
import { appendFileSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A disk of a few MiB, in memory; everything temporary lies on it until it is removed. */
export type SmallDisk = {
  path: string;
  fill: () => void;
  empty: () => void;
  /** Makes it read-only, or writable again. */
  remount: (how: "ro" | "rw") => void;
  remove: () => void;
};

/** Mounts one; null where this account may not. */
export function mountSmallDisk(mebibytes: number): SmallDisk | null {
  const before = process.env.TMPDIR;
  const path = mkdtempSync(join(tmpdir(), "homeward-disk-"));
  const run = (command: string, ...told: string[]) =>
    execFileSync(command, told, { stdio: "ignore" });
  try {
    run("mount", "-t", "tmpfs", "-o", `size=${mebibytes}m`, "homeward-fault", path);
  } catch {
    rmSync(path, { recursive: true });
    return null;
  }
  process.env.TMPDIR = path;
  const filler = join(path, "filler");
  return {
    path,
    fill: () => {
      for (const size of [1024 * 1024, 4096, 512]) {
        try {
          for (;;) appendFileSync(filler, Buffer.alloc(size, 1));
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
        }
      }
    },
    empty: () => rmSync(filler),
    remount: (how) => void run("mount", "-o", `remount,${how}`, path),
    remove: () => {
      if (before === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = before;
      run("umount", path);
      rmSync(path, { recursive: true });
    },
  };
}

/** How many MiB a file holds; 0 where there is none. */
export function sizeOf(path: string): string {
  const { size } = statSync(path, { throwIfNoEntry: false }) ?? { size: 0 };
  return `${(size / 1024 / 1024).toFixed(1)} MiB`;
}
