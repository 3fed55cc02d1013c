import { COOKIES } from "#app/domain/privacy/cookies.ts";
import { enter } from "#tests/support/enter.ts";
import { listPages } from "#tests/support/pages.ts";
import { expect, test } from "#tests/support/server.ts";
import { ASKED, lookAt } from "#tests/support/walk.ts";

/*
 * Every page of the product's own list of routes, and every refusal on the way, as the people who may
 * open it, 320 and 1280 pixels wide: axe finds nothing; nothing stands beside the page, is cut off or
 * overlaps, with wider spacing of text too; every control shows its focus, and nothing covers it; the console
 * stays quiet and no other host is asked for anything (the fixture sees to both); each page has a title of its own, one main heading, and a way
 * past the navigation; and no cookie is set that is not on the list.
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
const contentOf = (html: string) =>
  /<main[\s\S]*<\/main>/.exec(html)?.[0].replace(/\bform-[\w-]{21}/g, "form") ?? html;

for (const [role, name] of PEOPLE) {
  test(`every page that ${role} can open shuts nobody out`, async ({
    page,
    request,
    allowConsole,
  }) => {
    test.setTimeout(1_800_000);
    allowConsole(/status of 4\d\d/);
    await enter(page, name);
    const cookies = await page.context().cookies();
    expect(cookies.map((each) => each.name)).toEqual([COOKIES.session.name]);
    const cookie = cookies.map((each) => `${each.name}=${each.value}`).join("; ");
    const titles = new Map<string, string>();
    let opened = 0;
    for (const address of await listPages()) {
      const answer = await request.get(address, { headers: { cookie }, ...ASKED });
      if (answer.status() >= 300 && answer.status() < 400) continue;
      const opens = answer.status() === 200;
      if (opens) opened++;
      const content = `${opens ? address : answer.status()} ${contentOf(await answer.text())}`;
      if (seen.has(content)) continue;
      seen.add(content);
      await test.step(address, async () => {
        await lookAt(page, address);
        const title = await page.title();
        expect(title).toMatch(/Homeward/);
        if (opens) {
          expect
            .soft(titles.get(title), `another page with the title of ${address}`)
            .toBe(undefined);
          titles.set(title, address);
        }
      });
    }
    expect(opened).toBeGreaterThan(8);
    const names: readonly string[] = Object.values(COOKIES).map(
      ({ name: cookieName }) => cookieName,
    );
    for (const each of await page.context().cookies()) {
      expect(names, "a cookie that the privacy page does not list").toContain(each.name);
    }
  });
}
