import type { Locator, Page } from "@playwright/test";
import { hydrated } from "./server.ts";

export const AREA = "/areas/demonstration";
export const ROUND = `${AREA}/rounds/june-2017`;

/** Opens a change of the open round to be scored. */
export async function openChange(page: Page, change: number): Promise<void> {
  await page.goto(`${ROUND}/score/${change}`);
  await hydrated(page);
}

/** The rows of the page that can be scored, in order. */
export const rowOf = (page: Page, index: number): Locator => page.locator(`#row-${index}`);

/** The choice of an answer in a row. */
export const level = (row: Locator, answer: string) =>
  row.locator(`input[type="radio"][value="${answer}"]`);

/** Clicks the card of an answer, as a finger would: anywhere on it. */
export const pick = (row: Locator, answer: number | "dont-know") =>
  row
    .locator(".hw-levels__card", {
      has: row.page().locator(`input[type="radio"][value="${answer}"]`),
    })
    .locator("label")
    .click();
