// Installs what package-lock.json names when it is not there yet. Run before every npm command of
// this project, so it knows only Node's own modules, and it writes to standard error alone.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { withLock } from "./lock.mjs";

const root = resolve(fileURLToPath(import.meta.url), "../../..");
const stampFile = join(root, "node_modules/.homeward-setup");
const say = (line) => process.stderr.write(`${line}\n`);

/** Brings node_modules up to the lock file; takes a few milliseconds when it is. */
async function ensureInstalled() {
  const lockText = readFileSync(join(root, "package-lock.json"));
  const lock = JSON.parse(lockText);
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const disagreement = findDisagreement(manifest, lock.packages[""]);
  if (disagreement) {
    throw new Error(
      `package.json and package-lock.json disagree about ${disagreement}: run npm install, then try again.`,
    );
  }
  const stamp = createHash("sha256")
    .update(lockText)
    .update(`${process.version} ${process.platform} ${process.arch}`)
    .digest("hex");
  if (isStamped(stamp)) return;
  await withLock(
    join(root, ".cache/setup.lock"),
    async () => {
      if (isStamped(stamp)) return;
      if (!isInstalled(lock)) await install();
      writeFileSync(stampFile, stamp);
    },
    () => say("Another command is installing the packages: waiting for it."),
  );
}

/** The first dependency on which the manifest and the lock file's copy of it differ. */
function findDisagreement(manifest, locked) {
  for (const kind of ["dependencies", "devDependencies"]) {
    const wanted = manifest[kind] ?? {};
    const known = locked[kind] ?? {};
    for (const name of new Set([...Object.keys(wanted), ...Object.keys(known)])) {
      if (wanted[name] !== known[name]) return name;
    }
  }
  return null;
}

function isStamped(stamp) {
  return existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp;
}

/** Whether somebody's own `npm ci` or `npm install` has already put everything in place. */
function isInstalled(lock) {
  const installedFile = join(root, "node_modules/.package-lock.json");
  if (!existsSync(installedFile)) return false;
  const installed = JSON.parse(readFileSync(installedFile, "utf8")).packages;
  const complete = Object.entries(lock.packages).every(
    ([path, { version, optional, peer }]) =>
      path === "" ||
      installed[path]?.version === version ||
      (!installed[path] && (optional || peer)),
  );
  return complete && databaseModuleLoads();
}

/** The one package compiled for this machine and this version of Node. */
function databaseModuleLoads() {
  try {
    const require = createRequire(join(root, "package.json"));
    const Database = require("better-sqlite3");
    new Database(":memory:").close();
    return true;
  } catch {
    return false;
  }
}

async function install() {
  say("Installing packages: about a minute and a half the first time.");
  const npm = process.env.npm_execpath;
  const [command, first] = npm?.endsWith(".js") ? [process.execPath, [npm]] : ["npm", []];
  const child = spawn(
    command,
    [...first, "ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"],
    // Standard output is for the command itself: some of them print only JSON there.
    { cwd: root, stdio: ["ignore", 2, 2], shell: process.platform === "win32" && !npm },
  );
  const end = () => child.kill();
  process.on("exit", end);
  const code = await new Promise((resolveCode, reject) => {
    child.on("error", reject);
    child.on("exit", (exitCode) => resolveCode(exitCode ?? 1));
  });
  process.off("exit", end);
  if (code !== 0) throw new Error(`npm ci failed (exit code ${code}): see the lines above.`);
}

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  say(`Homeward needs Node 20.19 or later; this is ${process.version}.`);
  process.exit(1);
}
ensureInstalled().catch((error) => {
  say(`Set-up failed: ${error.message}`);
  process.exit(1);
});
