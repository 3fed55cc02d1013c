import { enter } from "#tests/support/enter.ts";
import { expect, findBarriers, hydrated, test } from "#tests/support/server.ts";

const AREA = "/areas/demonstration";

test.describe("with JavaScript off", () => {
  test.use({ javaScriptEnabled: false });

  test("a round is prepared, with who is asked about what, and waits to be opened", async ({
    page,
    allowConsole,
  }) => {
    allowConsole(/422/);
    await enter(page, "Frances Oyelaran");
    await page.goto(`${AREA}/rounds`);
    await page.getByRole("link", { name: "Prepare a round" }).click();
    const ticks = page.locator('input[name="asked[]"]');
    await expect(ticks).toHaveCount(48);
    expect(
      await ticks.evaluateAll((all) => all.every((each) => (each as HTMLInputElement).checked)),
    ).toBe(true);
    await page.getByLabel("Care Home Association: change 5").uncheck();
    await page.getByLabel("Population").fill("about 180,000");
    await page.getByLabel("Day", { exact: true }).fill("31");
    await page.getByRole("button", { name: "Prepare the round" }).click();

    const problems = page.getByRole("alert");
    await expect(problems).toContainText("Give the round a name");
    await expect(problems).toContainText("That day does not exist");
    await expect(problems).toContainText("Enter the population as a whole number");
    await expect(page.getByLabel("Population")).toHaveValue("about 180,000");
    await expect(page.getByLabel("Care Home Association: change 5")).not.toBeChecked();

    await page.getByLabel("Name of the round").fill("Winter 2017");
    await page.getByLabel("Day", { exact: true }).fill("30");
    await page.getByLabel("Population").fill("180,000");
    await page.getByRole("button", { name: "Prepare the round" }).click();
    await expect(page.getByRole("heading", { name: "Winter 2017" })).toBeVisible();
    await expect(page.getByText("about 1, 2, 3, 4, 6, 7, 8")).toBeVisible();
    await expect(page.getByRole("button", { name: "Open for scoring" })).toBeVisible();
  });
});

test("the pages of rounds shut nobody out, at any width", async ({ page }) => {
  await enter(page, "Frances Oyelaran");
  for (const path of ["", "/new", "/june-2017", "/march-2017", "/march-2017/redact"]) {
    await page.goto(`${AREA}/rounds${path}`);
    await hydrated(page);
    expect(await findBarriers(page), path).toEqual([]);
    for (const width of [320, 768, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide, `${path} at ${width}`).toBeLessThanOrEqual(width);
    }
  }
});

test("a text of a closed record is blanked after a confirmation, and that it was stays", async ({
  page,
}) => {
  await enter(page, "Frances Oyelaran");
  await page.goto(`${AREA}/rounds/march-2017/redact`);
  await hydrated(page);
  await page.getByText("5. Seven-day service").click();
  await page
    .getByRole("link", { name: /^Blank this text/ })
    .first()
    .click();
  await expect(page.getByRole("heading", { name: "Blank this text" })).toBeVisible();
  await expect(page.getByText("This cannot be undone.")).toBeVisible();
  const text = await page.locator("blockquote").innerText();
  await page.getByRole("button", { name: "Blank it for good" }).click();
  await expect(page.getByText("The text is blanked")).toBeVisible();
  await expect(page.getByText("A text was redacted.")).toBeVisible();
  await page.goto(`${AREA}/rounds/march-2017/redact`);
  await expect(page.locator("main")).not.toContainText(text);
});
