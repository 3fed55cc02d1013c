import type { Page } from "@playwright/test";
import { openAs } from "#tests/support/enter.ts";
import { expect, findBarriers, hydrated, test } from "#tests/support/server.ts";

/*
 * A room as it is on the day: a desk, a projector, a deputy and six organisations, each in a
 * browser of its own, through a whole change of the demonstration's open round.
 */

const AREA = "/areas/demonstration";
const ROUND = `${AREA}/rounds/june-2017`;
const WARD = "Assessment away from the ward";
const CARE_HOME = "How quickly care homes assess";
const LONG_TERM = "Decisions about long-term care";
const PEOPLE = [
  "Gareth Llewellyn",
  "Siobhán Keane",
  "Harriet Penfold",
  "Yvonne Batchelor",
  "Joy Mensah",
  "Meera Joshi",
];
const NAMES = /Llewellyn|Keane|Penfold|Batchelor|Mensah|Joshi|Zieliński|Oyelaran|Hopkins/;

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await hydrated(page);
}

const title = (page: Page) => page.locator("#row");
const headline = (screen: Page) => screen.getByRole("heading", { level: 1 });
const news = (page: Page) => page.locator(".hw-news__box").first();

async function agree(page: Page, level: number, why: string): Promise<void> {
  const form = page.locator("#agree");
  await form.locator(`input[name="level"][value="${level}"]`).check({ force: true });
  await form.getByLabel("Why this level").fill(why);
  await page.getByRole("button", { name: "Agree and next" }).click();
}

test("a desk, a projector and six organisations go through a whole change", async ({
  openContext,
}) => {
  test.setTimeout(300_000);
  const room = await openContext();
  const desk = await openAs(room, "Frances Oyelaran");
  const screen = await room.newPage();
  const deputy = await openAs(await openContext(), "Bryn Hopkins");
  const seats = await Promise.all(PEOPLE.map(async (name) => openAs(await openContext(), name)));

  await test.step("before the start every screen is there, and the projector names nobody", async () => {
    await open(screen, `${ROUND}/screen`);
    await expect(headline(screen)).toHaveText("June 2017 self-assessment");
    expect(await findBarriers(screen)).toEqual([]);
    await open(desk, `${ROUND}/discuss/4`);
    await open(deputy, `${ROUND}/discuss/4`);
    await Promise.all(seats.map((seat) => open(seat, `${ROUND}/discuss/4`)));
  });

  await test.step("the clock starts for the desk, the deputy and the projector", async () => {
    await desk.getByRole("button", { name: "Start the clock" }).click();
    await expect(desk.getByRole("button", { name: "Stop the clock" })).toBeVisible();
    await expect(deputy.getByRole("heading", { level: 1 })).toHaveText(/Home first/);
    await expect(deputy.getByText("Frances Oyelaran holds the desk")).toBeVisible();
    await expect(headline(screen)).toHaveText(/Home first/);
    await expect(screen.getByText("12 of 14 have finished")).toBeVisible();
    await expect(screen.getByRole("timer")).toHaveText(/^14:\d\d$/);
  });

  await test.step("the reveal reaches every screen", async () => {
    await desk.getByRole("button", { name: "Reveal change 4" }).click();
    await desk.getByRole("button", { name: "Reveal change 4 now" }).click();
    await expect(title(desk)).toHaveText(CARE_HOME);
    await expect(headline(screen)).toHaveText(CARE_HOME);
    await expect(screen.getByText("Two groups")).toBeVisible();
    await expect(title(deputy)).toHaveText(CARE_HOME);
    expect(await screen.locator("body").innerText()).not.toMatch(NAMES);
    expect(await findBarriers(screen)).toEqual([]);
    for (const seat of seats) {
      await expect(news(seat)).toBeVisible();
      await news(seat).getByRole("link", { name: "Show it" }).click();
      await expect(title(seat)).toHaveText(CARE_HOME);
    }
  });

  await test.step("a second score: two score again, and only counts are seen until its reveal", async () => {
    await desk.getByRole("button", { name: "Ask for a second score" }).click();
    await expect(screen.getByText("0 of 14 have scored again")).toBeVisible();
    for (const seat of seats.slice(0, 2)) {
      await expect(news(seat)).toBeVisible();
      await open(seat, `${ROUND}/score/4`);
      const row = seat.getByRole("group", { name: CARE_HOME });
      await row.getByRole("radio", { name: /^Level 2/ }).check({ force: true });
      await expect(seat.getByText("Saved", { exact: false }).first()).toBeVisible();
    }
    await expect(screen.getByText("2 of 14 have scored again")).toBeVisible();
    await expect(desk.getByText("2 of 14 have scored again")).toBeVisible();
  });

  await test.step("the deputy takes over and reveals it; the first desk is told, and can take it back", async () => {
    await deputy.getByRole("button", { name: "Take over the desk" }).click();
    await expect(desk.getByText("Bryn Hopkins holds the desk")).toBeVisible();
    await expect(desk.getByRole("button", { name: "Reveal the second score" })).toHaveCount(0);
    await deputy.getByRole("button", { name: "Reveal the second score" }).click();
    await expect(desk.getByRole("heading", { name: "First and second score" })).toBeVisible();
    await desk.getByRole("button", { name: "Take over the desk" }).click();
    await expect(deputy.getByText("Frances Oyelaran holds the desk")).toBeVisible();
  });

  await test.step("what the deputy agrees waits while the desk types, and is not overwritten unseen", async () => {
    const why = desk.locator("#agree").getByLabel("Why this level");
    await why.fill("Days for most homes.");
    await expect(title(deputy)).toHaveText(CARE_HOME);
    await agree(deputy, 2, "As the second scores have it.");
    await expect(desk.getByText("Others have changed something here.")).toBeVisible();
    await expect(why).toHaveValue("Days for most homes.");
    await expect(desk.getByText("What stands now")).toHaveCount(0);
    await desk.getByRole("button", { name: "Show it" }).click();
    await expect(desk.getByText("What stands now")).toBeVisible();
    await expect(why).toHaveValue("Days for most homes.");
    await desk.goto(`${ROUND}/discuss/4?row=home-first.assessment-away-from-ward`);
    await hydrated(desk);
  });

  await test.step("agree and next leads desk and projector through the rest of the change", async () => {
    await desk.getByRole("button", { name: "We are here" }).click();
    await expect(headline(screen)).toHaveText(WARD);
    await agree(desk, 3, "Three in four at home after 91 days.");
    await expect(title(desk)).toHaveText(LONG_TERM);
    await expect(headline(screen)).toHaveText(LONG_TERM);
    await agree(desk, 4, "Two placements since April.");
    await expect(screen.getByText("Change 4 as a whole")).toBeVisible();
    const whole = desk.getByRole("region", { name: "Change 4 as a whole" });
    await whole.locator('input[name="level"][value="3"]').check({ force: true });
    await whole.getByLabel("Why change 4 is there").fill("As good as most of its rows.");
    await whole.getByRole("button", { name: "Save the level" }).click();
    await expect(screen.getByText("The change is at")).toBeVisible();
    await whole.getByRole("button", { name: "Go on to Seven-day service" }).click();
    await expect(headline(screen)).toHaveText("Seven-day service");
    expect(await screen.locator("body").innerText()).not.toMatch(NAMES);
    for (const seat of seats.slice(2)) {
      await expect(news(seat)).toBeVisible();
      await news(seat).getByRole("link", { name: "Show it" }).click();
      await expect(seat.getByText("The room is at")).toContainText("Seven-day service");
    }
  });
});

test("a desk whose browser dies in the middle of a reveal leaves the room whole", async ({
  openContext,
}) => {
  const broken = await openContext();
  const desk = await openAs(broken, "Frances Oyelaran");
  const deputy = await openAs(await openContext(), "Bryn Hopkins");
  const screen = await deputy.context().newPage();
  await open(deputy, `${ROUND}/discuss/4`);
  await open(screen, `${ROUND}/screen`);
  await open(desk, `${ROUND}/discuss/4?reveal=confirm`);
  const sent = desk.waitForRequest((request) => request.method() === "POST");
  await desk.getByRole("button", { name: "Reveal change 4 now" }).click({ noWaitAfter: true });
  await sent;
  await broken.close();

  // All of its rows are revealed, or none: and the deputy goes on from there.
  await open(deputy, `${ROUND}/discuss/4`);
  const takeOver = deputy.getByRole("button", { name: "Take over the desk" });
  const confirm = deputy.getByRole("button", { name: "Reveal change 4 now" });
  await deputy.goto(`${ROUND}/discuss/4?reveal=confirm`);
  await hydrated(deputy);
  await expect(takeOver.or(confirm).first()).toBeVisible();
  if (await takeOver.isVisible()) await takeOver.click();
  else await confirm.click();
  const rows = deputy.getByRole("navigation", { name: "Rows" });
  await expect(rows.getByText("Not revealed")).toHaveCount(0);
  await expect(headline(screen)).toHaveText(CARE_HOME);
  await agree(deputy, 2, "As the room heard it.");
  await expect(headline(screen)).toHaveText(WARD);
});

test("an agenda that will not fit says so, and of two who change it the later sees both", async ({
  openContext,
}) => {
  const first = await openAs(await openContext(), "Frances Oyelaran");
  const desk = await openAs(await openContext(), "Bryn Hopkins");
  await open(desk, `${ROUND}/discuss/4`);
  await open(first, `${ROUND}/agenda`);
  expect(await findBarriers(first)).toEqual([]);
  await first.getByLabel("The workshop ends at").fill("half four");
  await first.getByRole("button", { name: "Save the agenda" }).click();
  await expect(first.getByRole("alert")).toContainText("Enter a time, such as 16:30");
  await first.getByLabel("The workshop ends at").fill("0:01");
  await first.getByLabel("Minutes for change 4").fill("240");
  await first.getByRole("button", { name: "Save the agenda" }).click();
  await first.waitForURL(/\/discuss\/\d$/);
  await expect(desk.getByText("too long")).toBeVisible();
  await expect(desk.getByText("240 min", { exact: true })).toBeVisible();
});

test.describe("with JavaScript off", () => {
  test.use({ javaScriptEnabled: false });

  test("the clock, we are here and taking over are plain forms", async ({ openContext, page }) => {
    const deputy = await openAs(await openContext({ javaScriptEnabled: false }), "Bryn Hopkins");
    await page.goto("/demo");
    await page.getByRole("button", { name: "Enter as Frances Oyelaran" }).click();
    await page.goto(`${ROUND}/discuss/4`);
    await page.getByRole("button", { name: "We are here" }).click();
    await expect(page.getByText("The room is here")).toBeVisible();
    await page.getByRole("button", { name: "Start the clock" }).click();
    await expect(page.getByText(/of 15 minutes, as at \d\d:\d\d/)).toBeVisible();
    await deputy.goto(`${ROUND}/discuss/4`);
    await deputy.getByRole("button", { name: "Take over the desk" }).click();
    await expect(deputy.getByRole("button", { name: "Stop the clock" })).toBeVisible();
    await page.goto(`${ROUND}/screen`);
    await expect(page.getByText("12 of 14 have finished")).toBeVisible();
  });
});
