import { enter } from "#tests/support/enter.ts";
import { level, pick, ROUND, rowOf } from "#tests/support/scoring.ts";
import { expect, hydrated, test } from "#tests/support/server.ts";

/*
 * A page is used before its scripts are there, as on a slow phone, and when they never come. That
 * what checks a form comes later than the rest must not show either.
 */

const PEOPLE = "/areas/demonstration/people";
const LOST = /ERR_FAILED|422/;

test("a page whose scripts never arrive takes a score and a form", async ({
  page,
  allowConsole,
}) => {
  allowConsole(LOST);
  await page.route("**/assets/*.js", (route) => route.abort());
  await enter(page, "Tunde Balogun");
  await page.goto(`${ROUND}/score/6`);
  await pick(rowOf(page, 0), 4);
  await page.getByRole("button", { name: "Save" }).click();
  await page.waitForURL("**/score/6?saved=1");
  await expect(level(rowOf(page, 0), "4")).toBeChecked();

  await page.goto("/demo");
  await enter(page, "Frances Oyelaran");
  await page.goto(`${PEOPLE}/new?partner=voluntary`);
  await page.getByLabel("Name", { exact: true }).fill("Nia Brook");
  await page.getByRole("button", { name: "Add this person" }).click();
  await expect(page.getByRole("alert")).toContainText("e-mail address");
  await page.getByLabel("E-mail address").fill("nia@example.org");
  await page.getByRole("button", { name: "Add this person" }).click();
  await page.waitForURL(`**${PEOPLE}?added=*`);
});

test("a form whose checks cannot be had is checked by the server, once, with all that was typed", async ({
  page,
  allowConsole,
}) => {
  allowConsole(LOST);
  await page.route("**/assets/check-form-*.js", (route) => route.abort());
  await enter(page, "Frances Oyelaran");
  await page.goto(`${PEOPLE}/new?partner=voluntary`);
  await hydrated(page);
  await page.getByLabel("Name", { exact: true }).fill("Nia Brook");
  await page.getByRole("button", { name: "Add this person" }).click();
  await expect(page.getByRole("alert")).toContainText("e-mail address");
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Nia Brook");
  await page.getByLabel("E-mail address").fill("nia@example.org");
  await page.getByRole("button", { name: "Add this person" }).click();
  await page.waitForURL(`**${PEOPLE}?added=*`);
});
