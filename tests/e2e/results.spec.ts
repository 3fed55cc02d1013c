import { openAs } from "#tests/support/enter.ts";
import { expect, findBarriers, hydrated, test } from "#tests/support/server.ts";

const MARCH = "/areas/demonstration/rounds/march-2017/results";
const JUNE = "/areas/demonstration/rounds/june-2017/results";

test("those who took part read where partners stand, with a table behind each picture", async ({
  context,
}) => {
  const page = await openAs(context, "priya-raman");
  await page.goto(MARCH);
  await hydrated(page);
  await expect(page.getByText(/^Partners agree on 14 of 26 rows\./)).toBeVisible();
  // Its rows lead to the record, so it is a group of links.
  const heat = page.getByRole("group", { name: /^Heat map of 26 rows by 6 partners/ });
  await expect(heat).toBeVisible();
  await expect(heat.getByRole("link")).toHaveCount(26);
  await expect(page.getByRole("img", { name: /^Agreed level of each change/ })).toBeVisible();
  await page.getByText("Show every row’s spread on the scale").click();
  const figures = await page.locator("figure", { hasText: "Show as a table" }).all();
  expect(figures).toHaveLength(5);
  for (const figure of figures) {
    await figure.getByText("Show as a table").click();
    await expect(figure.getByRole("table").last()).toBeVisible();
  }
  await page.getByText("Show every measure, with its n, formula and reference").click();
  await expect(page.getByRole("row", { name: /^Partners \(positions\)/ })).toContainText("26 rows");
  await expect(
    page.getByRole("heading", { name: "Two or more levels from the others" }),
  ).toBeVisible();
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
  const page = await openAs(context, "alan-whitcombe");
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
  const page = await openAs(context, "joy-mensah");
  await page.goto(JUNE);
  await expect(page.getByRole("heading", { name: "Nothing is revealed yet" })).toBeVisible();
  await page.goto(MARCH);
  await expect(page.getByText(/^Partners agree on/)).toBeVisible();
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBe(320);
});

test("two rounds beside each other, and all of them: for those who took part and for a board", async ({
  context,
}) => {
  const page = await openAs(context, "priya-raman");
  await page.goto("/areas/demonstration/rounds");
  await page.getByRole("link", { name: "See change over time" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Change over time");
  await expect(page.getByText(/of 8 changes, 5 are higher, 1 lower and 2 the same/)).toBeVisible();
  await expect(page.getByText("79 of 150", { exact: true })).toBeVisible();
  const lanes = page.getByRole("group", { name: /^Agreed levels of 8 changes over 2 rounds/ });
  await hydrated(page);
  const fourth = lanes.getByRole("img", { name: /^4 Home first: / });
  await fourth.focus();
  await expect(fourth).toBeFocused();
  expect(await findBarriers(page)).toEqual([]);

  await page.getByLabel("First round").selectOption("september-2016");
  await page.getByLabel("Second round").selectOption("march-2017");
  await page.getByRole("button", { name: "Compare" }).click();
  await page.waitForURL(/compare\?from=september-2016&to=march-2017/);
  await expect(
    page.getByText(/12 of 14 people scored both rounds; 6 of 6 partners were asked in both/),
  ).toBeVisible();
  await page.getByText("How scores moved, row by row").click();
  await expect(page.getByRole("columnheader", { name: /^Average distance/ })).toBeVisible();
  expect(await findBarriers(page)).toEqual([]);
  const address = page.url();

  const board = await openAs(context, "alan-whitcombe");
  await board.goto(address);
  await expect(board.getByText(/of 8 changes, 5 are higher/)).toBeVisible();
  await expect(board.getByText("How far scores agreed, row by row")).toBeVisible();
  expect(await board.content()).not.toMatch(/came closer together|Middle of scores/);
});
