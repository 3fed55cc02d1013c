import type { Page } from "@playwright/test";
import { expect, findBarriers, hydrated, test } from "#tests/support/server.ts";

const MEASURES = "/areas/demonstration/measures";
const REABLEMENT = "Still at home 91 days after discharge into reablement";

async function enterAs(page: Page, name: string) {
  await page.goto("/demo");
  await page.getByRole("button", { name: `Enter as ${name}`, exact: true }).click();
  await page.waitForURL("**/areas/demonstration");
}

/** The card of a measure on the measures' page. */
const cardOf = (page: Page, name: string) =>
  page.getByRole("listitem").filter({ has: page.getByRole("heading", { level: 3, name }) });

test("a quarter is typed in: what is wrong stands beside its field, and a gap stays a gap", async ({
  page,
  allowConsole,
}) => {
  allowConsole(/422/);
  await enterAs(page, "Sunita Kaur Bhatti");
  await page.goto(`${MEASURES}/quarters/2017-18-q2`);
  await hydrated(page);
  const entry = page.getByRole("group", { name: REABLEMENT });
  await entry.getByLabel("Actual").fill("eighty");
  await entry.getByLabel("Plan").fill("86");
  await entry.getByLabel("Source").fill("Reablement team’s own count");
  await page.getByRole("button", { name: "Save 2017-18 Q2" }).click();
  await expect(page.getByRole("alert")).toContainText("Enter a figure of 0 or more");
  await expect(entry.getByLabel("Actual")).toHaveAccessibleDescription(
    /Enter a figure of 0 or more/,
  );
  await expect(entry.getByLabel("Actual")).toHaveValue("eighty");
  await expect(entry.getByLabel("Plan")).toHaveValue("86");
  await expect(entry.getByLabel("Source")).toHaveValue("Reablement team’s own count");
  expect(await findBarriers(page)).toEqual([]);

  await entry.getByLabel("Actual").fill("about 80");
  await page.getByRole("button", { name: "Save 2017-18 Q2" }).click();
  await expect(page.getByText("2 figures changed.")).toBeVisible();
  const card = cardOf(page, REABLEMENT);
  await expect(card).toContainText(
    "About 80 per cent in July to September 2017, short of the plan of 86.",
  );
  // The quarter between the two has no figure, and none is made up for it.
  await card.getByText("Show as a table").click();
  await expect(card.getByRole("row", { name: /2017-18 Q1/ })).toHaveText("2017-18 Q1–––");
  await expect(card.getByRole("row", { name: /2017-18 Q2/ })).toContainText("about 80");
  expect(await findBarriers(page)).toEqual([]);

  // Another quarter asks again where level and measure differ, with what was said before.
  const story = page
    .locator(".hw-stories li")
    .filter({ hasText: "Decisions about long-term care" });
  await expect(story).toContainText("No answer yet.");
  await expect(story).toContainText("Both are true.");
});

test("a file of figures is checked by line, read in, and taken back as a whole", async ({
  page,
  allowConsole,
}) => {
  allowConsole(/422/);
  await enterAs(page, "Frances Oyelaran");
  await page.goto(`${MEASURES}/import`);
  await hydrated(page);
  const upload = async (...lines: string[]) => {
    const text = ["measure,quarter,series,value,source,date", ...lines].join("\n");
    await page
      .getByLabel("CSV file")
      .setInputFiles({ name: "figures.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
    await page.getByRole("button", { name: "Check the file" }).click();
  };
  await upload(
    "reablement-at-91-days,2016-17 Q3,actual,70,Ward book,",
    "reablement-at-91-days,2016-17 Q5,actual,71,Ward book,",
    "no-such-measure,2016-17 Q3,actual,much,,31/2/2017",
  );
  await expect(page.getByRole("alert")).toContainText("nothing was saved");
  await expect(page.getByRole("row", { name: /^3 quarter/ })).toContainText("2016-17 Q5");
  await expect(page.getByRole("row", { name: /^4/ })).toHaveCount(3);
  expect(await findBarriers(page)).toEqual([]);

  await upload(
    "reablement-at-91-days,2016-17 Q3,actual,about 70,Ward book,",
    "reablement-at-91-days,2016-17 Q4,actual,74,Ward book,",
  );
  await expect(page.getByRole("heading", { name: "The file is in order" })).toBeVisible();
  await expect(page.getByRole("row", { name: /2016-17 Q4, actual/ })).toContainText("about 75");
  await page.getByRole("button", { name: "Save 2 figures" }).click();
  await expect(page.getByText("2 figures changed.")).toBeVisible();
  await expect(cardOf(page, REABLEMENT)).toContainText("74 per cent in January to March 2017");

  await page.goto(`${MEASURES}/import`);
  await page.getByRole("button", { name: "Take back" }).click();
  await page.waitForURL(`**${MEASURES}?saved=2`);
  await expect(cardOf(page, REABLEMENT)).toContainText(
    "About 75 per cent in January to March 2017",
  );
});

test("targets are set, and a measure of the area’s own keeps its unit once it has one", async ({
  page,
  allowConsole,
}) => {
  allowConsole(/4(22|09)/);
  await enterAs(page, "Frances Oyelaran");
  await page.goto(`${MEASURES}/reablement-at-91-days`);
  await hydrated(page);
  await page.getByRole("link", { name: "Set the targets of 2017-18" }).click();
  await page.getByRole("textbox", { name: /^Target/ }).fill("86");
  await page.getByRole("textbox", { name: /^Stretch target/ }).fill("80");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("textbox", { name: /^Stretch target/ })).toHaveAccessibleDescription(
    /it is higher/,
  );
  await expect(page.getByRole("textbox", { name: /^Target/ })).toHaveValue("86");
  await page.getByRole("textbox", { name: /^Stretch target/ }).fill("90");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("row", { name: /2017-18 86 90/ })).toBeVisible();

  await page.goto(`${MEASURES}/own/new`);
  await hydrated(page);
  await page.getByLabel("Name", { exact: true }).fill("Home visits on the day");
  await page.getByLabel("What is counted").fill("Visits at home on the day of discharge");
  await page.getByLabel("A plain count").check();
  await page.getByLabel("Unit").fill("visits");
  await page.getByLabel("More is better").check();
  await page.getByLabel("None: 75").check();
  await page.getByRole("button", { name: "Add the measure" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Home visits on the day");
  await page.getByRole("link", { name: "Set the targets of 2017-18" }).click();
  await page.getByRole("textbox", { name: /^Target/ }).fill("40");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("row", { name: /2017-18 40 none/ })).toBeVisible();

  await page.getByRole("link", { name: "Change what it counts" }).click();
  await expect(page.getByText("the old figures stay with this one")).toBeVisible();
  await page.getByLabel("Unit").fill("hours");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByLabel("Unit")).toHaveAccessibleDescription(/would make untrue/);
  await expect(page.getByLabel("Unit")).toHaveValue("hours");
  expect(await findBarriers(page)).toEqual([]);
});
