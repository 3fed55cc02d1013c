import { listAddresses } from "#tests/support/pages.ts";
import { expect, findBarriers, hydrated, test } from "#tests/support/server.ts";

/*
 * Every page of the product's own list of routes, as the people who may open it: axe finds nothing,
 * nothing stands beside the page on a narrow phone, the console stays quiet (the fixture sees to
 * that), the page has a title, one main heading, and a way past the navigation.
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

for (const [role, name] of PEOPLE) {
  test(`every page that ${role} can open shuts nobody out`, async ({ page, request }) => {
    test.setTimeout(900_000);
    await page.goto("/demo");
    await hydrated(page);
    await page.getByRole("button", { name }).click();
    await page.waitForURL("**/areas/demonstration");
    const cookies = await page.context().cookies();
    const cookie = cookies.map((each) => `${each.name}=${each.value}`).join("; ");
    let opened = 0;
    for (const address of await listAddresses()) {
      const answer = await request.get(address, { headers: { cookie }, maxRedirects: 0 });
      const html = answer.headers()["content-type"]?.startsWith("text/html");
      if (answer.status() !== 200 || !html) continue;
      opened++;
      const content = contentOf(address, await answer.text());
      if (seen.has(content)) continue;
      seen.add(content);
      await test.step(address, async () => {
        await page.setViewportSize({ width: 320, height: 640 });
        await page.goto(address);
        await hydrated(page);
        const beside = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(beside, `pixels beside ${address} at 320`).toBe(0);
        await page.setViewportSize({ width: 1280, height: 800 });
        expect(await findBarriers(page), address).toEqual([]);
        await expect(page).toHaveTitle(/Homeward/);
        await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
        await page.keyboard.press("Tab");
        await expect(page.getByRole("link", { name: "Skip to main content" })).toBeFocused();
      });
    }
    expect(opened).toBeGreaterThan(8);
  });
}
