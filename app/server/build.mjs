// Builds the pages and the process into build/ when their sources have changed.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress } from "node:zlib";
import { withLock } from "./lock.mjs";

const root = resolve(fileURLToPath(import.meta.url), "../../..");
const build = join(root, "build");
const SOURCES = [
  "app",
  "db",
  "public",
  "package.json",
  "package-lock.json",
  "remix.config.js",
  "tsconfig.json",
  "vite.config.ts",
  "vite.server.config.ts",
  "vite.worker.config.ts",
];
const compress = promisify(brotliCompress);
const say = (line) => process.stderr.write(`${line}\n`);

/** Makes sure that build/ holds what the sources say. A failed build leaves the old one whole. */
export async function ensureBuilt() {
  if (isCurrent(fingerprint())) return;
  await withLock(
    join(root, ".cache/build.lock"),
    async () => {
      const stamp = fingerprint();
      if (!isCurrent(stamp)) await makeBuild(stamp);
    },
    () => say("Another command is building: waiting for it."),
  );
}

async function makeBuild(stamp) {
  say("Building: about half a minute.");
  const next = join(root, ".cache/next-build");
  rmSync(next, { recursive: true, force: true });
  await run("@remix-run/dev/dist/cli.js", ["vite:build", "--logLevel", "error"], next);
  await run(
    "vite/bin/vite.js",
    ["build", "--config", "vite.server.config.ts", "--logLevel", "error"],
    next,
  );
  await run(
    "vite/bin/vite.js",
    ["build", "--config", "vite.worker.config.ts", "--logLevel", "error"],
    next,
  );
  await compressAssets(join(next, "client/assets"));
  const made = listAssets(next);
  keepPreviousAssets(next, new Set(made));
  writeFileSync(join(next, "stamp.json"), JSON.stringify({ stamp, assets: made }));
  const old = join(root, ".cache/old-build");
  rmSync(old, { recursive: true, force: true });
  if (existsSync(build)) renameSync(build, old);
  renameSync(next, build);
  rmSync(old, { recursive: true, force: true });
}

/** Scripts and styles lie beside their brotli form: made once, as small as can be. */
async function compressAssets(folder) {
  const texts = readdirSync(folder).filter((name) => /\.(js|css)$/.test(name));
  await Promise.all(
    texts.map(async (name) => {
      const small = await compress(readFileSync(join(folder, name)));
      writeFileSync(join(folder, `${name}.br`), small);
    }),
  );
}

/** Pages that are open when a new build arrives still ask for the files they were made with. */
function keepPreviousAssets(next, made) {
  for (const name of readStamp()?.assets ?? []) {
    const old = join(build, "client/assets", name);
    if (!made.has(name) && existsSync(old)) copyFileSync(old, join(next, "client/assets", name));
  }
}

function listAssets(folder) {
  const assets = join(folder, "client/assets");
  mkdirSync(assets, { recursive: true });
  return readdirSync(assets);
}

function isCurrent(stamp) {
  return readStamp()?.stamp === stamp;
}

function readStamp() {
  try {
    return JSON.parse(readFileSync(join(build, "stamp.json"), "utf8"));
  } catch {
    return null;
  }
}

/** A hash of every file that goes into a build, its name included. */
function fingerprint() {
  const hash = createHash("sha256").update(process.version);
  for (const source of SOURCES) addToHash(hash, source);
  return hash.digest("hex");
}

function addToHash(hash, path) {
  const full = join(root, path);
  if (!existsSync(full) || /\.test\.tsx?$/.test(path)) return;
  const entries = listFolder(full);
  if (entries) {
    for (const entry of entries) addToHash(hash, `${path}/${entry}`);
  } else {
    hash.update(path).update(readFileSync(full));
  }
}

function listFolder(path) {
  try {
    return readdirSync(path).sort();
  } catch (error) {
    if (error.code === "ENOTDIR") return null;
    throw error;
  }
}

async function run(script, args, folder) {
  const child = spawn(process.execPath, [join(root, "node_modules", script), ...args], {
    cwd: root,
    env: { ...process.env, NODE_ENV: "production", HOMEWARD_BUILD: folder },
    stdio: ["ignore", 2, 2],
  });
  const end = () => child.kill();
  process.on("exit", end);
  const code = await new Promise((resolveCode, reject) => {
    child.on("error", reject);
    child.on("exit", (exitCode) => resolveCode(exitCode ?? 1));
  });
  process.off("exit", end);
  if (code !== 0) throw new Error("the build failed: see the lines above.");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  ensureBuilt().catch((error) => {
    say(`Homeward was not built: ${error.message}`);
    process.exit(1);
  });
}
