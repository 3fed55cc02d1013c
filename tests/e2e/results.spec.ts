import type { BrowserContext, Page } from "@playwright/test";
import { expect, findBarriers, hydrated, test } from "#tests/support/server.ts";

const MARCH = "/areas/demonstration/rounds/march-2017/results";
const JUNE = "/areas/demonstration/rounds/june-2017/results";

async function enter(context: BrowserContext, member: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto("/demo");
  await page.locator(`button[value="${member}"]`).click();
  await page.waitForURL(/\/areas\/demonstration/);
  return page;
}

test("those who took part read where partners stand, with a table behind each picture", async ({
  context,
}) => {
  const page = await enter(context, "priya-raman");
  await page.goto(MARCH);
  await hydrated(page);
  await expect(page.getByText(/^Partners agree on 14 of 26 rows\./)).toBeVisible();
  await expect(page.getByRole("img", { name: /^Heat map of 26 rows by 6 partners/ })).toBeVisible();
  await expect(page.getByRole("img", { name: /^Agreed level of each change/ })).toBeVisible();
  for (const figure of await page.locator("figure").all()) {
    await figure.getByText("Show as a table").click();
    await expect(figure.getByRole("table")).toBeVisible();
  }
  const cells = page.getByRole("table", { name: "Levels by row and partner" }).getByRole("row");
  await expect(cells).toHaveCount(27);
  const labels = page.getByRole("table", { name: /^Rows of each change/ });
  await expect(labels.getByRole("row", { name: /^All changes/ })).toHaveText(
    /^All changes14651 ?26$/,
  );
  expect(await findBarriers(page)).toEqual([]);
});

test("a board reads the closed round without positions, and no open round at all", async ({
  context,
  allowConsole,
}) => {
  allowConsole(/403/);
  const page = await enter(context, "alan-whitcombe");
  await page.goto(MARCH);
  await hydrated(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Results for the board");
  await expect(page.getByText(/It is a judgement, not a calculation\./)).toBeVisible();
  await expect(page.getByRole("heading", { name: "Different views on record" })).toBeVisible();
  await expect(page.getByRole("img", { name: /^Heat map/ })).toHaveCount(0);
  expect(await page.content()).not.toMatch(/stand(s|ing) apart/i);
  expect(await findBarriers(page)).toEqual([]);
  const answer = await page.goto(JUNE);
  expect(answer?.status()).toBe(403);
});

test("before the reveal there is nothing to see; on a phone nothing runs off the side", async ({
  openContext,
}) => {
  const context = await openContext({
    viewport: { width: 320, height: 700 },
    javaScriptEnabled: false,
  });
  const page = await enter(context, "joy-mensah");
  await page.goto(JUNE);
  await expect(page.getByRole("heading", { name: "Nothing is revealed yet" })).toBeVisible();
  await page.goto(MARCH);
  await expect(page.getByText(/^Partners agree on/)).toBeVisible();
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBe(320);
});
