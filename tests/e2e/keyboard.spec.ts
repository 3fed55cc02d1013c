import type { Locator, Page } from "@playwright/test";
import { expect, hydrated, test } from "#tests/support/server.ts";

/*
 * The room's work without a mouse: reveal, move between rows, agree one, add a scheme. Only the Tab
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
