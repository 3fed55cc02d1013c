import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { ERRORS } from "#app/domain/errors.ts";
import { overwriteTable } from "#tests/support/damage.ts";
import { enter } from "#tests/support/enter.ts";
import { startProcess } from "#tests/support/process.ts";
import { openChange, pick, rowOf } from "#tests/support/scoring.ts";
import { expect, findBarriers, test } from "#tests/support/server.ts";
import { TEMPLATE } from "#tests/support/template.ts";

/* What people see of the real process while its database file has a fault. */

const PLAN = "/areas/demonstration/plan";
const ACTION = `${PLAN}/one-discharge-team`;
const BUSY = ERRORS["database-busy"].sentence;

test("while another process holds the file, a form and a choice wait with what was typed", async ({
  page,
  openContext,
  server,
  allowConsole,
}) => {
  allowConsole(/503/);
  await enter(page, "tunde-balogun");
  await openChange(page, 7);
  const plain = await openContext({ javaScriptEnabled: false });
  allowConsole(/503/, plain);
  const without = await plain.newPage();
  await enter(without, "frances-oyelaran");
  await without.goto(ACTION);

  const other = new Database(server.databasePath);
  other.exec("BEGIN IMMEDIATE");
  const words = "Bring both lists into one, which every ward reads at the same hour.";
  await without.getByLabel("What do you need to do?").fill(words);
  await without.getByRole("button", { name: "Save", exact: true }).click();
  await expect(without.getByRole("alert")).toContainText(BUSY);
  await expect(without.getByLabel("What do you need to do?")).toHaveValue(words);
  await pick(rowOf(page, 0), 4);
  await expect(rowOf(page, 0).getByText("Waiting on this device")).toBeVisible();
  // Who only reads is not held up.
  expect((await page.request.get(PLAN)).status()).toBe(200);

  other.exec("ROLLBACK");
  other.close();
  await expect(rowOf(page, 0).getByText("Saved")).toBeVisible();
  await without.getByRole("button", { name: "Save", exact: true }).click();
  await without.waitForURL(/\/plan$/);
  const stored = new Database(server.databasePath, { readonly: true });
  expect(
    stored.prepare("SELECT what_to_do FROM actions WHERE id = 'one-discharge-team'").pluck().get(),
  ).toBe(words);
  stored.close();
});

test("a page of the file that was overwritten: what people see, what the doctor says, and the way back", async ({
  browser,
}) => {
  const folder = mkdtempSync(join(tmpdir(), "homeward-damaged-"));
  const path = join(folder, "homeward.db");
  copyFileSync(TEMPLATE, path);
  expect(order("backup", path, "--to", folder).status).toBe(0);
  const running = await startProcess(path);
  overwriteTable(path, "actions");
  const context = await browser.newContext({ baseURL: running.url });
  const page = await context.newPage();
  await enter(page, "frances-oyelaran");
  const answer = await page.goto(PLAN);
  expect(answer?.status()).toBe(503);
  expect(await answer?.headerValue("Retry-After")).not.toBeNull();
  await expect(page.getByRole("main")).toContainText(ERRORS["storage-damaged"].sentence);
  const reference = await page.locator(".hw-error-page__reference").innerText();
  expect(await findBarriers(page)).toEqual([]);
  // Whatever needs nothing of it goes on.
  expect((await page.goto("/areas/demonstration/meetings"))?.status()).toBe(200);
  await context.close();
  expect(await running.stop()).toBe(0);
  expect(running.written()).toContain(`"requestId":"${reference}"`);
  expect(running.written()).toContain("SQLITE_CORRUPT");

  const doctor = order("doctor", path, "--backups", folder);
  expect(doctor.status).toBe(1);
  expect(doctor.stdout).toMatch(/^BAD {3}The database .* is damaged/m);
  await expect(startProcess(path)).rejects.toThrow(
    /^The process ended with 1: Homeward did not start: The database .* is damaged .*\n$/,
  );
  const [backup = ""] = readdirSync(folder).filter((name) => name.endsWith(".db.gz"));
  expect(order("restore", path, join(folder, backup)).status).toBe(0);
  const again = await startProcess(path);
  const mended = await browser.newContext({ baseURL: again.url });
  const read = await mended.newPage();
  await enter(read, "frances-oyelaran");
  expect((await read.goto(PLAN))?.status()).toBe(200);
  await expect(read.getByText(/^11 actions for now/)).toBeVisible();
  await mended.close();
  expect(await again.stop()).toBe(0);
  rmSync(folder, { recursive: true });
});

/** Runs a command for those who look after an installation. */
function order(command: string, path: string, ...told: string[]) {
  const file = `app/server/commands/${command}.ts`;
  return spawnSync(process.execPath, ["--import", "tsx", file, ...told], {
    env: { PATH: process.env.PATH, NODE_ENV: "production", DATABASE_PATH: path },
    encoding: "utf8",
  });
}
