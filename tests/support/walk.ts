import type { Page } from "@playwright/test";
import { measureFocus, measureLayout, spaceText } from "./measure-page.ts";
import { expect, findBarriers, hydrated } from "./server.ts";

/**
 * How a walk asks for a page before it opens it: as it is, no redirect followed. The server ends a connection
 * that was idle while the last page was looked at; then it is asked again.
 */
export const ASKED = { maxRedirects: 0, maxRetries: 2 };

/** Opens everything that is folded away. */
function unfold(): void {
  for (const folded of document.querySelectorAll("details")) folded.open = true;
}

/** What a page does about its new size, such as making what now scrolls a stop of the keyboard. */
function settle(): Promise<void> {
  return new Promise((done) => {
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)));
  });
}

/**
 * Opens a page and looks at it 320 pixels wide, with wider spacing of text and everything unfolded, and
 * 1280 pixels wide as it stands; a window of 1280 at 400 % is 320 wide. What shuts people out
 * fails the test, which goes on to say all of it.
 */
export async function lookAt(page: Page, address: string): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(address);
  await hydrated(page);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to main content" })).toBeFocused();
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  expect.soft(await page.evaluate(measureFocus), address).toEqual([]);
  expect.soft(await findBarriers(page), address).toEqual([]);

  await page.setViewportSize({ width: 320, height: 640 });
  expect.soft(await page.evaluate(measureFocus), `${address} at 320`).toEqual([]);
  await page.evaluate(unfold);
  await page.evaluate(settle);
  expect.soft(await findBarriers(page), `${address} at 320`).toEqual([]);
  await page.evaluate(spaceText, true);
  await page.evaluate(settle);
  expect.soft(await page.evaluate(measureLayout), `${address} at 320, wider spacing`).toEqual([]);
}
