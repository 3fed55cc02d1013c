import type { BrowserContext, Page } from "@playwright/test";

/** Enters the demonstration as one of its people, by name or id; ends on the area's home. */
export async function enter(page: Page, person: string): Promise<void> {
  await page.goto("/demo");
  await page
    .locator(`button[value="${person}"]`)
    .or(page.getByRole("button", { name: `Enter as ${person}`, exact: true }))
    .click();
  await page.waitForURL("**/areas/demonstration");
}

/** The same in a page of its own. */
export async function openAs(context: BrowserContext, person: string): Promise<Page> {
  const page = await context.newPage();
  await enter(page, person);
  return page;
}
