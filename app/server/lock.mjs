import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { dirname } from "node:path";

const BEAT = 5_000;
const SILENCE = 60_000;
const PAUSE = 200;

/**
 * Runs `work` while holding a lock file, waiting for another process that holds it. A lock whose
 * holder has died is taken over: its process is gone, or it has not been touched for a minute.
 *
 * @template T
 * @param {string} path
 * @param {() => T | Promise<T>} work
 * @param {() => void} onWait called once when another process holds the lock
 * @returns {Promise<T>}
 */
export async function withLock(path, work, onWait = () => {}) {
  mkdirSync(dirname(path), { recursive: true });
  for (let waits = 0; !tryToTake(path); waits++) {
    if (waits === 0) onWait();
    removeIfDead(path);
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
  const beat = setInterval(() => touch(path), BEAT);
  const release = () => rmSync(path, { force: true });
  const releaseAndEnd = () => {
    release();
    process.exit(1);
  };
  process.on("exit", release);
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"]) process.on(signal, releaseAndEnd);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    process.off("exit", release);
    for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"]) process.off(signal, releaseAndEnd);
    release();
  }
}

function tryToTake(path) {
  try {
    writeFileSync(path, JSON.stringify({ pid: process.pid, host: hostname() }), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

/** Two waiters must not both remove: one would remove the other's fresh lock. */
function removeIfDead(path) {
  if (!isDead(path)) return;
  const removal = `${path}.removal`;
  if (!tryToTake(removal)) {
    if (isDead(removal)) rmSync(removal, { force: true });
    return;
  }
  if (isDead(path)) rmSync(path, { force: true });
  rmSync(removal, { force: true });
}

function isDead(path) {
  try {
    if (Date.now() - statSync(path).mtimeMs > SILENCE) return true;
    const { pid, host } = JSON.parse(readFileSync(path, "utf8"));
    return host === hostname() && !isRunning(pid);
  } catch {
    // Gone, or being written just now: the next round tells.
    return false;
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

function touch(path) {
  try {
    const now = new Date();
    utimesSync(path, now, now);
  } catch {
    // why: a lock removed by hand is no reason to stop the work it guarded.
  }
}
