import type { Page } from "@playwright/test";
import { expect, findBarriers, hydrated, test } from "#tests/support/server.ts";

const MEETINGS = "/areas/demonstration/meetings";

async function enter(page: Page, member: string): Promise<void> {
  await page.goto("/demo");
  await page.locator(`button[value="${member}"]`).click();
  await page.waitForURL(/\/areas\/demonstration/);
}

test("owners are asked, one answers by link on a phone without script, silence stays, and a decision becomes an action", async ({
  page,
  openContext,
  allowConsole,
}) => {
  allowConsole(/422/);
  await enter(page, "frances-oyelaran");
  await page.goto(`${MEETINGS}/new`);
  await hydrated(page);
  await page.getByLabel("Health and Wellbeing Board").check();
  const fill = async (legend: string, day: string) => {
    const group = page.getByRole("group", { name: legend });
    await group.getByLabel("Day").fill(day);
    await group.getByLabel("Month").fill("6");
    await group.getByLabel("Year").fill("2017");
  };
  await fill("Day of the meeting", "21");
  await fill("Papers are due by the end of", "22");
  await page.getByRole("button", { name: "Plan the meeting" }).click();
  await expect(page.getByRole("alert")).toContainText("Papers are due on the day of the meeting");
  await fill("Papers are due by the end of", "21");
  await page.getByRole("button", { name: "Plan the meeting" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Health and Wellbeing Board");
  const meeting = new URL(page.url()).pathname;

  await page.getByRole("button", { name: "Ask owners about 10 actions" }).click();
  await expect(page.getByText("Owners are asked about 10 actions.")).toBeVisible();
  const wren = page.getByRole("listitem").filter({ hasText: "Tomasz Wren" });
  await wren.getByRole("button", { name: /^New link and text/ }).click();
  const link = await page.getByLabel(/^Personal link for Tomasz Wren/).inputValue();
  expect(await findBarriers(page)).toEqual([]);

  const phone = await openContext({
    viewport: { width: 320, height: 640 },
    javaScriptEnabled: false,
  });
  const owner = await phone.newPage();
  await owner.goto(link);
  await owner.reload();
  await expect(owner.getByRole("heading", { level: 2 })).toHaveText([
    "Planning before an elective admission",
  ]);
  await owner.getByLabel("How does it stand?").fill("Half of the practices have agreed.");
  await owner.getByLabel("How it goes").selectOption("At risk");
  await owner.getByLabel("Month").fill("10");
  await owner.getByLabel("Day").fill("31");
  await owner.getByRole("button", { name: /^Send this update/ }).click();
  await expect(owner.getByText("Thank you. The meeting sees your update.")).toBeVisible();

  await page.goto(meeting);
  await expect(page.getByText("1 of 10 actions have an update.")).toBeVisible();
  const answered = page.getByRole("row").filter({ hasText: "Planning before an elective" });
  await expect(answered).toContainText("Half of the practices have agreed.");
  await expect(answered).toContainText("Expected by 31 October 2017, was 30 September 2017");
  const silent = page.getByRole("row").filter({ hasText: "A joint discharge team" });
  await expect(silent).toContainText("No update");
  expect(await findBarriers(page)).toEqual([]);

  await hydrated(page);
  await page.getByLabel("What was decided").fill("Four homes share an assessor from autumn.");
  await page.getByLabel("What is to be done").fill("Agree who pays for the shared assessor.");
  await page
    .getByLabel("Organisation that does it")
    .selectOption("Marram Sands Care Home Association");
  const due = page.getByRole("group", { name: "By when" });
  await due.getByLabel("Day").fill("29");
  await due.getByLabel("Month").fill("9");
  await due.getByLabel("Year").fill("2017");
  await page.getByRole("button", { name: "Record the decision" }).click();
  await expect(page.getByRole("alert")).toContainText("Choose the change it belongs to");
  await page.getByLabel("Impact change it belongs to").selectOption({ index: 6 });
  await page.getByRole("button", { name: "Record the decision" }).click();
  await expect(page.getByText("The decision is recorded.")).toBeVisible();
  await page.getByRole("link", { name: "Agree who pays for the shared assessor" }).click();
  await expect(
    page.getByText(/^Decided at the Health and Wellbeing Board, 21 June 2017/),
  ).toBeVisible();
});

test("the asked find it on their home, the pack is frozen by hand, and dates come as calendar files", async ({
  page,
  openContext,
}) => {
  const owner = await (await openContext()).newPage();
  await enter(owner, "harriet-penfold");
  await owner.getByRole("link", { name: "Give your update" }).click();
  await hydrated(owner);
  await owner.getByLabel("How does it stand?").fill("He is on leave: no change.");
  await owner.getByRole("button", { name: /^Send this update.*Planning before/ }).click();
  await expect(owner.getByText("Your update is in the plan")).toBeVisible();
  await owner.goto("/areas/demonstration");
  await expect(owner.getByRole("link", { name: "Give your update" })).toHaveCount(0);

  await enter(page, "frances-oyelaran");
  await page.goto(`${MEETINGS}/delivery-board-july-2017`);
  await expect(page.getByText("10 of 10 actions have an update.")).toBeVisible();
  await page.getByRole("link", { name: "Freeze the pack now" }).click();
  await page.getByRole("button", { name: "Freeze the pack" }).click();
  await expect(page.getByText("The pack is issued")).toBeVisible();
  await page.getByRole("link", { name: "Read the pack" }).click();
  await expect(page).toHaveURL(/\/board\/packs\//);

  for (const [path, name] of [
    ["plan.ics", "action-plan-demonstration.ics"],
    ["plan/mine.ics", "my-actions-demonstration.ics"],
    ["meetings.ics", "meetings-demonstration.ics"],
  ] as const) {
    const answer = await page.request.get(`/areas/demonstration/${path}`);
    expect(answer.headers()["content-type"]).toBe("text/calendar; charset=utf-8");
    expect(answer.headers()["content-disposition"]).toContain(name);
    expect(await answer.text()).toMatch(/^BEGIN:VCALENDAR\r\n/);
  }
});
