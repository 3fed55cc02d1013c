import type { Page } from "@playwright/test";
import { expect, findBarriers, hydrated, test } from "#tests/support/server.ts";

const AREA = "/areas/demonstration";
const RESULTS = `${AREA}/rounds/march-2017/results`;

async function enterAs(page: Page, name: string) {
  await page.goto("/demo");
  await page.getByRole("button", { name: `Enter as ${name}`, exact: true }).click();
  await page.waitForURL(`**${AREA}`);
}

/** Somebody without an account, whose browser runs no scripts. */
const STRANGER = { javaScriptEnabled: false };

test("a round is shared with a stranger, read without an account, and taken back", async ({
  page,
  openContext,
  allowConsole,
}) => {
  await enterAs(page, "Frances Oyelaran");
  await page.goto(RESULTS);
  await page.getByRole("link", { name: "Share by a link" }).click();
  await hydrated(page);
  await expect(page.getByLabel("What to share")).toHaveValue("round march-2017");

  // Nobody named, and a day too far: both are said beside their fields, with what was typed.
  await page.getByLabel("Year").fill("2100");
  allowConsole(/422/);
  await page.getByRole("button", { name: "Make the link" }).click();
  await expect(page.getByRole("alert")).toContainText("Say for whom it is");
  await page.getByLabel("For whom").fill("Peer review, north");
  await page.getByRole("button", { name: "Make the link" }).click();
  await expect(page.getByRole("alert")).toContainText("next 90 days");
  await expect(page.getByLabel("For whom")).toHaveValue("Peer review, north");
  await page.getByLabel("Year").fill(String(new Date(Date.now() + 20 * 86_400_000).getFullYear()));
  await page.getByRole("button", { name: "Make the link" }).click();
  const link = await page.getByLabel("Link", { exact: true }).inputValue();
  expect(await findBarriers(page)).toEqual([]);

  const stranger = await (await openContext(STRANGER)).newPage();
  const answer = await stranger.goto(link);
  expect(answer?.headers()["referrer-policy"]).toBe("no-referrer");
  expect(answer?.headers()["x-robots-tag"]).toContain("noindex");
  await expect(stranger.getByRole("heading", { level: 1 })).toHaveText("Results for the board");
  await expect(stranger.getByText("people’s names are left out")).toBeVisible();
  await expect(
    stranger.getByText("about 75 per cent in January to March 2017, short of the plan of 86."),
  ).toHaveCount(2);
  await expect(stranger.locator("body")).not.toContainText("Yvonne Batchelor");
  await expect(stranger.getByRole("link", { name: "Sign in" })).toHaveCount(0);
  const saved = stranger.waitForEvent("download");
  await stranger.getByRole("link", { name: "Results pack (PDF)" }).click();
  expect((await saved).suggestedFilename()).toBe("demonstration-march-2017-board-results.pdf");

  // With scripts it is the same page, and shuts nobody out.
  const reader = await (await openContext()).newPage();
  await reader.goto(link);
  await hydrated(reader);
  expect(await findBarriers(reader)).toEqual([]);

  await page.goto(`${AREA}/shares`);
  const row = page.getByRole("row").filter({ hasText: "Peer review, north" });
  await row.getByText("3 times").click();
  await expect(row.getByText("results.pdf")).toBeVisible();
  await row.getByRole("button", { name: "Take back" }).click();
  await expect(page.getByText("That link opens nothing any more.")).toBeVisible();
  const gone = await stranger.request.get(link);
  expect(gone.status()).toBe(410);
  expect(await gone.text()).toContain("This link no longer works");
  expect((await stranger.request.get(`${link}/results.pdf`)).status()).toBe(410);
});

test("the plan and a pack are shared, and a story is answered where it stands", async ({
  page,
  openContext,
}) => {
  await enterAs(page, "Siobhán Keane");
  await page.goto(RESULTS);
  await hydrated(page);
  await page.getByRole("link", { name: /^Answer.*Assessment away from the ward/ }).click();
  await page.getByLabel("Answer").fill("Home quickly, with too little care once there.");
  await page.getByRole("button", { name: "Save" }).click();
  await page.waitForURL(`**${RESULTS}#*`);
  await expect(page.getByText("Home quickly, with too little care once there.")).toBeVisible();
  await expect(page.getByText("Siobhán Keane, Community, 21 June 2017")).toBeVisible();

  const facilitator = await (await openContext({ javaScriptEnabled: false })).newPage();
  await enterAs(facilitator, "Frances Oyelaran");
  const links: string[] = [];
  for (const what of ["plan", "pack pack-march-2017"]) {
    await facilitator.goto(`${AREA}/shares?what=${encodeURIComponent(what)}`);
    await facilitator.getByLabel("For whom").fill(what);
    await facilitator.getByRole("button", { name: "Make the link" }).click();
    links.push(await facilitator.getByLabel("Link", { exact: true }).inputValue());
  }
  const stranger = await (await openContext()).newPage();
  await stranger.setViewportSize({ width: 320, height: 700 });
  for (const [at, title] of ["Action plan", "Board pack 1"].entries()) {
    await stranger.goto(links[at] ?? "");
    await hydrated(stranger);
    await expect(stranger.getByRole("heading", { level: 1 })).toHaveText(title);
    await expect(stranger.locator("body")).not.toContainText(/Yvonne Batchelor|Frances Oyelaran/);
    await expect(stranger.getByRole("main").getByRole("link", { name: /PDF/ })).toBeVisible();
    const beside = await stranger.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(beside).toBe(0);
    expect(await findBarriers(stranger)).toEqual([]);
  }
});
