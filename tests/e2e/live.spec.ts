import type { Page, Request } from "@playwright/test";
import { enter } from "#tests/support/enter.ts";
import { expect, findBarriers, hydrated, test } from "#tests/support/server.ts";

const AREA = "/areas/demonstration";
const ROUND = `${AREA}/rounds/june-2017`;

/** Opens a page and waits until its stream stands. */
async function listenAt(page: Page, path: string): Promise<void> {
  const stands = page.waitForResponse((answer) => answer.url().endsWith("/live"));
  await page.goto(path);
  await hydrated(page);
  expect((await stands).status()).toBe(200);
}

/** The facilitator reveals a change, from a browser of its own that was entered before. */
async function reveal(facilitator: Page, change: number): Promise<void> {
  const answer = await facilitator.request.post(`${ROUND}/discuss/${change}`, {
    form: { intent: "reveal" },
    headers: { Origin: new URL(facilitator.url()).origin },
  });
  expect(answer.status()).toBeLessThan(400);
}

const news = (page: Page) => page.locator(".hw-news__box");

test("a reveal is offered to a scoring page, under whose typing nothing moves", async ({
  page,
  openContext,
}) => {
  await enter(page, "Tunde Balogun");
  await listenAt(page, `${ROUND}/score/6`);
  const row = page.locator("#row-0");
  await row.getByText("Why? (optional)").click();
  const reason = row.getByLabel("Your reason");
  await reason.fill("Seen on three wards");
  await expect(row.getByText("Saved")).toBeVisible();
  const place = await reason.boundingBox();

  const facilitator = await (await openContext()).newPage();
  await enter(facilitator, "Frances Oyelaran");
  await reveal(facilitator, 4);
  await reveal(facilitator, 6);
  await expect(news(page)).toHaveText("Scores of change 6 have been revealed. Show it");
  await expect(page.getByRole("status").filter({ hasText: "revealed" })).toBeVisible();
  await expect(reason).toBeFocused();
  await expect(reason).toHaveValue("Seen on three wards");
  expect(await reason.boundingBox()).toEqual(place);
  expect(await findBarriers(page)).toEqual([]);

  await page.getByRole("link", { name: "Show it" }).press("Enter");
  await expect(page.getByText("These scores have been revealed.")).toBeVisible();
  await expect(news(page)).toHaveCount(0);
  await expect(page.locator("#main")).toBeFocused();
});

test("without scripts a page offers to check again", async ({ openContext }) => {
  const plain = await (await openContext({ javaScriptEnabled: false })).newPage();
  const facilitator = await (await openContext()).newPage();
  await enter(plain, "Tunde Balogun");
  await enter(facilitator, "Frances Oyelaran");
  await plain.goto(`${ROUND}/results`);
  await expect(plain.getByText("Nothing is revealed yet")).toBeVisible();
  await reveal(facilitator, 1);
  await plain.getByRole("link", { name: "Check again" }).click();
  await expect(plain.getByText("Nothing is revealed yet")).toHaveCount(0);
});

test("tabs of one browser share one stream, and a hidden one catches up", async ({
  page,
  context,
  openContext,
}) => {
  await enter(page, "Tunde Balogun");
  await listenAt(page, `${ROUND}/discuss/1`);
  const streams: string[] = [];
  context.on("request", (request) => {
    if (request.url().endsWith("/live")) streams.push(request.url());
  });
  const second = await context.newPage();
  await second.goto(`${ROUND}/results`);
  await hydrated(second);

  const facilitator = await (await openContext()).newPage();
  await enter(facilitator, "Frances Oyelaran");
  await reveal(facilitator, 1);
  await expect(news(page)).toBeVisible();
  await expect(news(second)).toBeVisible();
  expect(streams).toEqual([]);

  // The tab with the stream goes: the other takes it over, and misses nothing.
  const taken = second.waitForResponse((answer) => answer.url().endsWith("/live"));
  await second.getByRole("link", { name: "Show it" }).click();
  await expect(second.getByText("The page is up to date.")).toBeAttached();
  await page.close();
  await taken;
  await reveal(facilitator, 4);
  await expect(news(second)).toHaveText("Scores of change 4 have been revealed. Show it");
});

test("where no stream can be had, the page asks now and then", async ({
  page,
  openContext,
  allowConsole,
}) => {
  allowConsole(/503/);
  await enter(page, "Tunde Balogun");
  await page.route("**/live", (route) => route.fulfill({ status: 503 }));
  const asked = page.waitForResponse((answer) => answer.url().endsWith("/live/now"));
  await page.goto(`${ROUND}/discuss/1`);
  expect((await asked).status()).toBe(200);
  const facilitator = await (await openContext()).newPage();
  await enter(facilitator, "Frances Oyelaran");
  await reveal(facilitator, 1);
  await expect(news(page)).toHaveText("There is news. Show it", { timeout: 60_000 });
});

test("a newer version of the pages is offered, never forced", async ({ page }) => {
  await enter(page, "Tunde Balogun");
  await page.route("**/live", (route) =>
    route.fulfill({
      contentType: "text/event-stream",
      body: 'retry: 600000\ndata: {"revision":0,"kind":null,"change":null,"build":"newer"}\n\n',
    }),
  );
  await page.goto(`${ROUND}/score/6`);
  await expect(news(page)).toHaveText(
    "Homeward has been updated. What you typed is kept. Reload the page",
  );
});

test("who is signed out elsewhere hears no more", async ({ page, openContext, context }) => {
  await enter(page, "Tunde Balogun");
  await listenAt(page, `${ROUND}/discuss/1`);
  // Either side may be the first to hang up.
  const isStream = (request: Request) => request.url().endsWith("/live");
  const ended = Promise.any([
    page.waitForEvent("requestfinished", isStream),
    page.waitForEvent("requestfailed", isStream),
  ]);
  await context.request.post("/sign-out", {
    headers: { Origin: new URL(page.url()).origin },
  });
  await ended;
  const facilitator = await (await openContext()).newPage();
  await enter(facilitator, "Frances Oyelaran");
  await reveal(facilitator, 1);
  await expect(news(page)).toHaveCount(0);
});
