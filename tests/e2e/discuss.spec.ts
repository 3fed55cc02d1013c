import type { Page } from "@playwright/test";
import { enter } from "#tests/support/enter.ts";
import { expect, findBarriers, hydrated, test } from "#tests/support/server.ts";

const AREA = "/areas/demonstration";
const ROUND = `${AREA}/rounds/june-2017`;
const CLOSED = `${AREA}/rounds/march-2017`;
const CARE_HOME = "How quickly care homes assess";
const WARD = "Assessment away from the ward";
const LONG_TERM = "Decisions about long-term care";

/** A row in the list of the change's rows: where the room is may name it, too. */
const rowLink = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Rows" }).getByRole("link", { name });
const heading = (page: Page, name: string) => page.getByRole("heading", { name, exact: true });
/** The form of the row on the right: the change as a whole has one of its own further down. */
const form = (page: Page) => page.locator("#agree");
const choose = (page: Page, level: number) =>
  form(page).locator(`input[name="level"][value="${level}"]`).check({ force: true });

async function reveal(page: Page, change: number): Promise<void> {
  await page.goto(`${ROUND}/discuss/${change}`);
  await page.getByRole("button", { name: `Reveal change ${change}` }).click();
  await page.getByRole("button", { name: `Reveal change ${change} now` }).click();
  await expect(page.getByRole("navigation", { name: "Rows" })).toBeVisible();
}

test("a change from its reveal to its own level", async ({ page }) => {
  await enter(page, "Frances Oyelaran");
  await page.goto(`${ROUND}/discuss/4`);
  await hydrated(page);
  await expect(page.getByText("12 of 14 finished scoring")).toBeVisible();
  await expect(page.locator(".hw-topics summary").first()).toHaveText(WARD);
  expect(await findBarriers(page)).toEqual([]);

  await test.step("who is missing is told before the reveal", async () => {
    await page.getByRole("button", { name: "Reveal change 4" }).click();
    await expect(page.getByText("2 people are missing")).toBeVisible();
    await expect(page.getByText("Hospitals (1), Voluntary (1)")).toBeVisible();
    await page.getByRole("button", { name: "Reveal change 4 now" }).click();
  });

  await test.step("what deserves the time comes first, with marks, reasons and figures", async () => {
    const topics = page.locator(".hw-agenda__topic");
    await expect(topics).toHaveText([CARE_HOME, WARD, LONG_TERM, "Change 4 as a whole"]);
    await expect(heading(page, CARE_HOME)).toBeFocused();
    await expect(page.getByText("Two groups").first()).toBeVisible();
    await expect(page.getByText("Nothing is suggested while there are two groups.")).toBeVisible();
    await rowLink(page, WARD).click();
    await expect(heading(page, WARD)).toBeFocused();
    await expect(page.getByText("Standing apart from the others: Care homes.")).toBeVisible();
    await expect(page.getByText("Reablement capacity is short")).toBeVisible();
    await expect(page.getByText("planned 86")).toBeVisible();
    expect(await findBarriers(page)).toEqual([]);
  });

  await test.step("the suggestion is a button, and the rationale is asked for beforehand", async () => {
    await expect(form(page).locator("input[name=level]:checked")).toHaveCount(0);
    await page.getByRole("button", { name: "Use 3" }).click();
    await expect(form(page).locator("input[name=level]:checked")).toHaveValue("3");
    await expect(page.getByText("Needed here, since there is no shared view.")).toBeVisible();
    await page.getByRole("button", { name: "Agree and next" }).click();
    await expect(page.getByRole("alert")).toContainText("Say in a sentence");
    await form(page).getByLabel("Why this level").fill("Three in four at home after 91 days.");
    await page.getByRole("button", { name: "Agree and next" }).click();
    await expect(heading(page, CARE_HOME)).toBeFocused();
    await expect(rowLink(page, WARD)).toContainText("Agreed");
  });

  await test.step("a different view goes on record, and comes off again", async () => {
    await rowLink(page, WARD).click();
    await page.getByText("Add a different view").click();
    await page.getByLabel("Organisation").selectOption({ label: "Care homes" });
    await page
      .getByRole("group", { name: "Stands by level" })
      .getByLabel("1")
      .check({ force: true });
    await page.getByLabel("In its own words").fill("We see those for whom it did not work.");
    await page.getByRole("button", { name: "Put on record" }).click();
    await expect(page.getByText("“We see those for whom it did not work.”")).toBeVisible();
    await page.getByRole("button", { name: "Remove the view" }).click();
    await expect(page.getByText("None so far.")).toBeVisible();
  });

  await test.step("once its rows are dealt with, the change has a level of its own", async () => {
    await rowLink(page, CARE_HOME).click();
    await page.getByText("Park this row").click();
    await page.getByLabel("What has to happen first").fill("The homes bring their log.");
    await page.getByRole("button", { name: "Park the row" }).click();
    await expect(page.getByText("The homes bring their log.")).toBeVisible();
    await rowLink(page, LONG_TERM).click();
    await expect(heading(page, LONG_TERM)).toBeFocused();
    await choose(page, 4);
    await form(page).getByLabel("Why this level").fill("Two placements since April.");
    await page.getByRole("button", { name: "Agree and next" }).click();
    await expect(heading(page, "Change 4 as a whole")).toBeFocused();
    const whole = page.getByRole("region", { name: "Change 4 as a whole" });
    await expect(whole.getByRole("radio", { checked: true })).toHaveCount(0);
    await whole.locator('input[name="level"][value="3"]').check({ force: true });
    await whole.getByRole("button", { name: "Save the level" }).click();
    await expect(page.getByRole("alert")).toContainText("Say in a sentence");
    await whole.getByLabel("Why change 4 is there").fill("As good as its lowest row.");
    await whole.getByLabel("Target level").selectOption("4");
    await whole.getByRole("button", { name: "Save the level" }).click();
    await expect(whole.getByText("Target: level 4")).toBeVisible();
    await expect(page.getByRole("button", { name: "Go on to Seven-day service" })).toBeVisible();
    expect(await findBarriers(page)).toEqual([]);
  });
});

test("of two facilitators the later one sees both texts, and nothing typed is lost", async ({
  page,
  openContext,
  allowConsole,
}) => {
  allowConsole(/409/);
  await enter(page, "Frances Oyelaran");
  await reveal(page, 2);
  const deputy = await (await openContext()).newPage();
  await enter(deputy, "Bryn Hopkins");
  const row = `${ROUND}/discuss/2?row=patient-flow.bottlenecks`;
  await deputy.goto(row);
  await hydrated(deputy);
  await choose(deputy, 3);
  await form(deputy).getByLabel("Why this level").fill("Cleared on most days.");
  await deputy.getByRole("button", { name: "Agree and next" }).click();
  await expect(heading(deputy, "Bottlenecks")).toHaveCount(0);

  await deputy.goto(row);
  await page.goto(row);
  await hydrated(page);
  await hydrated(deputy);
  // The one who types is not disturbed by what the other saves meanwhile, and is told.
  for (const [who, words] of [
    [page, "Medicines still hold up a third."],
    [deputy, "Cleared on most days, not at weekends."],
  ] as const) {
    await who.getByText("Change what was agreed").click();
    await form(who).getByLabel("Why this level").fill(words);
  }
  await deputy.getByRole("button", { name: "Save" }).click();
  await expect(deputy.getByText("Cleared on most days, not at weekends.").first()).toBeVisible();
  await expect(page.getByText("Others have changed something here.")).toBeVisible();
  await expect(page.getByText("Cleared on most days, not at weekends.")).toHaveCount(0);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("alert")).toContainText("Someone else changed this");
  await expect(page.getByText("What stands now")).toBeVisible();
  await expect(form(page).getByLabel("Why this level")).toHaveValue(
    "Medicines still hold up a third.",
  );
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("What stands now")).toHaveCount(0);
  await page.goto(row);
  await expect(page.getByText("Medicines still hold up a third.").first()).toBeVisible();
});

test.describe("with JavaScript off", () => {
  test.use({ javaScriptEnabled: false });

  test("a change is revealed, agreed and scored again by plain forms", async ({
    page,
    allowConsole,
  }) => {
    allowConsole(/422/);
    await enter(page, "Frances Oyelaran");
    await reveal(page, 3);
    const first = "Continuing Healthcare and complex discharges";
    await expect(heading(page, first)).toBeVisible();

    await form(page).getByLabel("Why this level").fill("Typed before the suggestion was taken.");
    await page.getByRole("button", { name: "Use 2" }).click();
    await expect(form(page).locator("input[name=level]:checked")).toHaveValue("2");
    await expect(form(page).getByLabel("Why this level")).toHaveValue(
      "Typed before the suggestion was taken.",
    );
    await form(page).getByLabel("Why this level").fill("");
    await page.getByRole("button", { name: "Agree and next" }).click();
    await expect(page.getByRole("alert")).toContainText("Say in a sentence");
    await expect(heading(page, first)).toBeVisible();
    await form(page).getByLabel("Why this level").fill("Beds opened in April.");
    await page.getByRole("button", { name: "Agree and next" }).click();
    await expect(rowLink(page, first)).toContainText("Agreed");

    await page.getByRole("link", { name: "Accept the aligned row" }).click();
    await expect(heading(page, "Accept aligned rows")).toBeVisible();
    await page.getByRole("button", { name: "Agree this row" }).click();
    await expect(rowLink(page, "Daily multidisciplinary team")).toContainText("Agreed");

    await rowLink(page, "A joint discharge team").click();
    await page.getByRole("button", { name: "Ask for a second score" }).click();
    await expect(page.getByText("0 of 14 have scored again")).toBeVisible();
    await page.getByRole("button", { name: "Reveal the second score" }).click();
    await expect(heading(page, "First and second score")).toBeVisible();
  });
});

test("those who take part see the same without forms, and a board only what is closed", async ({
  page,
  allowConsole,
}) => {
  allowConsole(/403/);
  await enter(page, "Joy Mensah");
  await page.goto(`${CLOSED}/discuss/3?row=discharge-teams.joint-team`);
  await hydrated(page);
  await expect(heading(page, "First and second score")).toBeVisible();
  await expect(page.getByText("This round is closed.")).toBeVisible();
  await expect(page.locator("main form")).toHaveCount(0);
  expect(await findBarriers(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 700 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(320);

  await page.goto(`${ROUND}/discuss`);
  await page.waitForURL(/\/discuss\/\d$/);
  await expect(page.getByRole("button", { name: /Reveal change/ })).toHaveCount(0);

  await enter(page, "Alan Whitcombe");
  for (const round of [ROUND, CLOSED]) {
    expect((await page.goto(`${round}/discuss/3`))?.status()).toBe(403);
  }
});
