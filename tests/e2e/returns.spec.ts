import { readFile } from "node:fs/promises";
import type { BrowserContext, Page } from "@playwright/test";
import { expect, findBarriers, hydrated, test } from "#tests/support/server.ts";

const RETURNS = "/areas/demonstration/returns";
const OPEN = `${RETURNS}/2017-18-q1`;

async function enter(context: BrowserContext, member: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto("/demo");
  await page.locator(`button[value="${member}"]`).click();
  await page.waitForURL(/\/areas\/demonstration/);
  return page;
}

const LATER = "fills, explains, signs and submits a quarter, and takes it away";

test(`the finance lead ${LATER}`, async ({ openContext, allowConsole }) => {
  const context = await openContext();
  allowConsole(/422/, context);
  const page = await enter(context, "sunita-bhatti");
  await page.goto(`${OPEN}/sections/national-conditions`);
  await hydrated(page);
  const social = page.getByRole("group", { name: /^2\. The NHS contribution/ });
  await social.getByLabel("Met?").selectOption("No");
  const transfers = page.getByRole("group", { name: /^4\. Transfers of care/ });
  await transfers.getByLabel("Met?").selectOption("Yes");
  const hospital = page.getByRole("group", { name: /^3\. Money goes into/ });
  await hospital.getByLabel("Met?").selectOption("Yes");
  await page.getByRole("button", { name: "Save and go on" }).click();

  // A no without its date and reason comes back with everything that was chosen.
  const summary = page.getByRole("alert");
  await expect(summary.getByRole("link", { name: /enter the date/ })).toBeVisible();
  await expect(summary.getByRole("link", { name: /answer this too/ })).toBeVisible();
  await expect(social.getByLabel("Met?")).toHaveValue("no");
  await expect(transfers.getByLabel("Met?")).toHaveValue("yes");
  expect(await findBarriers(page)).toEqual([]);
  await social.getByLabel("Day").fill("31");
  await social.getByLabel("Month").fill("9");
  await social.getByLabel("Year").fill("2017");
  await social.getByLabel(/^Why it was not met/).fill("The uplift is still to be agreed.");
  await page.getByRole("button", { name: "Save and go on" }).click();
  await expect(summary.getByRole("link", { name: /That day does not exist/ })).toBeVisible();
  await expect(social.getByLabel("Day")).toHaveValue("31");
  await social.getByLabel("Day").fill("30");
  await page.getByRole("button", { name: "Save and go on" }).click();
  await page.waitForURL(/income-and-expenditure/);

  // Sums that do not add up ask why; what the tool holds is pulled, then overridden and kept.
  await hydrated(page);
  const income = page.locator("section", {
    has: page.getByRole("heading", { name: "Income", exact: true }),
  });
  const spending = page.locator("section", {
    has: page.getByRole("heading", { name: "Expenditure", exact: true }),
  });
  await page.getByLabel("Pooled fund for the year").fill("4000");
  for (const table of [income, spending]) {
    for (const quarter of [1, 2, 3, 4]) {
      await table
        .getByRole("group", { name: "Plan" })
        .getByLabel(`Quarter ${quarter}`)
        .fill("1000");
    }
    await table.getByRole("group", { name: "Actual" }).getByLabel("Quarter 1").fill("1000");
  }
  await income.getByRole("group", { name: "Plan" }).getByLabel("Quarter 4").fill("200,000,000");
  await page.getByLabel("Progress against the financial plan").fill("On plan.");
  await page.getByRole("button", { name: "Fill the blanks and save" }).click();
  await expect(summary.getByRole("link", { name: /from 0 to 100,000,000/ })).toBeVisible();
  await income.getByRole("group", { name: "Plan" }).getByLabel("Quarter 4").fill("1,500");
  await page.getByRole("button", { name: "Fill the blanks and save" }).click();
  await expect(
    summary.getByRole("link", { name: /£4,500, £500 more than the pooled fund/ }),
  ).toBeVisible();
  await page.getByLabel("Why income differs").fill("A late payment of £500.");
  await page.getByRole("button", { name: "Fill the blanks and save" }).click();
  await expect(page.getByText("Blanks are filled from what Homeward holds.")).toBeVisible();
  const grant = page.getByLabel("Improved Better Care Fund grant for the year");
  await expect(grant).toHaveValue("3,990,000");
  await expect(page.getByText("From: Funding, grant of 2017-18.")).toBeVisible();
  await hydrated(page);
  await grant.fill("3,900,000");
  await page.getByRole("button", { name: "Save and go on" }).click();
  await page.waitForURL(/supporting-metrics/);
  await page.goto(`${OPEN}/sections/income-and-expenditure`);
  await expect(grant).toHaveValue("3,900,000");
  await expect(
    page.getByText(/^Answered otherwise than Homeward has it: £3,990,000/),
  ).toBeVisible();
  expect(await findBarriers(page)).toEqual([]);
  await context.close();

  // The rest without script: every form works by posting alone.
  const plain = await openContext({ javaScriptEnabled: false });
  const page2 = await enter(plain, "sunita-bhatti");
  await page2.goto(`${OPEN}/sections/cover`);
  for (const label of [
    "Completed by",
    "E-mail address for queries",
    "Telephone number for queries",
  ]) {
    await page2.getByLabel(label).fill("Better Care Fund programme lead");
  }
  await page2.getByLabel("Who signed off for").fill("Chair of the board");
  await page2.getByRole("button", { name: "Save and go on" }).click();
  await page2.goto(`${OPEN}/sections/supporting-metrics`);
  for (const metric of [
    "Delayed transfers",
    "Non-elective",
    "Admissions to residential",
    "Reablement",
  ]) {
    const row = page2.getByRole("group", { name: metric });
    await row.getByLabel("Progress", { exact: true }).selectOption("On track to meet target");
    await row.getByLabel("Commentary on progress").fill("As planned.");
  }
  await page2
    .getByRole("group", { name: "Reablement" })
    .getByLabel("Commentary on progress")
    .fill("Performance for Q4 16/17 is 75% against a target of 86%.");
  await page2.getByRole("button", { name: "Save and go on" }).click();
  await page2.getByRole("button", { name: "Fill the blanks and save" }).click();
  await expect(page2.getByText("Blanks are filled from what Homeward holds.")).toBeVisible();
  for (const area of await page2.getByLabel("Milestones").all()) {
    if ((await area.inputValue()) === "") await area.fill("None this quarter.");
  }
  for (const area of await page2.getByLabel("Why it is Mature or Exemplary").all()) {
    if (await area.isVisible()) await area.fill("Shown in the round of March.");
  }
  for (const planned of await page2.getByLabel("Planned level").all()) {
    if ((await planned.inputValue()) === "") await planned.selectOption("Established");
  }
  for (const level of await page2.getByLabel("Level now").all()) {
    if ((await level.inputValue()) === "") await level.selectOption("Established");
  }
  await page2.getByRole("button", { name: "Save and go on" }).click();
  await page2.getByLabel("Overall progress").fill("The plan is on its way.");
  await page2.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page2.getByText(/All 7 sections are complete\./)).toBeVisible();

  // What seems to contradict is asked, and explained.
  await page2.getByRole("link", { name: "Check, sign and submit" }).click();
  await expect(page2.getByLabel(/^Reablement: the answer is “On track/)).toBeVisible();
  await page2.getByLabel(/the text speaks of Q4 16\/17/).fill("The year’s result came late.");
  await page2
    .locator("form", { has: page2.getByLabel(/the text speaks of Q4 16\/17/) })
    .getByRole("button", { name: "Keep this explanation" })
    .click();
  await expect(page2.getByText("The explanation is kept with the return.")).toBeVisible();
  await plain.close();

  // The chair signs by account; then it is submitted, and can only be corrected.
  const chair = await openContext();
  const signing = await enter(chair, "patricia-dunmore");
  await signing.goto(`${OPEN}/sign`);
  await hydrated(signing);
  await signing.getByRole("button", { name: "Sign this return" }).click();
  await expect(signing.getByText("You have signed this return.")).toBeVisible();
  await chair.close();

  const last = await openContext();
  const page3 = await enter(last, "sunita-bhatti");
  await page3.goto(`${OPEN}/sign`);
  await hydrated(page3);
  await page3.getByRole("button", { name: "Submit this return" }).click();
  await expect(page3.getByText("The return is submitted. It can no longer change.")).toBeVisible();
  expect(await findBarriers(page3)).toEqual([]);
  const starts = { PDF: "%PDF", Excel: "PK", JSON: "{" };
  for (const [name, start] of Object.entries(starts)) {
    const waiting = page3.waitForEvent("download");
    await page3.getByRole("link", { name, exact: true }).click();
    const bytes = await readFile(await (await waiting).path());
    expect(bytes.subarray(0, start.length).toString()).toBe(start);
  }
  await page3.getByRole("link", { name: "Add a correction" }).click();
  await page3.waitForURL(/\/correct$/);
  await page3
    .getByLabel("Question", { exact: true })
    .selectOption({ label: "Cover: Completed by" });
  await page3.getByLabel("What it should say").fill("Deputy director");
  await page3.getByLabel("Why").fill("Another post.");
  await page3.getByRole("button", { name: "Add this correction" }).click();
  await expect(page3.getByRole("row", { name: /Deputy director/ })).toContainText("21 June 2017");
  await last.close();
});
