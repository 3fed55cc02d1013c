import type { BrowserContext, Page } from "@playwright/test";
import { expect, findBarriers, hydrated, test } from "#tests/support/server.ts";

const PEOPLE = "/areas/demonstration/people";
const PASSWORD = "three quiet geese";

async function enterAs(page: Page, name: string) {
  await page.goto("/demo");
  await page.getByRole("button", { name: `Enter as ${name}`, exact: true }).click();
  await page.waitForURL("**/areas/demonstration");
}

/** Adds a person and gives the invitation link that the page then shows. */
async function invite(page: Page, name: string, email: string): Promise<string> {
  await page.goto(`${PEOPLE}/new?partner=voluntary`);
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("E-mail address").fill(email);
  await page.getByRole("button", { name: "Add this person" }).click();
  await page.waitForURL(`**${PEOPLE}?added=*`);
  await page.getByRole("button", { name: "Make an invitation link" }).click();
  return page.getByLabel("Link", { exact: true }).inputValue();
}

/** The facilitator in a browser of its own. */
async function openFacilitator(openContext: () => Promise<BrowserContext>): Promise<Page> {
  const page = await (await openContext()).newPage();
  await enterAs(page, "Frances Oyelaran");
  return page;
}

async function accept(page: Page, link: string) {
  await page.goto(link);
  await page.getByLabel("Choose a password").fill(PASSWORD);
  await page.getByRole("button", { name: /^Join/ }).click();
  await page.waitForURL("**/areas/demonstration");
}

test("an invited person joins, signs out and comes back by password", async ({
  page,
  openContext,
}) => {
  const facilitator = await openFacilitator(openContext);
  const first = await invite(facilitator, "Nia Brook", "nia@example.org");
  await facilitator.goto(PEOPLE);
  await facilitator.getByRole("button", { name: "New link for Nia Brook" }).click();
  const link = facilitator.getByLabel("Link", { exact: true });
  await expect(link).not.toHaveValue(first);

  await accept(page, await link.inputValue());
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL((url) => url.pathname === "/");
  await page.goto("/areas/demonstration/rounds");
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await page.getByLabel("E-mail address").fill("nia@example.org");
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL("**/areas/demonstration/rounds");

  await facilitator.goto(PEOPLE);
  await expect(facilitator.getByRole("listitem").filter({ hasText: "Nia Brook" })).toContainText(
    "Takes part",
  );
});

test("joining, signing in and signing out need no scripts", async ({ page, openContext }) => {
  await enterAs(page, "Frances Oyelaran");
  const link = await invite(page, "Kit Lock", "kit@example.org");
  const plain = await (await openContext({ javaScriptEnabled: false })).newPage();
  await accept(plain, link);
  await plain.goto("/account");
  await plain.getByLabel("Present password").fill(PASSWORD);
  await plain.getByLabel("New password").fill("a much better secret");
  await plain.getByRole("button", { name: "Change password" }).click();
  await expect(plain.getByText("Your password is changed.")).toBeVisible();
  await plain.getByRole("button", { name: "Sign out" }).click();
  await expect(plain.getByRole("link", { name: "Sign in" }).first()).toBeVisible();
});

test("a used link says so, and access that is taken away ends at once", async ({
  page,
  openContext,
  allowConsole,
}) => {
  allowConsole(/410|404/);
  const facilitator = await openFacilitator(openContext);
  const link = await invite(facilitator, "Ola Tide", "ola@example.org");
  await accept(page, link);
  const again = await page.goto(link);
  expect(again?.status()).toBe(410);
  await expect(page.getByText("This link has been used or is out of date")).toBeVisible();

  await facilitator.goto(PEOPLE);
  await facilitator.getByRole("link", { name: "Edit Ola Tide" }).click();
  await facilitator.getByRole("button", { name: "Take access away" }).click();
  await facilitator.waitForURL(`**${PEOPLE}`);
  const answer = await page.goto("/areas/demonstration");
  expect(answer?.status()).toBe(404);
});

test("a person is added by keyboard alone, and mistakes are read out first", async ({ page }) => {
  await enterAs(page, "Frances Oyelaran");
  await page.goto(`${PEOPLE}/new`);
  await hydrated(page);
  await page.getByLabel("Name", { exact: true }).focus();
  await page.keyboard.type("Una Weir");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.type("una");
  await page.keyboard.press("Enter");
  const summary = page.getByRole("alert");
  await expect(summary).toContainText("Enter an e-mail address, such as name@example.org");
  await expect(summary).toContainText("Choose at least one role");
  expect(await findBarriers(page)).toEqual([]);

  await page.getByRole("link", { name: "Enter an e-mail address" }).press("Enter");
  await expect(page.getByLabel("E-mail address")).toBeFocused();
  await page.keyboard.press("End");
  await page.keyboard.type("@example.org");
  await page.getByLabel("Observer").focus();
  await page.keyboard.press("Space");
  await page.getByRole("button", { name: "Add this person" }).press("Enter");
  await page.waitForURL(`**${PEOPLE}?added=*`);
  await expect(page.getByText("Una Weir is added")).toBeVisible();
});

test("who saves later sees both texts and loses none", async ({
  page,
  openContext,
  allowConsole,
}) => {
  allowConsole(/409/);
  await enterAs(page, "Frances Oyelaran");
  const other = await (await openContext()).newPage();
  await enterAs(other, "Frances Oyelaran");
  for (const each of [page, other]) {
    await each.goto(`${PEOPLE}/partners/voluntary`);
    await hydrated(each);
  }
  await other.getByLabel("Name", { exact: true }).fill("Marram Sands Together");
  await other.getByRole("button", { name: "Save" }).click();
  await other.waitForURL(`**${PEOPLE}`);

  await page.getByLabel("Name", { exact: true }).fill("Marram Sands Charities");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Someone else saved this while")).toBeVisible();
  await expect(page.getByText("Marram Sands Together").first()).toBeVisible();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Marram Sands Charities");
  expect(await findBarriers(page)).toEqual([]);
  await page.getByRole("button", { name: "Save" }).click();
  await page.waitForURL(`**${PEOPLE}`);
  await expect(page.getByRole("heading", { name: "Marram Sands Charities" })).toBeVisible();
});

test("a password is changed, and every other browser is signed out", async ({
  page,
  openContext,
  allowConsole,
}) => {
  allowConsole(/401/);
  const facilitator = await openFacilitator(openContext);
  await accept(page, await invite(facilitator, "Ivo Sluice", "ivo@example.org"));
  const elsewhere = await (await openContext()).newPage();
  await elsewhere.goto("/sign-in?next=/account");
  await elsewhere.getByLabel("E-mail address").fill("ivo@example.org");
  await elsewhere.getByLabel("Password").fill(PASSWORD);
  await elsewhere.getByRole("button", { name: "Sign in" }).click();
  await elsewhere.waitForURL("**/account");

  await page.goto("/account");
  await hydrated(page);
  await page.getByLabel("Present password").fill("not this one");
  await page.getByLabel("New password").fill("a much better secret");
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByRole("alert")).toContainText("That is not your present password.");
  await page.getByLabel("Present password").fill(PASSWORD);
  await page.getByLabel("New password").fill("a much better secret");
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("Your password is changed.")).toBeVisible();
  expect(await findBarriers(page)).toEqual([]);

  await elsewhere.reload();
  await expect(elsewhere).toHaveURL(/\/sign-in/);
});

test("nobody is shut out of these pages", async ({ page }) => {
  for (const path of ["/sign-in", "/demo", "/privacy"]) {
    await page.goto(path);
    await hydrated(page);
    expect(await findBarriers(page), path).toEqual([]);
  }
  await enterAs(page, "Frances Oyelaran");
  for (const path of [
    "/areas/demonstration",
    PEOPLE,
    `${PEOPLE}/new`,
    `${PEOPLE}/partners/new`,
    "/areas/demonstration/activity",
    "/account",
  ]) {
    await page.goto(path);
    await hydrated(page);
    expect(await findBarriers(page), path).toEqual([]);
    await page.setViewportSize({ width: 320, height: 700 });
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, `${path} at 320 px`).toBeLessThanOrEqual(320);
    await page.setViewportSize({ width: 1280, height: 900 });
  }
});

for (const javaScriptEnabled of [true, false]) {
  test(`somebody erases themselves and nothing of them stays on the device ${javaScriptEnabled ? "" : "without scripts"}`, async ({
    openContext,
    allowConsole,
  }) => {
    const facilitator = await openFacilitator(openContext);
    const link = await invite(facilitator, "Ida Marsh", "ida.marsh@example.org");
    const context = await openContext({ javaScriptEnabled });
    allowConsole(/status of 401/, context);
    const page = await context.newPage();
    await accept(page, link);
    await page.goto("/account/erase");
    if (javaScriptEnabled) expect(await findBarriers(page)).toEqual([]);
    await page.getByLabel("They are blanked").check();
    await page.getByLabel("Your password").fill("not my password");
    await page.getByRole("button", { name: "Erase me for good" }).click();
    await expect(page.getByRole("alert")).toContainText("That is not your password.");
    await expect(page.getByLabel("They are blanked")).toBeChecked();
    await page.getByLabel("Your password").fill(PASSWORD);
    await page.getByRole("button", { name: "Erase me for good" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are erased");
    expect((await context.cookies()).map(({ name }) => name)).toEqual([]);
    await page.goto("/areas/demonstration");
    await expect(page).toHaveURL(/\/sign-in/);
    await facilitator.goto(PEOPLE);
    await expect(facilitator.getByText("Frances Oyelaran").first()).toBeVisible();
    await expect(facilitator.getByText("Ida Marsh")).toHaveCount(0);
  });
}

test("a facilitator erases a person, who is out at once and a former member from then on", async ({
  page,
  openContext,
}) => {
  const facilitator = await openFacilitator(openContext);
  await enterAs(page, "Adaeze Okonkwo");
  await facilitator.goto(`${PEOPLE}/adaeze-okonkwo`);
  await facilitator.getByRole("link", { name: "Erase this person" }).click();
  await expect(facilitator.getByText("This cannot be undone.")).toBeVisible();
  await facilitator.getByLabel("They stay, without a name").check();
  await facilitator.getByRole("button", { name: "Erase for good" }).click();
  await facilitator.waitForURL(`**${PEOPLE}?done=erased`);
  await expect(facilitator.getByText("Adaeze Okonkwo")).toHaveCount(0);
  await page.goto("/areas/demonstration");
  await expect(page).toHaveURL(/\/sign-in/);
});
