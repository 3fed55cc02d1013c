import { readFileSync } from "node:fs";
import type { BrowserContext, Page } from "@playwright/test";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { expect, findBarriers, hydrated, test } from "#tests/support/server.ts";

const PLAN = "/areas/demonstration/plan";

async function enter(context: BrowserContext, member: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto("/demo");
  await page.locator(`button[value="${member}"]`).click();
  await page.waitForURL(/\/areas\/demonstration/);
  return page;
}

test("a facilitator reads the plan, gives an action an owner and a note", async ({ context }) => {
  const page = await enter(context, "frances-oyelaran");
  await page.goto(PLAN);
  await hydrated(page);
  await expect(page.getByText(/^11 actions for now/)).toBeVisible();
  await expect(page.getByText("Overdue by 21 days")).toBeVisible();
  expect(await findBarriers(page)).toEqual([]);

  await page.getByText(/^Later \(/).click();
  await page.getByRole("link", { name: "Capacity along the care pathway" }).click();
  await hydrated(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "Capacity along the care pathway",
  );
  expect(await findBarriers(page)).toEqual([]);

  await page.getByLabel("Organisation that owns it").selectOption("council");
  await page.getByLabel("Named lead").fill("Ruth Abernathy");
  await page.getByLabel("On track").check();
  await page.getByLabel("Day").fill("31");
  await page.getByLabel("Month").fill("2");
  await page.getByRole("button", { name: "Save" }).click();
  const summary = page.getByRole("alert");
  await expect(summary.getByRole("link", { name: /That day does not exist/ })).toBeVisible();
  await expect(page.getByLabel("Named lead")).toHaveValue("Ruth Abernathy");
  await page.getByLabel("Day").fill("28");
  await page.getByRole("button", { name: "Save" }).click();
  await page.waitForURL(PLAN);
  await expect(page.getByText(/^12 actions for now/)).toBeVisible();

  await page.getByRole("link", { name: "Capacity along the care pathway" }).first().click();
  await page.getByLabel("Add a note").fill("First meeting held.");
  await page.getByRole("button", { name: "Add the note" }).click();
  const note = page.getByRole("listitem").filter({ hasText: "First meeting held." });
  await expect(note).toContainText("21 June 2017, Frances Oyelaran");
  await expect(page.getByLabel("Add a note")).toHaveValue("");
  await page.getByText(/^What it said before/).click();
  await expect(page.locator("ins", { hasText: "Ruth Abernathy" })).toBeVisible();
});

test("a save that comes too late shows both texts and keeps what was typed", async ({
  openContext,
  context,
  allowConsole,
}) => {
  allowConsole(/409/);
  const path = `${PLAN}/continuing-healthcare-out-of-hospital`;
  const first = await enter(await openContext(), "frances-oyelaran");
  const second = await enter(context, "harriet-penfold");
  for (const page of [first, second]) {
    await page.goto(path);
    await hydrated(page);
  }
  const words = (page: Page) => page.getByLabel("What do you need to do?");
  await words(first).fill("The facilitator's words.");
  await first.getByRole("button", { name: "Save" }).click();
  await first.waitForURL(PLAN);

  await words(second).fill("The lead's words.");
  await second.getByRole("button", { name: "Save" }).click();
  const table = second.getByRole("table", { name: "Where the two differ" });
  await expect(table).toContainText("The facilitator's words.");
  await expect(table).toContainText("The lead's words.");
  await expect(words(second)).toHaveValue("The lead's words.");
  await second.getByRole("button", { name: "Save" }).click();
  await second.waitForURL(PLAN);
  await second.goto(path);
  await expect(words(second)).toHaveValue("The lead's words.");
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("an action is added, stopped with its reason, deleted and brought back", async ({
    context,
    allowConsole,
  }) => {
    allowConsole(/422/);
    const page = await enter(context, "frances-oyelaran");
    await page.goto(`${PLAN}/new`);
    await page.getByRole("button", { name: "Add the action" }).click();
    await expect(page.getByText("Choose the change it belongs to").first()).toBeVisible();
    await page
      .getByLabel("Impact change")
      .selectOption({ label: "8. Enhancing health in care homes" });
    await page.getByLabel("What do you need to do?").fill("Write to <b>every</b> care home.");
    await page.getByRole("button", { name: "Add the action" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(
      "Write to <b>every</b> care home.",
    );
    await page.getByLabel("Stopped", { exact: true }).check();
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Say why the action was stopped.").first()).toBeVisible();
    await page.getByLabel("Why it was stopped").fill("The homes were written to already.");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page).toHaveURL(new RegExp(`${PLAN}$`));

    await page.getByRole("link", { name: "Write to <b>every</b> care home." }).first().click();
    await page.getByRole("button", { name: "Delete this action" }).click();
    await expect(page.getByText("Deleted: Write to <b>every</b> care home.")).toBeVisible();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(
      "Write to <b>every</b> care home.",
    );
  });
});

test("the plan downloads as a PDF whose text can be read", async ({ context }) => {
  const page = await enter(context, "alan-whitcombe");
  await page.goto(PLAN);
  await hydrated(page);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download PDF" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe("action-plan-demonstration-2017-06-21.pdf");
  const bytes = new Uint8Array(readFileSync(await file.path()));
  const pdf = await getDocument({ data: bytes, verbosity: 0 }).promise;
  const { items } = await (await pdf.getPage(1)).getTextContent();
  const text = items.map((item) => ("str" in item ? item.str : "")).join(" ");
  expect(text).toContain("Action plan");
  expect(text).toContain(`Page 1 of ${pdf.numPages}`);
});

test("a board member reads an action and changes nothing", async ({ context, allowConsole }) => {
  allowConsole(/403|404/);
  const page = await enter(context, "alan-whitcombe");
  await page.goto(`${PLAN}/one-discharge-team`);
  await hydrated(page);
  await expect(page.getByRole("definition").filter({ hasText: "Yvonne Batchelor" })).toBeVisible();
  await expect(page.locator("main form")).toHaveCount(0);
  expect(await findBarriers(page)).toEqual([]);
  expect((await page.goto(`${PLAN}/new`))?.status()).toBe(403);
  expect((await page.goto(`${PLAN}/proposals`))?.status()).toBe(403);
  expect((await page.goto(`${PLAN}/nothing`))?.status()).toBe(404);
});

test("nothing of the plan runs off a narrow screen", async ({ context }) => {
  const page = await enter(context, "frances-oyelaran");
  await page.setViewportSize({ width: 320, height: 700 });
  for (const path of [PLAN, `${PLAN}/new`, `${PLAN}/one-discharge-team`]) {
    await page.goto(path);
    await hydrated(page);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, path).toBeLessThanOrEqual(320);
  }
});
