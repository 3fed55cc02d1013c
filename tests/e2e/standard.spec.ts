import { enter, openAs } from "#tests/support/enter.ts";
import { expect, findBarriers, hydrated, test } from "#tests/support/server.ts";

const AREA = "/areas/demonstration";

test("guidance is found by words, misspelt ones too, and leads on", async ({ page }) => {
  await page.goto("/guidance");
  await hydrated(page);
  expect(await findBarriers(page)).toEqual([]);
  await page.getByLabel("Search for").fill("pooled “budgets” AND (risk");
  await page.getByRole("button", { name: "Search" }).click();
  await expect(page.locator("mark").first()).toBeVisible();
  await page.getByLabel("Search for").fill("raeblement");
  await page.getByRole("button", { name: "Search" }).click();
  await expect(page.getByRole("heading", { name: "No article found" })).toBeVisible();
  await page.getByRole("link", { name: "reablement", exact: true }).click();
  await page.getByRole("link", { name: "Intermediate care and reablement" }).click();
  await expect(page.getByText("slide 30")).toBeVisible();
  expect(await findBarriers(page)).toEqual([]);
  await page.getByRole("link", { name: "4 Home first/discharge to assess" }).click();
  await page
    .getByRole("region", { name: "Home first/discharge to assess" })
    .getByRole("link", { name: "Guidance on this change" })
    .click();
  await expect(page.getByRole("status")).toContainText("change 4");
});

test.describe("with JavaScript off", () => {
  test.use({ javaScriptEnabled: false });

  test("an area's Standard is scored, revealed, agreed and closed, and its model is chosen", async ({
    page,
    openContext,
    allowConsole,
  }) => {
    allowConsole(/422/);
    await enter(page, "Frances Oyelaran");
    await page.goto(`${AREA}/standard`);
    await page.getByRole("link", { name: "Begin a round" }).click();
    await expect(page.getByText("Objectives in the round")).toBeVisible();
    for (const number of [1, 2, 3, 4, 5, 6]) {
      await page.getByRole("checkbox", { name: new RegExp(`^${number}\\. `) }).uncheck();
    }
    await page.getByLabel("Name of the round").fill("Urgent care");
    await page.getByRole("button", { name: "Prepare the round" }).click();
    await page.getByRole("button", { name: "Open for scoring" }).click();
    await expect(page.getByText("The round is open")).toBeVisible();
    const round = new URL(page.url()).pathname;

    const scorer = await openAs(await openContext({ javaScriptEnabled: false }), "Joy Mensah");
    await scorer.goto(`${round}/score/7`);
    await expect(scorer.getByText("Objective 1 of 1")).toBeVisible();
    await scorer.locator('input[type="radio"][value="2"]').check({ force: true });
    await scorer.getByRole("button", { name: /^Save/ }).click();
    await expect(scorer.getByText("Saved").first()).toBeVisible();

    await page.goto(`${round}/discuss/7`);
    await page.getByRole("button", { name: "Reveal objective 7" }).click();
    await page.getByRole("button", { name: "Reveal objective 7 now" }).click();
    await page
      .getByRole("group", { name: "Agreed level" })
      .getByRole("radio", { name: "Level 2" })
      .check();
    await page.getByRole("textbox", { name: "Why this level" }).first().fill("One view so far.");
    await page.getByRole("button", { name: "Agree and next" }).click();
    const level = page.getByRole("group", { name: "Level of objective 7" });
    await level.getByRole("radio", { name: "Level 2" }).check();
    const form = page.locator("form", { has: level });
    await form.locator("[name=sentence]").fill("Agreed where, not begun.");
    await form.getByRole("button", { name: "Save the level of objective 7" }).click();

    await page.goto(round);
    const by = page.getByRole("group", { name: "Answer by" });
    await by.getByLabel("Day").fill("28");
    await by.getByLabel("Month").fill("6");
    await by.getByLabel("Year").fill("2017");
    await page.getByRole("button", { name: "Send the draft round" }).click();
    await page.getByRole("link", { name: "Close the round" }).click();
    await page.getByRole("button", { name: "Close the round for good" }).click();
    await page.getByRole("link", { name: "See the results" }).click();
    await expect(page.getByRole("heading", { name: "The objectives" })).toBeVisible();

    await page.getByRole("link", { name: "Go to the Standard" }).click();
    const urgent = page.getByRole("region", { name: "Social care embedded in urgent" });
    await expect(urgent.getByText("Agreed where, not begun.")).toBeVisible();
    await page.getByRole("link", { name: "Choose a model" }).click();
    await page.getByRole("radio", { name: "Our own" }).check();
    await page.getByLabel("Why this model").fill("It fits the coast.");
    await page.getByRole("button", { name: "Record the choice" }).click();
    await expect(page.getByRole("alert")).toContainText("Name the area’s own model");
    await page.getByRole("radio", { name: "Lead commissioning" }).check();
    await page.getByRole("button", { name: "Record the choice" }).click();
    await expect(page.getByText("The area’s model of integration is recorded.")).toBeVisible();
    await expect(page.getByText("It fits the coast.")).toBeVisible();
  });
});
