import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";

const DEBIAN = "/usr/bin/chromium";
const require = createRequire(import.meta.url);

/**
 * The path of a Chromium to test with: the one named by CHROMIUM_PATH, the system's, Playwright's
 * own, or else one installed now. Throws one line that says what to do when none can be had.
 */
export async function findBrowser() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`CHROMIUM_PATH names ${named}, where there is no file.`);
  }
  return findInstalled() ?? downloadOwn() ?? installDebian() ?? giveUp();
}

function findInstalled() {
  if (existsSync(DEBIAN)) return DEBIAN;
  const own = require("@playwright/test").chromium.executablePath();
  return existsSync(own) ? own : null;
}

function downloadOwn() {
  process.stderr.write("No browser found: downloading Playwright's Chromium.\n");
  // why: where its address cannot be reached, Playwright would go on trying for many minutes.
  runQuietly(process.execPath, [require.resolve("@playwright/test/cli"), "install", "chromium"], {
    timeout: 180_000,
    env: { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: "10000" },
  });
  return findInstalled();
}

function installDebian() {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return null;
  process.stderr.write("Installing Debian's chromium.\n");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  runQuietly("apt-get", ["update", "-q"], { env });
  runQuietly("apt-get", ["install", "-y", "-q", "--no-install-recommends", "chromium"], { env });
  return findInstalled();
}

function giveUp() {
  throw new Error(
    "No browser to test with: install Chromium (Debian: apt-get install chromium) or set CHROMIUM_PATH to one.",
  );
}

function runQuietly(command, args, options) {
  spawnSync(command, args, { stdio: ["ignore", 2, 2], ...options });
}
