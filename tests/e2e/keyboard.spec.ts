import type { Locator, Page } from "@playwright/test";
import { expect, findBarriers, hydrated, test } from "#tests/support/server.ts";

/*
 * Whole tasks without a mouse: scoring, the room, the plan, the money, reading in a file. Only the Tab
 * key moves the focus here, as it does for someone who cannot point.
 */

/** Presses Tab until the control has the focus; a control that cannot be reached fails the test. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  await expect(control).toBeVisible();
  for (let presses = 0; presses < 150; presses++) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`No Tab leads to ${control}`);
}

async function press(page: Page, control: Locator, key: "Enter" | " " = "Enter"): Promise<void> {
  await tabTo(page, control);
  await page.keyboard.press(key);
}

async function enter(page: Page, name: string): Promise<void> {
  await page.goto("/demo");
  await hydrated(page);
  await press(page, page.getByRole("button", { name }));
  await page.waitForURL("**/areas/demonstration");
}

test("a facilitator reveals and agrees by keyboard alone", async ({ page }) => {
  await enter(page, "Frances Oyelaran");
  await page.goto("/areas/demonstration/rounds/june-2017/discuss/4");
  await hydrated(page);
  await press(page, page.getByRole("button", { name: "Reveal change 4" }));
  await press(page, page.getByRole("button", { name: "Reveal change 4 now" }));
  const title = page.locator("#row");
  await expect(title).toBeVisible();
  const first = await title.innerText();

  await tabTo(page, page.getByRole("radio", { name: "Level 1" }).first());
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("radio", { name: "Level 2" }).first()).toBeChecked();
  await tabTo(page, page.getByRole("textbox", { name: "Why this level" }).first());
  await page.keyboard.type("Some homes come within a day, others within a week.");
  await press(page, page.getByRole("button", { name: "Agree and next" }));
  await expect(title).not.toHaveText(first);
  await expect(title).toBeFocused();
});

test("the desk has shortcuts, which are listed, never fire while typing, and can be turned off", async ({
  page,
}) => {
  await enter(page, "Frances Oyelaran");
  await page.goto("/areas/demonstration/rounds/june-2017/discuss/4");
  await hydrated(page);
  await page.keyboard.press("?");
  const list = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(list.getByText("Agree and next")).toBeVisible();
  expect(await findBarriers(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(list).toHaveCount(0);
  await page.keyboard.press("t");
  await expect(page.getByRole("button", { name: "Stop the clock" })).toBeVisible();
  await page.keyboard.press("r");
  await expect(page.getByText("2 people are missing")).toBeVisible();
  await page.keyboard.press("r");
  const title = page.locator("#row");
  await expect(title).toBeFocused();
  const first = await title.innerText();

  await page.keyboard.press("k");
  await expect(page.getByLabel("What has to happen first")).toBeFocused();
  await page.keyboard.type("no part: the homes bring a log");
  await expect(page.getByLabel("What has to happen first")).toHaveValue(
    "no part: the homes bring a log",
  );
  await expect(title).toHaveText(first);
  await page.getByLabel("What has to happen first").fill("");

  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("n");
  await expect(title).not.toHaveText(first);
  await page.keyboard.press("p");
  await expect(title).toHaveText(first);
  await page.keyboard.press("a");
  await page.keyboard.press(" ");
  await expect(page.getByRole("radio", { name: "Level 1" }).first()).toBeChecked();

  await press(page, page.getByRole("button", { name: "Keyboard shortcuts" }));
  await press(page, list.getByRole("checkbox"), " ");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Keyboard shortcuts (off)" })).toBeVisible();
  await page.keyboard.press("n");
  await page.reload();
  await hydrated(page);
  await expect(title).toHaveText(first);
  await expect(page.getByRole("button", { name: "Keyboard shortcuts (off)" })).toBeVisible();
});

test("a finance lead adds a scheme by keyboard alone", async ({ page }) => {
  await enter(page, "Sunita Kaur Bhatti");
  await page.goto("/areas/demonstration/funding");
  await hydrated(page);
  await press(page, page.getByRole("link", { name: "Add a scheme" }).first());
  await tabTo(page, page.getByLabel("Name", { exact: true }));
  await page.keyboard.type("Night sitting service");
  await tabTo(page, page.getByRole("radio", { name: /^1 / }));
  await page.keyboard.press(" ");
  await tabTo(page, page.getByLabel("2017-18 (firm)"));
  await page.keyboard.type("£70k");
  await tabTo(page, page.getByLabel("Reduce pressure on the NHS"));
  await page.keyboard.type("100");
  await tabTo(page, page.getByRole("radio", { name: "New" }));
  await page.keyboard.press(" ");
  await press(page, page.getByRole("button", { name: "Add this scheme" }));
  await expect(page.getByText("£500,000 unallocated").first()).toBeVisible();
});

/** Chooses in a list as the keyboard does: by the first letters of what is wanted. */
async function choose(page: Page, list: Locator, letters: string): Promise<void> {
  await tabTo(page, list);
  await page.keyboard.type(letters);
}

test("a partner scores a change by keyboard alone", async ({ page }) => {
  await enter(page, "Dr Priya Raman");
  await page.goto("/areas/demonstration/rounds/june-2017/score/6");
  await hydrated(page);
  const rows = page.locator(".hw-score__row");
  const count = await rows.count();
  for (let index = 0; index < count; index++) {
    const row = rows.nth(index);
    await tabTo(page, row.getByRole("radio", { name: /^Level 1/ }));
    await page.keyboard.press(" ");
    await page.keyboard.press("ArrowDown");
    await expect(row.getByRole("radio", { name: /^Level 2/ })).toBeChecked();
    await press(page, row.locator("summary", { hasText: "Why? (optional)" }));
    await tabTo(page, row.getByLabel("Your reason"));
    await page.keyboard.type("Seen on two wards.");
    await expect(row.getByText("Saved")).toBeVisible();
  }
  await press(page, page.getByRole("link", { name: /^Next: / }));
  await expect(page.getByText("Change 7 of 8")).toBeVisible();
  await page.goBack();
  await expect(rows.last().getByLabel("Your reason")).toHaveValue("Seen on two wards.");
});

test("a plan is filtered, edited and changed in several places by keyboard alone", async ({
  page,
}) => {
  await enter(page, "Frances Oyelaran");
  await page.goto("/areas/demonstration/plan");
  await hydrated(page);
  await press(page, page.locator("summary", { hasText: "Filter and sort" }));
  await choose(page, page.getByLabel("Impact change"), "4");
  await press(page, page.getByRole("button", { name: "Show", exact: true }));
  await expect(page).toHaveURL(/change=home-first/);
  // The address changes a moment before what is shown.
  await expect(page.locator("main").getByText(/^\d+ of \d+ actions$/)).toBeVisible();
  const action = page.locator("main tbody a").first();
  const name = await action.innerText();
  await press(page, action);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  // A group of choices is one stop; the arrows move within it.
  const status = page.locator("main input[name=status]");
  const before = await status.and(page.locator(":checked")).inputValue();
  await tabTo(page, status.and(page.locator(":checked")));
  await page.keyboard.press("ArrowDown");
  await expect(status.and(page.locator(`[value="${before}"]`))).not.toBeChecked();
  await press(page, page.getByRole("button", { name: "Save", exact: true }));
  await page.waitForURL("**/plan");

  for (const index of [0, 1]) {
    const tick = page.locator("main tbody").getByRole("checkbox").nth(index);
    await press(page, tick, " ");
    await expect(tick).toBeChecked();
  }
  await press(page, page.getByRole("button", { name: "Change those ticked" }));
  await expect(page.getByRole("heading", { name: "Change 2 actions" })).toBeFocused();
  await choose(page, page.getByLabel("Status"), "Off");
  await press(page, page.getByRole("button", { name: "See what would change" }));
  await press(page, page.getByRole("button", { name: "Change 2 actions" }));
  await expect(page.getByText("2 actions changed", { exact: false }).first()).toBeVisible();
});

test("a finance lead tries a split and saves it by keyboard alone", async ({ page }) => {
  await enter(page, "Sunita Kaur Bhatti");
  await page.goto("/areas/demonstration/funding/allocation");
  await hydrated(page);
  await tabTo(page, page.getByLabel(/Meeting adult social care needs/));
  await page.keyboard.type("43");
  await tabTo(page, page.getByRole("slider", { name: "Slider for step 2" }));
  await page.keyboard.press("End");
  await expect(page.getByText("£16,163,000 of a grant of £16,163,000")).toBeVisible();
  await tabTo(page, page.getByLabel("Save this version as"));
  await page.keyboard.type("By keyboard");
  await press(page, page.getByRole("button", { name: "Save this version" }));
  await expect(page.getByRole("status")).toContainText("“By keyboard” is saved.");
});

test("a plan is read from a file, its columns matched, by keyboard alone", async ({
  page,
  allowConsole,
}) => {
  allowConsole(/422/);
  await enter(page, "Frances Oyelaran");
  await page.goto("/areas/demonstration/plan/import");
  await hydrated(page);
  const chooser = page.waitForEvent("filechooser");
  await press(page, page.getByLabel("Excel workbook or CSV file"));
  await (await chooser).setFiles({
    name: "old-plan.csv",
    mimeType: "text/csv",
    buffer: Buffer.from("Bit,Doing\r\n2,Count the beds each morning."),
  });
  await press(page, page.getByRole("button", { name: "Check the file" }));
  await choose(page, page.getByLabel("Impact change"), "A");
  await choose(page, page.getByLabel("What do you need to do?"), "B");
  await press(page, page.getByRole("button", { name: "Check again" }));
  await press(page, page.getByRole("button", { name: "Add to the plan" }));
  await expect(page.getByText("1 action was added to the plan.")).toBeVisible();
});
