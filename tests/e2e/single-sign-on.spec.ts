import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { startIdentityProvider, type TestProvider } from "#tests/support/identity-provider.ts";
import { startProcess } from "#tests/support/process.ts";
import { test as base, expect, findBarriers } from "#tests/support/server.ts";
import { TEMPLATE } from "#tests/support/template.ts";

/*
 * Through a real OpenID provider on another host name, so that browsers treat it as another site: what
 * cookies, the front door and the content security policy make of the way there and back.
 */

const PEOPLE = "/areas/demonstration/people";

const test = base.extend<{ provider: TestProvider }>({
  // biome-ignore lint/correctness/noEmptyPattern: why: Playwright reads the names it is to give from here.
  provider: async ({}, use) => {
    const provider = await startIdentityProvider();
    await use(provider);
    await provider.close();
  },
  server: async ({ provider }, use) => {
    const folder = mkdtempSync(join(tmpdir(), "homeward-e2e-"));
    const path = join(folder, "test.db");
    copyFileSync(TEMPLATE, path);
    const server = await startProcess(path, provider.settings);
    provider.serve(server.url);
    await use(server);
    expect(await server.stop()).toBe(0);
    expect(server.written(), "no code and no state in the log").not.toMatch(/code=|state=/);
    rmSync(folder, { recursive: true });
  },
});

/** The provider's own pages are no pages of ours, and want a font from far away. */
test.beforeEach(async ({ allowConsole, context, provider }) => {
  allowConsole(new RegExp(`request to another host: ${provider.settings.OIDC_ISSUER}/`));
  allowConsole(/request to another host: https:\/\/fonts\.googleapis\.com\//);
  await context.route("https://fonts.googleapis.com/**", (route) =>
    route.fulfill({ contentType: "text/css", body: "" }),
  );
});

/** Gives the link by which a new person is invited. */
async function invite(page: Page, name: string, email: string): Promise<string> {
  await page.goto("/demo");
  await page.getByRole("button", { name: "Enter as Frances Oyelaran", exact: true }).click();
  await page.waitForURL("**/areas/demonstration");
  await page.goto(`${PEOPLE}/new?partner=voluntary`);
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("E-mail address").fill(email);
  await page.getByRole("button", { name: "Add this person" }).click();
  await page.waitForURL(`**${PEOPLE}?added=*`);
  await page.getByRole("button", { name: "Make an invitation link" }).click();
  const link = await page.getByLabel("Link", { exact: true }).inputValue();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL((url) => url.pathname === "/");
  return link;
}

/** Fills in the provider's pages. */
async function passProvider(page: Page, name: string): Promise<void> {
  await page.getByPlaceholder("Enter any login").fill(name);
  await page.getByPlaceholder("and password").fill("anything");
  await page.getByRole("button", { name: "Sign-in" }).click();
  await page.getByRole("button", { name: "Continue" }).click();
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled });

    test("an invited person joins with the account they have, and signs in with it", async ({
      page,
    }) => {
      await page.goto(await invite(page, "Nia Brook", "nia@example.org"));
      await page.getByRole("link", { name: "Join with NHS sign-in" }).click();
      await passProvider(page, "nia.brook");
      await expect(page.getByText("nia.brook@elsewhere.example")).toBeVisible();
      // axe is a script itself.
      if (javaScriptEnabled) expect(await findBarriers(page)).toEqual([]);
      await page.getByRole("button", { name: "Join", exact: true }).first().click();
      await page.waitForURL("**/areas/demonstration");

      await page.getByRole("button", { name: "Sign out" }).click();
      await page.waitForURL((url) => url.pathname === "/");
      await page.goto("/areas/demonstration/rounds");
      // The provider knows who this is and asks nothing.
      await page.getByRole("link", { name: "Sign in with NHS sign-in" }).click();
      await page.waitForURL("**/areas/demonstration/rounds");
    });
  });
}

test("who is not known, calls it off, or finds the provider down still has the password’s form", async ({
  page,
  provider,
}) => {
  const start = page.getByRole("link", { name: "Sign in with NHS sign-in" });
  provider.fail("answers with an error");
  await page.goto("/sign-in?next=/areas/demonstration/plan");
  await start.click();
  await page.waitForURL("**/sign-in?problem=provider-down&next=**");
  await expect(page.getByText("Nothing was lost")).toBeVisible();
  await expect(page.getByLabel("Password")).toBeVisible();
  expect(await findBarriers(page)).toEqual([]);

  provider.fail(null);
  await start.click();
  await page.getByRole("link", { name: "Cancel" }).click();
  await page.waitForURL("**/sign-in?problem=provider-refused&next=**");
  await expect(page.getByText("called off or refused")).toBeVisible();

  await start.click();
  await passProvider(page, "stranger");
  await page.waitForURL("**/sign-in?problem=identity-unknown&next=**");
  await expect(page.getByText("Nobody here signs in that way yet")).toBeVisible();

  await page.goto("/sign-in/sso/callback?code=made-up&state=made-up");
  await page.waitForURL("**/sign-in?problem=sign-on-spent&next=**");
  await expect(page.getByText("Start it again")).toBeVisible();
});

test("an account takes it on and lets it go again", async ({ page, provider }) => {
  provider.fail("answers with an error");
  await page.goto("/demo");
  await page.getByRole("button", { name: "Enter as Joy Mensah", exact: true }).click();
  await page.waitForURL("**/areas/demonstration");
  await page.goto("/account");
  await page.getByRole("link", { name: "Add NHS sign-in" }).click();
  await page.waitForURL("**/account/single-sign-on");
  await page.getByRole("link", { name: "Add NHS sign-in" }).click();
  await expect(page.getByText("NHS sign-in was not added")).toBeVisible();
  expect(await findBarriers(page)).toEqual([]);
  provider.fail(null);
  await page.getByRole("link", { name: "Add NHS sign-in" }).click();
  await passProvider(page, "j.mensah");
  await page.getByRole("button", { name: "Add it to my account" }).click();
  await page.waitForURL("**/account?done=sign-on-added");
  await expect(page.getByText("You can sign in as j.mensah@elsewhere.example.")).toBeVisible();
  await page.getByRole("link", { name: "Change how you use NHS sign-in" }).click();
  await expect(page.getByText("It is your only way in.")).toBeVisible();
  expect(await findBarriers(page)).toEqual([]);
});
