import type { Page } from "@playwright/test";
import { enter } from "#tests/support/enter.ts";
import { measureFocus, measureLayout, spaceText } from "#tests/support/measure-page.ts";
import { listPages } from "#tests/support/pages.ts";
import { expect, findBarriers, hydrated, test } from "#tests/support/server.ts";

/*
 * Every page of the product's own list of routes, as the people who may open it, 320 and 1280 pixels
 * wide (a window of 1280 at 400 % is 320 wide): axe finds nothing; nothing stands beside the page, is
 * cut off or overlaps, with wider spacing of text too; every control shows its focus, and nothing
 * covers it; the console stays quiet (the fixture sees to that); each page has a title of its own, one
 * main heading, and a way past the navigation.
 */

const PEOPLE = [
  ["a facilitator", "Frances Oyelaran"],
  ["a lead of a partner who scores", "Joy Mensah"],
  ["a board member", "Alan Whitcombe"],
  ["a finance lead", "Sunita Kaur Bhatti"],
] as const;

/** What was looked at already: a page that says the same to somebody else is not looked at again. */
const seen = new Set<string>();

/** A page's own content, without the numbers of one rendering. */
const contentOf = (address: string, html: string) =>
  `${address} ${/<main[\s\S]*<\/main>/.exec(html)?.[0].replace(/\bform-[\w-]{21}/g, "form") ?? html}`;

async function findNarrowBarriers(page: Page): Promise<string[]> {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.evaluate(spaceText, true);
  const spaced = await page.evaluate(measureLayout);
  await page.evaluate(spaceText, false);
  return [...(await findBarriers(page)), ...spaced.map((words) => `With wider spacing: ${words}`)];
}

for (const [role, name] of PEOPLE) {
  test(`every page that ${role} can open shuts nobody out`, async ({ page, request }) => {
    test.setTimeout(900_000);
    await enter(page, name);
    const cookies = await page.context().cookies();
    const cookie = cookies.map((each) => `${each.name}=${each.value}`).join("; ");
    const titles = new Map<string, string>();
    let opened = 0;
    for (const address of await listPages()) {
      const answer = await request.get(address, { headers: { cookie }, maxRedirects: 0 });
      const html = answer.headers()["content-type"]?.startsWith("text/html");
      if (answer.status() !== 200 || !html) continue;
      opened++;
      const content = contentOf(address, await answer.text());
      if (seen.has(content)) continue;
      seen.add(content);
      await test.step(address, async () => {
        await page.goto(address);
        await hydrated(page);
        expect(await findNarrowBarriers(page), `${address} at 320`).toEqual([]);
        await page.keyboard.press("Tab");
        await expect(page.getByRole("link", { name: "Skip to main content" })).toBeFocused();
        expect(await page.evaluate(measureFocus), `${address} at 320`).toEqual([]);
        await page.setViewportSize({ width: 1280, height: 800 });
        expect(await findBarriers(page), address).toEqual([]);
        expect(await page.evaluate(measureFocus), address).toEqual([]);
        const title = await page.title();
        expect(title).toMatch(/Homeward/);
        expect(titles.get(title), `another page with the title of ${address}`).toBe(undefined);
        titles.set(title, address);
        await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
      });
    }
    expect(opened).toBeGreaterThan(8);
  });
}
