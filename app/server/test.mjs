// npm test: every unit, integration and end-to-end test, then their total alone on the last line.
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";
import { findBrowser } from "./browser.mjs";
import { ensureBuilt } from "./build.mjs";

const root = resolve(fileURLToPath(import.meta.url), "../../..");
const results = join(root, ".cache/test-results");
const total = { passed: 0, failed: 0, skipped: 0 };
/** What failed, said once more at the end: whoever reads a long log reads its end first. */
const failures = [];
let broken = false;

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
try {
  const browser = await findBrowser();
  await ensureBuilt();
  await runUnits();
  await runJourneys(browser);
} catch (error) {
  broken = true;
  process.stderr.write(`${error.message}\n`);
}
if (broken && total.failed === 0) total.failed = 1;
if (failures.length > 0) process.stdout.write(`\nFailed:\n${failures.join("\n")}\n`);
process.exitCode = broken || total.failed > 0 ? 1 : 0;
process.stdout.write(
  `\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`,
);

async function runUnits() {
  const file = join(results, "vitest.json");
  const code = await run("vitest/vitest.mjs", [
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${file}`,
  ]);
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } =
    readResult(file);
  for (const { name, status: ofFile, message, assertionResults } of testResults) {
    const place = relative(root, name);
    if (ofFile === "failed" && message) failures.push(describeFailure(place, "as a file", message));
    for (const { status, fullName, failureMessages } of assertionResults) {
      if (status === "failed") {
        failures.push(describeFailure(place, fullName, failureMessages[0]));
      }
    }
  }
  add(numPassedTests, numFailedTests, numPendingTests + numTodoTests, code);
}

async function runJourneys(browser) {
  const file = join(results, "playwright.json");
  const code = await run("@playwright/test/cli.js", ["test", "--reporter=list,json"], {
    CHROMIUM_PATH: browser,
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
  });
  const { stats, suites } = readResult(file);
  const { expected, unexpected, flaky, skipped } = stats;
  add(expected + flaky, unexpected, skipped, code);
  const specs = listSpecs(suites);
  for (const { file, line, title, tests } of specs) {
    if (!tests.some(({ status }) => status === "unexpected")) continue;
    const message = tests.flatMap(({ results }) => results).find(({ error }) => error)
      ?.error.message;
    failures.push(describeFailure(`tests/e2e/${file}:${line}`, title, message));
  }
  if (flaky > 0) {
    process.stdout.write("\nPassed only at the second try:\n");
    for (const { file, line, title, tests } of specs) {
      if (tests.some(({ status }) => status === "flaky")) {
        process.stdout.write(`  ${file}:${line} ${title}\n`);
      }
    }
  }
}

function listSpecs(suites) {
  return suites.flatMap((suite) => [...(suite.specs ?? []), ...listSpecs(suite.suites ?? [])]);
}

/** A failed test by its place and title, with the first lines of its message. */
function describeFailure(place, title, message = "") {
  const lines = stripVTControlCharacters(message).split("\n").slice(0, 12);
  return [`  ${place} ${title}`, ...lines.map((line) => `    ${line}`)].join("\n");
}

/** A runner that ends badly without a failed test has died, or could not read a test file. */
function add(passed, failed, skipped, code) {
  total.passed += passed;
  total.failed += code !== 0 && failed === 0 ? 1 : failed;
  total.skipped += skipped;
}

function readResult(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    throw new Error(`A test runner ended without a result in ${file}.`);
  }
}

function run(script, args, environment = {}) {
  const child = spawn(process.execPath, [join(root, "node_modules", script), ...args], {
    cwd: root,
    env: { ...process.env, NODE_ENV: "test", TZ: "Europe/London", ...environment },
    stdio: ["ignore", "inherit", "inherit"],
  });
  return new Promise((resolveCode, reject) => {
    child.on("error", reject);
    child.on("exit", (exitCode) => resolveCode(exitCode ?? 1));
  });
}
