import type { Page } from "@playwright/test";
import Database from "better-sqlite3";
import { enter } from "#tests/support/enter.ts";
import { listPages } from "#tests/support/pages.ts";
import { expect, test } from "#tests/support/server.ts";
import { ASKED, lookAt } from "#tests/support/walk.ts";

/*
 * The pages of a round, and those that draw on one, in the states that the demonstration does not
 * stand in: what is looked at follows from the list of routes, and a page made of the same pieces as one
 * looked at before is not looked at again.
 */

const AREA = "/areas/demonstration";
const PEOPLE = ["Frances Oyelaran", "Joy Mensah"];
const REFUSED = /status of 4\d\d/;
const SECOND = "home-first.care-home-response";

const JUNE: Record<string, string> = {
  "in the middle of a workshop": `
    UPDATE round_rows SET pass1 = 'revealed', pass1_at = 1497949200000
      WHERE round_id = 'june-2017' AND change_key IN ('home-first', 'early-discharge-planning');
    UPDATE round_rows SET pass2 = 'scoring' WHERE round_id = 'june-2017' AND row_key = '${SECOND}';
    UPDATE round_rows SET outcome = 'agreed', agreed_level = 2, agreed_at = 1497949300000, priority = 1,
      rationale = 'Some wards do, most do not.', target_level = 3, target_date = '2017-12-31'
      WHERE round_id = 'june-2017' AND change_key = 'early-discharge-planning';
    INSERT INTO different_views (round_id, row_key, partner_id, level, sentence)
      SELECT round_id, row_key, 'hospitals', 4, 'Our own wards all do.' FROM round_rows
      WHERE round_id = 'june-2017' AND change_key = 'early-discharge-planning';
    UPDATE round_rows SET outcome = 'parked', parked_note = 'Ask the homes first.'
      WHERE round_id = 'june-2017' AND row_key = 'home-first.assessment-away-from-ward';
    INSERT INTO members (id, area_id, partner_id, name, email, roles)
      VALUES ('waiting-guest', 'demonstration', 'hospitals', 'Wil Trott', '', '["guest"]');
    INSERT INTO guests (member_id, round_id, kind, status, joined_at)
      VALUES ('waiting-guest', 'june-2017', 'guest', 'waiting', 1497949000000);`,
  "with its second scores revealed": `
    INSERT INTO scores (round_id, row_key, member_id, pass, partner_id, answer, reason, sharing, version, updated_at)
      SELECT round_id, row_key, member_id, 2, partner_id, '3', 'Having heard the others', 'named', 1, updated_at
      FROM scores WHERE round_id = 'june-2017' AND row_key = '${SECOND}' AND pass = 1;
    UPDATE round_rows SET pass2 = 'revealed', pass2_at = 1497949400000
      WHERE round_id = 'june-2017' AND row_key = '${SECOND}';`,
  "while its draft record goes round": `
    UPDATE round_rows SET pass1 = 'revealed', pass1_at = 1497949200000 WHERE round_id = 'june-2017';
    UPDATE round_rows SET outcome = 'agreed', agreed_level = 3, agreed_at = 1497949300000, target_level = 4
      WHERE round_id = 'june-2017' AND outcome <> 'agreed';
    UPDATE round_changes SET agreed_level = 3, target_level = 4 WHERE round_id = 'june-2017';
    UPDATE rounds SET status = 'draft', draft_deadline = '2017-06-28' WHERE id = 'june-2017';`,
  "once it is closed": `
    UPDATE rounds SET status = 'closed', closed_at = 1498500000000 WHERE id = 'june-2017';`,
};

function change(path: string, sql: string): void {
  const database = new Database(path);
  database.exec(sql);
  database.close();
}

/** The pieces a page is made of. */
function piecesOf(html: string): string {
  const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? html;
  const pieces = [...main.matchAll(/<(\w+)(?:[^>]*? class="([^"]*)")?/g)];
  return [...new Set(pieces.map(([, tag, kind]) => `${tag}.${kind}`))].sort().join(" ");
}

/** Looks at every page of these that is not made of pieces seen before; gives how many that were. */
async function lookAtNew(page: Page, addresses: readonly string[], seen: Set<string>) {
  let looked = 0;
  for (const address of addresses) {
    const answer = await page.request.get(address, ASKED);
    if (answer.status() >= 300 && answer.status() < 400) continue;
    const pieces = `${answer.status()} ${piecesOf(await answer.text())}`;
    if (seen.has(pieces)) continue;
    seen.add(pieces);
    looked++;
    await test.step(address, () => lookAt(page, address));
  }
  return looked;
}

test("a round shuts nobody out in any of its states", async ({ page, server, allowConsole }) => {
  test.setTimeout(900_000);
  allowConsole(REFUSED);
  const seen = new Set<string>();
  const addresses = (await listPages()).filter((address) => address.includes("/june-2017"));
  for (const [state, sql] of Object.entries(JUNE)) {
    change(server.databasePath, sql);
    let looked = 0;
    for (const name of PEOPLE) {
      await enter(page, name);
      looked += await lookAtNew(page, addresses, seen);
    }
    expect(looked, state).toBeGreaterThan(0);
  }
});

test("a round on the Standard shuts nobody out, from its preparation to its record", async ({
  page,
  server,
  allowConsole,
}) => {
  test.setTimeout(900_000);
  allowConsole(REFUSED);
  await enter(page, "Frances Oyelaran");
  await page.goto(`${AREA}/standard`);
  await page.getByRole("link", { name: "Begin a round" }).click();
  await page.getByLabel("Name of the round").fill("Urgent care");
  await page.getByRole("button", { name: "Prepare the round" }).click();
  await expect(page.getByRole("heading", { name: "Urgent care" })).toBeVisible();
  const id = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  const seen = new Set<string>();
  const addresses = [
    ...(await listPages())
      .filter((address) => address.includes("/june-2017"))
      .map((address) => address.replace("june-2017", id)),
    `${AREA}/standard`,
    AREA,
  ];
  for (const sql of [
    "",
    `UPDATE rounds SET status = 'open', opened_at = 1497949000000 WHERE id = '${id}'`,
    `UPDATE round_rows SET pass1 = 'revealed', pass1_at = 1497949200000 WHERE round_id = '${id}';
     UPDATE round_rows SET outcome = 'agreed', agreed_level = 2, target_level = 4, priority = 1,
       agreed_at = 1497949300000 WHERE round_id = '${id}';
     UPDATE round_changes SET agreed_level = 2, target_level = 4 WHERE round_id = '${id}';
     UPDATE rounds SET status = 'closed', closed_at = 1498500000000 WHERE id = '${id}'`,
  ]) {
    change(server.databasePath, sql);
    for (const name of PEOPLE) {
      await enter(page, name);
      await lookAtNew(page, addresses, seen);
    }
  }
  expect(seen.size).toBeGreaterThan(10);
});

test("an area with nothing in it yet shuts nobody out", async ({ page, server, allowConsole }) => {
  test.setTimeout(900_000);
  allowConsole(REFUSED);
  change(
    server.databasePath,
    `INSERT INTO areas (id, slug, name, created_at) VALUES ('new', 'new', 'Northmere', 1497949000000);
     INSERT INTO members (id, area_id, account_id, name, email, roles)
       SELECT 'frances-new', 'new', account_id, name, email, '["facilitator", "finance-lead"]'
       FROM members WHERE id = 'frances-oyelaran';`,
  );
  await enter(page, "Frances Oyelaran");
  const addresses = (await listPages())
    .filter((address) => address.startsWith(AREA))
    .map((address) => address.replace("demonstration", "new"));
  expect(await lookAtNew(page, addresses, new Set())).toBeGreaterThan(10);
});

test("what finds nothing, asks again or failed shuts nobody out", async ({
  page,
  server,
  allowConsole,
}) => {
  allowConsole(/status of 500/);
  await enter(page, "Frances Oyelaran");
  for (const address of [
    `${AREA}/plan?change=care-homes&status=stopped&overdue=on`,
    `${AREA}/plan?view=board`,
    `${AREA}/plan?view=timeline`,
    "/guidance?q=zzzz",
    `${AREA}/rounds/june-2017/discuss/4?reveal=change`,
    `${AREA}/rounds/june-2017/agenda?reveal=all`,
  ]) {
    await lookAt(page, address);
  }
  change(server.databasePath, "ALTER TABLE audit_events RENAME TO mislaid");
  await page.goto(`${AREA}/activity`);
  await expect(page.getByText("Sorry, something went wrong")).toBeVisible();
  await lookAt(page, `${AREA}/activity`);
});
