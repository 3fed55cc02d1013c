import { enter } from "#tests/support/enter.ts";
import { measureFocus, measureMarks } from "#tests/support/measure-page.ts";
import { AREA, ROUND } from "#tests/support/scoring.ts";
import { askAxe, expect, hydrated, test } from "#tests/support/server.ts";

/*
 * For people who choose their own colours, and for those whom motion makes ill.
 */

const SCREENS = [
  `${AREA}`,
  `${ROUND}/discuss/1`,
  `${AREA}/rounds/march-2017/results`,
  `${AREA}/plan`,
  `${AREA}/funding`,
  `${AREA}/board`,
];

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in forced colours, ${colorScheme}`, () => {
    test.use({ contextOptions: { forcedColors: "active" }, colorScheme });

    test("forced colours leave marks, levels and the focus to be told", async ({ page }) => {
      await enter(page, "Frances Oyelaran");
      for (const address of SCREENS) {
        await page.goto(address);
        await hydrated(page);
        // axe takes the ground of every page for white.
        if (colorScheme === "light") {
          expect(await askAxe(page, ["color-contrast", "link-in-text-block"]), address).toEqual([]);
        }
        expect(await page.evaluate(measureMarks), address).toEqual([]);
        expect(await page.evaluate(measureFocus), address).toEqual([]);
      }
    });
  });
}

test.describe("with less motion", () => {
  test.use({ contextOptions: { reducedMotion: "reduce" } });

  test("nothing moves, at a reveal either", async ({ page }) => {
    await enter(page, "Frances Oyelaran");
    await page.goto(`${ROUND}/discuss/4`);
    await hydrated(page);
    await page.getByRole("button", { name: "Reveal change 4" }).click();
    await page.getByRole("button", { name: "Reveal change 4 now" }).click();
    await expect(page.locator(".hw-dot").first()).toBeVisible();
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  });
});
