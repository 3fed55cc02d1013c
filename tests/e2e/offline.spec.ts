import type { BrowserContext, Page } from "@playwright/test";
import Database from "better-sqlite3";
import { enter } from "#tests/support/enter.ts";
import { AREA, level, openChange, pick, ROUND, rowOf } from "#tests/support/scoring.ts";
import { expect, findBarriers, hydrated, test } from "#tests/support/server.ts";

const NO_NETWORK = /ERR_INTERNET_DISCONNECTED|Failed to fetch|NetworkError|net::ERR|401|409|503/;

/** The paths of the scoring pages the device holds, by the cache they are in. */
const listHeld = (page: Page) =>
  page.evaluate(async () => {
    const held: Record<string, string[]> = {};
    for (const name of await caches.keys()) {
      if (!name.startsWith("homeward-score:")) continue;
      const requests = await (await caches.open(name)).keys();
      held[name.split(":").at(-1) ?? ""] = requests
        .map(({ url }) => new URL(url).pathname.split("/score/")[1] ?? url)
        .sort();
    }
    return held;
  });

/** Waits until every change of the round is held, page and data, for this member. */
async function allHeld(page: Page, member: string): Promise<void> {
  const all = [1, 2, 3, 4, 5, 6, 7, 8].flatMap((change) => [`${change}`, `${change}.data`]);
  await expect.poll(() => listHeld(page), { timeout: 60_000 }).toEqual({ [member]: all });
}

type StoredRow = { row_key: string; pass: number; answer: string | null; version: number };

function readScores(databasePath: string, member: string): StoredRow[] {
  const database = new Database(databasePath, { readonly: true });
  const rows = database
    .prepare(
      "SELECT row_key, pass, answer, version FROM scores WHERE round_id = 'june-2017' AND member_id = ? ORDER BY row_key, pass",
    )
    .all(member) as StoredRow[];
  database.close();
  return rows;
}

function write(databasePath: string, sql: string): void {
  const database = new Database(databasePath);
  database.pragma("busy_timeout = 5000");
  database.exec(sql);
  database.close();
}

/** What the browser's own store of choices holds. */
const listChoices = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<{ member: string; row: string; state: string }[]>((done, fail) => {
        const opening = indexedDB.open("homeward");
        opening.onerror = () => fail(opening.error);
        opening.onsuccess = () => {
          const database = opening.result;
          const all = database.transaction("choices").objectStore("choices").getAll();
          all.onsuccess = () => {
            database.close();
            done(all.result);
          };
        };
      }),
  );

const setOffline = (context: BrowserContext, offline: boolean) => context.setOffline(offline);

test.describe("with a service worker", () => {
  test.use({ serviceWorkers: "allow" });

  test("choices made without a network wait, also over a reload, and are each stored once", async ({
    page,
    context,
    server,
    allowConsole,
  }) => {
    allowConsole(NO_NETWORK);
    await enter(page, "Tunde Balogun");
    const before = readScores(server.databasePath, "tunde-balogun");
    await openChange(page, 6);
    await allHeld(page, "tunde-balogun");
    await setOffline(context, true);

    await pick(rowOf(page, 0), 4);
    await pick(rowOf(page, 1), "dont-know");
    await rowOf(page, 1).getByText("Why? (optional)").click();
    await rowOf(page, 1).getByLabel("Your reason").fill("Nobody in the room knows");
    await rowOf(page, 1).getByLabel("Your reason").blur();
    for (const index of [0, 1]) {
      await expect(rowOf(page, index).getByText("Waiting on this device")).toBeVisible();
    }
    await expect(page.getByText("2 choices wait on this device.")).toBeVisible();
    expect(await findBarriers(page)).toEqual([]);

    await page.reload();
    await hydrated(page);
    await expect(page.getByText("2 choices wait on this device.")).toBeVisible();
    await expect(level(rowOf(page, 0), "4")).toBeChecked();
    await expect(level(rowOf(page, 1), "dont-know")).toBeChecked();
    await expect(rowOf(page, 1).getByLabel("Your reason")).toHaveValue("Nobody in the room knows");
    await pick(rowOf(page, 0), 5);

    await page.getByRole("link", { name: "Next: Choice" }).click();
    await page.waitForURL(`**${ROUND}/score/7`);
    await pick(rowOf(page, 0), 2);
    await expect(page.getByText("3 choices wait on this device.")).toBeVisible();

    await page.goto(AREA);
    await expect(page.getByRole("heading", { name: "You are offline" })).toBeVisible();
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole("link", { name: /^Score: Trusted/ }).click();
    await page.waitForURL(`**${ROUND}/score/6`);
    await hydrated(page);
    await expect(page.getByText("3 choices wait on this device.")).toBeVisible();
    expect(readScores(server.databasePath, "tunde-balogun")).toEqual(before);

    await setOffline(context, false);
    await expect(page.getByText("All 3 choices that waited are saved.")).toBeVisible();
    const versionBefore = (key: string) => before.find((row) => row.row_key === key)?.version ?? 0;
    const stored = readScores(server.databasePath, "tunde-balogun")
      .filter((row) => row.version !== versionBefore(row.row_key))
      .map(({ row_key, answer, version }) => [answer, version - versionBefore(row_key)]);
    expect(stored.sort()).toEqual([
      ["2", 1],
      ["5", 1],
      ["dont-know", 1],
    ]);
    await page.reload();
    await hydrated(page);
    await expect(level(rowOf(page, 0), "5")).toBeChecked();
    await expect(rowOf(page, 0).getByText("Saved")).toBeVisible();
  });

  test("another member on the device neither sends nor sees what waits, nor any page of its owner", async ({
    page,
    context,
    server,
    allowConsole,
  }) => {
    allowConsole(NO_NETWORK);
    await enter(page, "Gareth Llewellyn");
    await openChange(page, 8);
    await allHeld(page, "gareth-llewellyn");
    await context.clearCookies();
    await pick(rowOf(page, 0), 5);
    await expect(page.getByText("You are signed out:")).toBeVisible();
    await expect.poll(() => listHeld(page)).toEqual({});

    const other = await context.newPage();
    await enter(other, "Tunde Balogun");
    await openChange(other, 8);
    await allHeld(other, "tunde-balogun");
    await expect(level(rowOf(other, 0), "5")).not.toBeChecked();
    await pick(rowOf(other, 1), 2);
    await expect(rowOf(other, 1).getByText("Saved")).toBeVisible();
    await expect(other.getByText("waits on this device")).toHaveCount(0);
    await page
      .getByRole("button", { name: "Try now" })
      .or(page.getByText("Someone else"))
      .first()
      .waitFor();
    const scored = (member: string) =>
      readScores(server.databasePath, member).filter((row) => row.row_key.startsWith("care-homes"));
    expect(scored("tunde-balogun").map(({ answer }) => answer)).toEqual(["2"]);
    expect(scored("gareth-llewellyn")).toEqual([]);

    await enter(other, "Gareth Llewellyn");
    await openChange(other, 8);
    await expect(level(rowOf(other, 0), "5")).toBeChecked();
    await expect(rowOf(other, 0).getByText("Saved")).toBeVisible();
    expect(scored("gareth-llewellyn")).toMatchObject([{ answer: "5", version: 1 }]);
    expect(scored("tunde-balogun").map(({ answer }) => answer)).toEqual(["2"]);
    await allHeld(other, "gareth-llewellyn");
    await other.getByRole("button", { name: "Sign out" }).click();
    await other.waitForURL(/\/$/);
    expect(await listHeld(other)).toEqual({});
    expect(await listChoices(other)).toEqual([]);
  });
});

test("a choice that comes too late is told, with what was chosen, and the second score offered", async ({
  page,
  context,
  server,
  allowConsole,
}) => {
  allowConsole(NO_NETWORK);
  await enter(page, "Yvonne Batchelor");
  await openChange(page, 7);
  const row = rowOf(page, 0);
  await pick(row, 2);
  await expect(row.getByText("Saved")).toBeVisible();
  await setOffline(context, true);
  for (const [index, answer] of [
    [0, 4],
    [1, 3],
  ] as const) {
    await pick(rowOf(page, index), answer);
    await expect(rowOf(page, index).getByText("Waiting on this device")).toBeVisible();
  }
  write(
    server.databasePath,
    `UPDATE round_rows SET pass1 = 'revealed', pass1_at = 0
      WHERE round_id = 'june-2017' AND change_key = 'focus-on-choice';
    UPDATE round_rows SET pass2 = 'scoring' WHERE round_id = 'june-2017'
      AND row_key = '${await row.locator('input[name="row-0"]').inputValue()}'`,
  );
  await setOffline(context, false);
  const late = row.getByRole("alert");
  await expect(late).toContainText("came too late");
  await expect(late).toContainText("4 Mature");
  await expect(late).toContainText("2 Plans in place stands");
  const other = rowOf(page, 1).getByRole("alert");
  await expect(other).toContainText("3 Established");
  await expect(other).toContainText("none was saved in time");
  await expect(other.getByRole("link", { name: "raise it in the discussion" })).toBeVisible();
  expect(await findBarriers(page)).toEqual([]);

  await late.getByRole("button", { name: "Show the second score" }).click();
  await expect(row.getByText("Before the discussion you said: 2 Plans in place")).toBeVisible();
  await expect(page.getByText("Open for a second score", { exact: true })).toBeVisible();
  await expect(late).toContainText("4 Mature");
  await expect(row.locator("input[type=radio][name^=answer]:checked")).toHaveCount(0);
  await pick(row, 4);
  await expect(row.getByText("Saved")).toBeVisible();
  await late.getByRole("button", { name: "I have read this" }).click();
  await expect(late).toHaveCount(0);
  await expect(rowOf(page, 1).getByText("you can give yours then")).toBeVisible();
  await page.goto(AREA);
  await hydrated(page);
  await expect(page.getByText("came too late to be saved")).toBeVisible();
  await page.getByRole("link", { name: "Look at it" }).click();
  await rowOf(page, 1).getByRole("button", { name: "I have read this" }).click();
  await expect(rowOf(page, 1).getByRole("alert")).toHaveCount(0);
});

test("signing out warns of what waits: it can be sent, or discarded", async ({
  page,
  server,
  allowConsole,
}) => {
  allowConsole(NO_NETWORK);
  await enter(page, "Siobhán Keane");
  await openChange(page, 7);
  await page.route("**/save", (route) => route.abort());
  for (const index of [0, 1]) {
    await pick(rowOf(page, index), 3);
    await expect(rowOf(page, index).getByText("Waiting on this device")).toBeVisible();
  }
  const signOut = async () => {
    await page.getByRole("button", { name: "Sign out" }).first().click();
    await page.waitForURL("**/sign-out");
  };
  await signOut();
  await expect(page.getByText("2 choices on this device are not saved.")).toBeVisible();
  expect(await findBarriers(page)).toEqual([]);
  await page.getByRole("button", { name: "Send them now" }).click();
  await expect(page.getByText("They could not be sent just now.")).toBeVisible();
  await page.unroute("**/save");
  await page.getByRole("button", { name: "Send them now" }).click();
  await expect(page.getByText("Everything is saved.")).toBeVisible();
  const own = () =>
    readScores(server.databasePath, "siobhan-keane").filter(({ row_key }) =>
      row_key.startsWith("focus-on-choice"),
    );
  expect(own().map(({ answer, version }) => [answer, version])).toEqual([
    ["3", 1],
    ["3", 1],
  ]);

  await openChange(page, 7);
  await page.route("**/save", (route) => route.abort());
  await pick(rowOf(page, 2), 1);
  await expect(rowOf(page, 2).getByText("Waiting on this device")).toBeVisible();
  await signOut();
  await page.getByRole("button", { name: "Discard and sign out" }).click();
  await page.waitForURL(/\/$/);
  expect(await listChoices(page)).toEqual([]);
  expect(own()).toHaveLength(2);
});
