import { execFileSync } from "node:child_process";
import type { Page } from "@playwright/test";
import { openAs } from "#tests/support/enter.ts";
import { expect, findBarriers, hydrated, test } from "#tests/support/server.ts";

const HOME = "/areas/demonstration/graduation";

/** About a page and a half of words. */
const LONG = `${"The partners agreed on one list of people who wait to leave hospital, and keep it. ".repeat(80)}\n`;

/** Pages as a reader that is none of ours counts them. */
function countPages(bytes: Buffer): number {
  const told = execFileSync("pdfinfo", ["-"], { input: bytes, encoding: "utf8" });
  return Number(/^Pages:\s+(\d+)$/m.exec(told)?.[1]);
}

const meter = (page: Page) => page.locator(".hw-live-meter");

test("a case goes from empty to signed, over six pages and back", async ({
  context,
  openContext,
  allowConsole,
}) => {
  // A long way, on however slow a machine.
  test.setTimeout(600_000);
  // The refused download, and nothing else.
  allowConsole(/409/);
  const page = await openAs(context, "frances-oyelaran");
  await page.goto(HOME);
  await hydrated(page);
  await page.getByRole("link", { name: "Begin a case" }).click();
  await hydrated(page);
  await page.getByLabel("Name of the case").fill("The coast");
  await page.getByLabel("First wave, 2017").check();
  await page.getByLabel("Board", { exact: true }).first().fill("Coast health and wellbeing board");
  await page.getByLabel("Does it support the case?").first().selectOption("yes");
  await page.getByRole("button", { name: "Begin the case" }).click();
  await expect(page.getByText(/^0 of 12 parts written/)).toBeVisible();
  const home = new URL(page.url()).pathname;

  // Over six pages while typing, told before anything is saved.
  await page.getByRole("link", { name: "Write the next criterion" }).click();
  await expect(meter(page)).toContainText(/[01]\.\d of 6 pages/);
  await hydrated(page);
  await page.getByLabel("Shared leadership").fill(LONG.repeat(5));
  await expect(meter(page)).toContainText("Cut about");
  await expect(meter(page)).toContainText("a) A mature system");
  await page.getByRole("button", { name: "Save the words" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.goto(`${home}/expression`);
  await expect(page.getByText(/^It cannot be downloaded until it fits/)).toBeVisible();
  await expect(page.getByRole("link", { name: "Download PDF" })).toHaveCount(0);
  const refused = await page.request.get(`${home}/expression.pdf`);
  expect(refused.status()).toBe(409);
  expect(await refused.text()).toMatch(/takes \d+ pages and may take 6.*Cut about [\d,]+ words/);

  // And back: what was pasted from elsewhere is cleaned, and a picture in it is told of.
  await page.goto(`${home}/criteria/maturity`);
  await hydrated(page);
  await page.getByLabel("Shared leadership").fill(`\u2022\tOne\u00A0board\n\uFFFC${LONG}`);
  await expect(meter(page)).not.toContainText("Cut about");
  await page.getByLabel("An agreed strategy to 2020").fill("One strategy.");
  await page.getByLabel("Risk, money included").fill("Risks are shared.");
  await page.getByLabel("No", { exact: true }).check();
  await page.getByRole("button", { name: "Save the words" }).click();
  await expect(page.getByText("A picture was taken out: only words can be sent.")).toBeVisible();
  await expect(page.getByLabel("Shared leadership")).toHaveValue(/^- One board\n/);
  await page.getByText("Keep something of the area’s record").click();
  await page
    .getByLabel("What to keep, as it stands today")
    .selectOption({ value: "round:march-2017" });
  await page.getByRole("button", { name: "Keep it", exact: true }).click();
  await expect(page.getByText("The record says the same today.")).toBeVisible();
  await expect(page.locator(".hw-case-checks")).not.toContainText("Not met");
  expect(await findBarriers(page)).toEqual([]);

  // Signed: by letter, and by one's own account.
  await page.goto(`${home}/sign-off`);
  await hydrated(page);
  for (const left of [3, 2, 1]) {
    await page.getByLabel("Who signed").selectOption({ index: 2 });
    await page.getByLabel("Letter or minute", { exact: true }).fill("Minute 12");
    await page.getByLabel("Day").fill("20");
    await page.getByLabel("Month").fill("6");
    await page.getByLabel("Year").fill("2017");
    await page.getByRole("button", { name: "Record this sign-off" }).click();
    await expect(page.getByText("Not signed yet")).toHaveCount(left);
  }
  const signing = await openAs(await openContext(), "oliver-sandford");
  await signing.goto(`${home}/sign-off`);
  await hydrated(signing);
  await signing.getByRole("button", { name: "Sign the case" }).click();
  await expect(signing.getByText("Signatures: all 4 have signed")).toBeVisible();

  await page.goto(`${home}/expression`);
  await hydrated(page);
  const [, filled] =
    /(\d+\.\d) of 6 pages/.exec(await page.locator(".hw-meter").first().innerText()) ?? [];
  const accepted = await page.request.get(`${home}/expression.pdf`);
  expect(accepted.status()).toBe(200);
  const pages = countPages(await accepted.body());
  expect(pages).toBeLessThanOrEqual(6);
  expect(pages).toBe(Math.ceil(Number(filled)));

  // A later change says what it withdrew.
  await page.getByText("Add a covering letter").click();
  await page.getByLabel("Covering letter").fill("Dear panel");
  await page.getByRole("button", { name: "Save the letter" }).click();
  await expect(page.getByText("its 4 signatures are withdrawn")).toBeVisible();
});

test("words are saved and measured without script", async ({ openContext }) => {
  const page = await openAs(await openContext({ javaScriptEnabled: false }), "yvonne-batchelor");
  await page.goto(`${HOME}/marram-sands/criteria/peer-leadership`);
  await expect(meter(page)).toContainText(/\d\.\d of 6 pages/);
  await page.getByLabel("What the area would do for others").fill("Two days a month.");
  await page.getByRole("button", { name: "Save the words" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await expect(page.getByText("4 words")).toBeVisible();
  // Her own answer on how ready the case is, which nobody else sees yet.
  await expect(page.getByLabel("5 Ready")).toBeChecked();
});
