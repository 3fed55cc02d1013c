import { expect, findBarriers, hydrated, test } from "#tests/support/server.ts";

test("anybody can read the model, and a link leads to a row", async ({ page }) => {
  await page.goto("/model/hicm-2017#home-first.care-home-response");
  await hydrated(page);
  await expect(page.getByRole("table")).toHaveCount(8);
  await expect(page.getByRole("rowheader")).toHaveCount(26);
  const row = page.getByRole("row", { name: /^How quickly care homes assess/ });
  await expect(row).toBeInViewport();
  await expect(row.getByRole("cell")).toHaveCount(5);
  await page
    .getByRole("navigation", { name: "Contents" })
    .getByRole("link", { name: "Trusted assessors" })
    .click();
  await expect(page.locator("#change-6")).toBeInViewport();
  await expect(page.getByText("the published wording governs").first()).toBeVisible();
  expect(await findBarriers(page)).toEqual([]);
});

test("on a phone each level names itself, and nothing runs off the side", async ({
  openContext,
}) => {
  const context = await openContext({
    viewport: { width: 320, height: 700 },
    javaScriptEnabled: false,
  });
  const page = await context.newPage();
  await page.goto("/model/hicm-2017");
  const first = page.locator("#home-first\\.care-home-response td").first();
  await expect(first).toContainText("Not yet established");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});

test("an edition that does not exist is a page that does not exist", async ({
  page,
  allowConsole,
}) => {
  allowConsole(/404/);
  const answer = await page.goto("/model/hicm-1066");
  expect(answer?.status()).toBe(404);
});
