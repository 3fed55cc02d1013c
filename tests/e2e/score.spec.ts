import type { BrowserContext, Page } from "@playwright/test";
import { enter } from "#tests/support/enter.ts";
import { level, openChange, pick, ROUND, rowOf } from "#tests/support/scoring.ts";
import { expect, findBarriers, hydrated, test } from "#tests/support/server.ts";

const BROKEN = /409|401|422|ERR_INTERNET_DISCONNECTED/;

/** Another tab of the same person. */
async function openTab(context: BrowserContext, change: number): Promise<Page> {
  const tab = await context.newPage();
  await openChange(tab, change);
  return tab;
}

test("each choice saves itself, and says so", async ({ page }) => {
  await enter(page, "Tunde Balogun");
  await page.goto(`${ROUND}/score`);
  await page.waitForURL(`**${ROUND}/score/6`);
  await hydrated(page);
  await expect(page.getByText("Change 6 of 8")).toBeVisible();
  await expect(page.getByText("highest level that is wholly true")).toBeVisible();
  expect(await findBarriers(page)).toEqual([]);

  const loads: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes(".data")) loads.push(request.url());
  });
  const row = rowOf(page, 0);
  await pick(row, 4);
  await expect(row.getByText("Saved")).toBeVisible();
  await pick(rowOf(page, 1), "dont-know");
  await expect(rowOf(page, 1).getByText("Saved")).toBeVisible();

  await row.getByText("Why? (optional)").click();
  await row.getByLabel("Your reason").fill("Seen on three wards");
  await row.getByLabel("With my organisation’s name").check();
  await row.getByLabel("Link to it").fill("https://example.org/audit");
  await row.getByLabel("Link to it").blur();
  await expect(row.getByText("Saved")).toBeVisible();
  expect(loads).toEqual([]);
  expect(await findBarriers(page)).toEqual([]);

  await page.reload();
  await hydrated(page);
  await expect(level(row, "4")).toBeChecked();
  await expect(row.getByLabel("Your reason")).toHaveValue("Seen on three wards");
  await expect(row.getByLabel("With my organisation’s name")).toBeChecked();
  await expect(level(rowOf(page, 1), "dont-know")).toBeChecked();

  await page.getByRole("link", { name: "Next: Choice" }).click();
  await page.waitForURL(`**${ROUND}/score/7`);
  await expect(page.getByText("Change 7 of 8")).toBeVisible();
  await expect(page.locator("input[type=radio][name^=answer]:checked")).toHaveCount(0);
});

test("it works by keyboard, with the figures as a short way", async ({ page }) => {
  await enter(page, "Dr Priya Raman");
  await openChange(page, 6);
  const row = rowOf(page, 0);
  await level(row, "1").focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowRight");
  await expect(level(row, "2")).toBeChecked();
  await page.keyboard.press("5");
  await expect(level(row, "5")).toBeChecked();
  await expect(row.getByText("Saved")).toBeVisible();
  await page.reload();
  await expect(level(row, "5")).toBeChecked();
});

test.describe("with JavaScript off", () => {
  test.use({ javaScriptEnabled: false });

  test("a change is one form with one button", async ({ page, allowConsole }) => {
    allowConsole(BROKEN);
    await enter(page, "Ruth Abernathy");
    await page.goto(`${ROUND}/score/7`);
    const [first, second] = [rowOf(page, 0), rowOf(page, 1)];
    await pick(first, 2);
    await first.getByText("Why? (optional)").click();
    await first.getByLabel("Your reason").fill("One policy, not yet in use");
    await page.getByRole("button", { name: "Save" }).click();
    await page.waitForURL("**/score/7?saved=1");
    await expect(page.getByRole("status").filter({ hasText: "Saved" }).first()).toBeVisible();
    await expect(level(first, "2")).toBeChecked();
    await expect(level(second, "3")).not.toBeChecked();

    await pick(second, 3);
    await second.getByText("Why? (optional)").click();
    await second.getByLabel("Link to it").fill("ward 6, second drawer");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("heading", { name: "There is a problem" })).toBeVisible();
    await expect(second.getByText("begins with https://")).toBeVisible();
    await expect(second.getByLabel("Link to it")).toHaveValue("ward 6, second drawer");
    await expect(level(second, "3")).toBeChecked();
    await second.getByLabel("Link to it").fill("https://example.org/policy");
    await page.getByRole("button", { name: "Save" }).click();
    await page.waitForURL("**/score/7?saved=1");
    await expect(level(second, "3")).toBeChecked();

    await second.getByRole("link", { name: "Show what I scored in March 2017" }).click();
    await expect(second.getByText("As at 15 March 2017 you said")).toBeVisible();
  });

  test("what was saved elsewhere is shown before it is replaced", async ({
    page,
    allowConsole,
  }) => {
    allowConsole(BROKEN);
    await enter(page, "Yvonne Batchelor");
    await page.goto(`${ROUND}/score/7`);
    const other = await page.context().newPage();
    await other.goto(`${ROUND}/score/7`);
    for (const [tab, answer] of [
      [page, 4],
      [other, 2],
    ] as const) {
      await pick(rowOf(tab, 0), answer);
      await tab.getByRole("button", { name: "Save" }).click();
    }
    await expect(rowOf(other, 0).getByText("4 Mature")).toBeVisible();
    await expect(level(rowOf(other, 0), "2")).toBeChecked();
    await other.getByRole("button", { name: "Save" }).click();
    await other.waitForURL("**/score/7?saved=1");
    await page.reload();
    await expect(level(rowOf(page, 0), "2")).toBeChecked();
  });
});

for (const width of [320, 360]) {
  test(`it fits a phone of ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height: 740 });
    await enter(page, "Adaeze Okonkwo");
    await openChange(page, width === 320 ? 5 : 6);
    const row = rowOf(page, 0);
    await row.getByText("Why? (optional)").click();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(width);
    const cards = await row.locator(".hw-levels__card label").all();
    expect(cards).toHaveLength(7);
    for (const card of cards) {
      const box = await card.boundingBox();
      expect(box?.width).toBeGreaterThan(width - 60);
      expect(box?.height).toBeGreaterThanOrEqual(44);
    }
    await pick(row, 3);
    await expect(row.getByText("Saved")).toBeVisible();
    expect(await findBarriers(page)).toEqual([]);
  });
}

test("a double click is one choice, and a request sent twice is stored once", async ({ page }) => {
  await enter(page, "Meera Joshi");
  await openChange(page, 5);
  const row = rowOf(page, 0);
  const sent: string[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith("/save")) sent.push(request.postData() ?? "");
  });
  await row.locator('.hw-levels label[for$="-3"]').dblclick();
  await expect(row.getByText("Saved")).toBeVisible();
  expect(sent).toHaveLength(1);

  const form = Object.fromEntries(new URLSearchParams(sent[0]));
  const again = await page.request.post(`${ROUND}/score/5/save`, { form });
  expect(await again.json()).toMatchObject({ outcome: "replay", version: 1 });
  const twice = await Promise.all(
    [1, 2].map(() =>
      page.request.post(`${ROUND}/score/5/save`, {
        form: { ...form, version: "1", answer: "4", key: "one-and-the-same", counter: "99" },
      }),
    ),
  );
  const outcomes = await Promise.all(twice.map((reply) => reply.json()));
  expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(["replay", "stored"]);
  expect(outcomes.map(({ version }) => version)).toEqual([2, 2]);
});

test("two devices that differ are both shown, and either can stand", async ({
  page,
  openContext,
  allowConsole,
}) => {
  allowConsole(BROKEN);
  await enter(page, "Kostas Vasiliou");
  await openChange(page, 7);
  const other = await (await openContext()).newPage();
  await enter(other, "Kostas Vasiliou");
  await openChange(other, 7);
  for (const index of [0, 1]) {
    await pick(rowOf(other, index), 4);
    await expect(rowOf(other, index).getByText("Saved")).toBeVisible();
    await pick(rowOf(page, index), 2);
    const asked = rowOf(page, index).getByRole("alert");
    await expect(asked).toContainText("4 Mature");
    await expect(asked).toContainText("2 Plans in place");
  }
  expect(await findBarriers(page)).toEqual([]);
  await rowOf(page, 0).getByRole("button", { name: "Keep what I chose here" }).click();
  await rowOf(page, 1).getByRole("button", { name: "Take what was saved there" }).click();
  await expect(rowOf(page, 0).getByText("Saved")).toBeVisible();
  await expect(level(rowOf(page, 1), "4")).toBeChecked();
  await other.reload();
  await expect(level(rowOf(other, 0), "2")).toBeChecked();
  await expect(level(rowOf(other, 1), "4")).toBeChecked();
});

test("two tabs of a browser show the same, and neither undoes the other", async ({ page }) => {
  await enter(page, "Kostas Vasiliou");
  await openChange(page, 7);
  const other = await openTab(page.context(), 7);
  await pick(rowOf(page, 0), 4);
  await expect(level(rowOf(other, 0), "4")).toBeChecked();
  await rowOf(other, 0).getByText("Why? (optional)").click();
  await rowOf(other, 0).getByLabel("Your reason").fill("Typed in the other tab");
  await pick(rowOf(page, 0), 3);
  await expect(rowOf(page, 0).getByText("Saved")).toBeVisible();
  await rowOf(other, 0).getByLabel("Your reason").blur();
  await expect(rowOf(other, 0).getByText("Saved")).toBeVisible();
  await page.reload();
  await expect(level(rowOf(page, 0), "3")).toBeChecked();
  await expect(rowOf(page, 0).getByLabel("Your reason")).toHaveValue("Typed in the other tab");
});

test("a session that ended keeps what was chosen until the person is back", async ({
  page,
  context,
  allowConsole,
}) => {
  allowConsole(BROKEN);
  await enter(page, "Imran Qureshi");
  await openChange(page, 7);
  const row = rowOf(page, 0);
  await context.clearCookies();
  await pick(row, 4);
  await expect(row.getByText("Waiting on this device")).toBeVisible();
  await expect(page.getByText("1 choice waits on this device.")).toBeVisible();
  await expect(page.getByText("You are signed out:")).toBeVisible();
  await expect(level(row, "4")).toBeChecked();
  await page.getByRole("link", { name: "Sign in" }).last().waitFor();
  // From here on the choice may be sent by itself, as soon as it is tried again.
  const back = await context.newPage();
  await enter(back, "Imran Qureshi");
  await openChange(page, 7);
  await expect(row.getByText("Saved")).toBeVisible();
  await expect(level(row, "4")).toBeChecked();
});

test("a row revealed meanwhile is told, with what was chosen, and leads to the discussion", async ({
  page,
  openContext,
  allowConsole,
}) => {
  allowConsole(BROKEN);
  await enter(page, "Harriet Penfold");
  await openChange(page, 8);
  const row = rowOf(page, 0);
  await pick(row, 2);
  await expect(row.getByText("Saved")).toBeVisible();

  const desk = await (await openContext()).newPage();
  await enter(desk, "Frances Oyelaran");
  await desk.goto(`${ROUND}/discuss/8`);
  await hydrated(desk);
  await desk.getByRole("button", { name: "Reveal change 8" }).click();
  await desk.getByRole("button", { name: "Reveal change 8 now" }).click();
  await expect(desk.getByRole("button", { name: "Reveal change 8" })).toHaveCount(0);

  await pick(row, 4);
  await expect(row.getByRole("alert")).toContainText("already been revealed");
  await expect(row.getByRole("alert")).toContainText("4 Mature");
  await expect(row.getByRole("alert")).toContainText("2 Plans in place stands");
  await row.getByRole("link", { name: "raise it in the discussion" }).click();
  await page.waitForURL(`**${ROUND}/discuss/8`);
  await openChange(page, 8);
  await expect(row.getByRole("alert")).toContainText("came too late");
  await row.getByRole("button", { name: "I have read this" }).click();
  await expect(row.getByRole("alert")).toHaveCount(0);
  await expect(row).toContainText(/You said\s*Level 2\s*Plans in place/);
  await expect(row.getByRole("link", { name: "Discuss it" })).toBeVisible();
  await expect(page.locator("input[type=radio]")).toHaveCount(0);
});
