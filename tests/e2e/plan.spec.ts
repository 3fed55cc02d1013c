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
  await page.getByLabel("Person who leads it").selectOption("ruth-abernathy");
  await page.getByLabel("Measure").selectOption("home-on-agreed-date");
  await page.getByLabel("Target value").fill("80%");
  await page.getByLabel("On track").check();
  const due = page.getByRole("group", { name: "When will it be done by?" });
  await due.getByLabel("Day").fill("31");
  await due.getByLabel("Month").fill("2");
  await page.getByRole("button", { name: "Save" }).click();
  const summary = page.getByRole("alert");
  await expect(summary.getByRole("link", { name: /That day does not exist/ })).toBeVisible();
  await expect(page.getByLabel("Person who leads it")).toHaveValue("ruth-abernathy");
  await due.getByLabel("Day").fill("28");
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

test("an action is linked to a scheme that pays for it, and no longer", async ({ context }) => {
  const page = await enter(context, "sunita-bhatti");
  await page.goto(`${PLAN}/one-discharge-team`);
  await hydrated(page);
  const link = page.getByRole("link", { name: "Trusted assessors with care homes" });
  await expect(link).toBeHidden();
  await page.getByLabel("A scheme that pays for it").selectOption("trusted-assessor-pilot");
  await page.getByRole("button", { name: "Link" }).click();
  await expect(link).toBeVisible();
  expect(await findBarriers(page)).toEqual([]);
  await page.getByRole("button", { name: "Remove Trusted assessors with care homes" }).click();
  await expect(link).toBeHidden();
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
  expect(await findBarriers(second)).toEqual([]);
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
  for (const path of [
    PLAN,
    `${PLAN}?view=board`,
    `${PLAN}?view=timeline`,
    `${PLAN}?overdue=yes`,
    `${PLAN}/new`,
    `${PLAN}/one-discharge-team`,
    `${PLAN}/shared-care-home-assessor`,
    `${PLAN}/proposals?round=september-2016`,
    `${PLAN}/together?action=one-discharge-team`,
  ]) {
    await page.goto(path);
    await hydrated(page);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, path).toBeLessThanOrEqual(320);
  }
});

/** Some have not finished, so the reveal is asked twice. */
async function reveal(page: Page, round: string) {
  await page.goto(`/areas/demonstration/rounds/${round}/discuss/1`);
  await page.getByRole("button", { name: "Reveal change 1" }).click();
  await page.getByRole("button", { name: "Reveal change 1 now" }).click();
}

/** How the facilitator agrees a row of change 1; ends on the round's page. */
async function agree(page: Page, round: string, topic: string, level: number, why: string) {
  await page.goto(`/areas/demonstration/rounds/${round}/discuss/1`);
  const rows = page.getByRole("navigation", { name: "Rows" });
  await rows.getByRole("link", { name: topic }).click();
  const form = page.locator("form", { has: page.getByRole("group", { name: "Agreed level" }) });
  await form.getByRole("radio", { name: `Level ${level}` }).check();
  await form.getByRole("textbox", { name: "Why this level" }).fill(why);
  await form.getByLabel("A priority to act on first").check();
  await form.getByRole("button", { name: "Agree and next" }).click();
  await page.goto(`/areas/demonstration/rounds/${round}`);
}

async function close(page: Page) {
  const by = page.getByRole("group", { name: "Answer by" });
  await by.getByLabel("Day").fill("28");
  await by.getByLabel("Month").fill("12");
  await by.getByLabel("Year").fill("2017");
  await page.getByRole("button", { name: "Send the draft round" }).click();
  await page.getByRole("link", { name: "Close the round" }).click();
  await page.getByRole("button", { name: "Close the round for good" }).click();
  await expect(page.getByText("Closed").first()).toBeVisible();
}

test.describe("from round to round, without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("edited words stand when a later round closes, and what it adds is offered", async ({
    context,
  }) => {
    const EMERGENCY = "Planning from the start of an emergency admission";
    const ELECTIVE = "Planning before an elective admission";
    const page = await enter(context, "frances-oyelaran");
    await reveal(page, "june-2017");
    await agree(page, "june-2017", EMERGENCY, 2, "Dates slip whenever a bed is needed.");
    await close(page);

    await page.goto(PLAN);
    await expect(
      page.getByText(/^The June 2017 self-assessment proposes 1 new action/),
    ).toBeVisible();
    await page.getByRole("link", { name: "See what it proposes" }).click();
    await page.getByRole("button", { name: "Take 1 action into the plan" }).click();
    await expect(page.getByText("1 action added to the plan. Give each an owner.")).toBeVisible();

    const step = page
      .getByRole("row")
      .filter({ hasText: EMERGENCY })
      .filter({ hasText: "To level 3" });
    await step.getByRole("link", { name: EMERGENCY }).click();
    await page.getByLabel("Where are you now?").fill("Two wards out of nine set a date.");
    await page.getByRole("button", { name: "Save", exact: true }).click();

    await page.goto("/areas/demonstration/rounds/new");
    await page.getByLabel("Name of the round").fill("Winter 2017");
    const asAt = page.getByRole("group", { name: /as at/i });
    await asAt.getByLabel("Day").fill("30");
    await asAt.getByLabel("Month").fill("11");
    await asAt.getByLabel("Year").fill("2017");
    await page.getByRole("button", { name: "Prepare the round" }).click();
    await page.getByRole("button", { name: "Open for scoring" }).click();
    const winter = new URL(page.url()).pathname.split("/").at(-1) ?? "";
    await reveal(page, winter);
    await agree(page, winter, EMERGENCY, 2, "Four wards out of nine set a date.");
    await agree(page, winter, ELECTIVE, 3, "Surgeries and the trust plan together.");
    await close(page);

    await page.goto(`${PLAN}/proposals`);
    const standing = page.getByRole("table", { name: /Your words stand/ });
    await expect(standing).toContainText("Two wards out of nine set a date.");
    await expect(standing).toContainText("Four wards out of nine set a date.");
    await expect(page.getByRole("table", { name: /^New \(1\)/ })).toContainText(ELECTIVE);
    await page.getByRole("button", { name: "Take 1 action into the plan" }).click();

    await step.getByRole("link", { name: "A round words it otherwise" }).click();
    await expect(page.getByLabel("Where are you now?")).toHaveValue(
      "Two wards out of nine set a date.",
    );
    const words = page.getByRole("region", { name: "What the Winter 2017 says" });
    await expect(words).toContainText("Four wards out of nine set a date.");
    await words.getByRole("button", { name: /^Take the round’s.*Where are you now/ }).click();
    await expect(page.getByLabel("Where are you now?")).toHaveValue(
      /Four wards out of nine set a date\.$/,
    );
  });

  test("several actions are ticked, looked at, changed and taken back", async ({ context }) => {
    const page = await enter(context, "frances-oyelaran");
    await page.goto(`${PLAN}?overdue=yes&order=due`);
    await expect(page.getByText("3 of 23 actions")).toBeVisible();
    await expect(page.locator(".hw-plan__topic a")).toHaveText([
      "How quickly care homes assess",
      "One assessment format",
      "Care providers at weekends",
    ]);
    await page.getByRole("link", { name: "Change all 3" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Change 3 actions");
    await page.goBack();
    await page.getByLabel("Tick How quickly care homes assess").check();
    await page.getByLabel("Tick Care providers at weekends").check();
    await page.getByRole("button", { name: "Change those ticked" }).click();
    await page.getByLabel("Status").selectOption("at-risk");
    await page.getByLabel("Organisation that owns them").selectOption("ccg");
    await page.getByRole("button", { name: "See what would change" }).click();
    const preview = page.getByRole("table", { name: "Would change (2)" });
    await expect(preview).toContainText("Off track");
    await expect(preview).toContainText("Adaeze Okonkwo");
    await page.getByRole("button", { name: "Change 2 actions" }).click();
    await expect(page.getByText("2 actions changed.")).toBeVisible();
    await page.goto(`${PLAN}?status=off-track`);
    await expect(page.getByText("0 of 23 actions")).toBeVisible();
    await page.getByText("Changed at once").click();
    await page.getByRole("button", { name: "Take it back" }).click();
    await expect(page.getByText("2 actions as before.")).toBeVisible();
    await page.goto(`${PLAN}?status=off-track`);
    await expect(page.getByText("2 of 23 actions")).toBeVisible();
  });

  test("a card moves by its buttons, and a stop asks for its reason", async ({ context }) => {
    const page = await enter(context, "yvonne-batchelor");
    await page.goto(`${PLAN}?view=board`);
    const column = (name: string) => page.getByRole("region", { name: new RegExp(`^${name}`) });
    const card = column("On track")
      .getByRole("listitem")
      .filter({ hasText: "A joint discharge team" });
    await expect(column("Off track").getByText("How quickly")).toBeVisible();
    await expect(
      column("Off track")
        .getByRole("listitem")
        .filter({ hasText: "How quickly" })
        .getByText("Move"),
    ).toHaveCount(0);
    await card.getByText("Move").click();
    await card.getByRole("button", { name: "At risk" }).click();
    const moved = column("At risk")
      .getByRole("listitem")
      .filter({ hasText: "A joint discharge team" });
    await expect(moved).toBeVisible();
    await moved.getByText("Move").click();
    await moved.getByRole("button", { name: "Stopped…" }).click();
    await expect(page.getByLabel("Stopped", { exact: true })).toBeChecked();
    await expect(page.getByText(/Say at the foot of the form/)).toBeVisible();
  });
});

test("the board by keyboard: to a card, open its moves, and on from there", async ({ context }) => {
  const page = await enter(context, "frances-oyelaran");
  await page.goto(PLAN);
  await hydrated(page);
  await page.keyboard.press("?");
  const list = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(list.getByText("On the board: move the action")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("b");
  await page.waitForURL(/view=board/);
  expect(await findBarriers(page)).toEqual([]);
  await page.keyboard.press("j");
  const first = page.getByRole("link", { name: "Planning before an elective admission" });
  await expect(first).toBeFocused();
  await page.keyboard.press("m");
  await expect(page.getByRole("button", { name: "On track" }).first()).toBeFocused();
  await page.keyboard.press("Enter");
  await page.waitForURL(/moved=planned-care-discharge-plans/);
  await expect(
    page.getByRole("region", { name: /^On track/ }).getByRole("link", { name: "Planning before" }),
  ).toBeFocused();
  await page.keyboard.press("l");
  await page.waitForURL(/view=timeline/);
  await expect(page.getByRole("group", { name: /^Plan from/ })).toBeVisible();
});
