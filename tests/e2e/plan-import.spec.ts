import { enter } from "#tests/support/enter.ts";
import { expect, findBarriers, hydrated, test } from "#tests/support/server.ts";

const PLAN = "/areas/demonstration/plan";

const FILE = [
  "High impact change actions 2017,,,,,",
  "Ref,Workstream,Action required,By when?,Organisation,RAG",
  "1,1,Agree one form for planned admissions.,30/9/2017,Council,Amber",
  "2,4. Home first,Call every care home before noon.,Sep-17,SBC,Green",
  "3,Getting home,Give the step-down beds a consultant.,31/6/2017,SBC,",
];

const csv = (lines: readonly string[]) => ({
  name: "old-plan.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(lines.join("\r\n")),
});

test.describe("with JavaScript off", () => {
  test.use({ javaScriptEnabled: false });

  test("an existing plan is checked, settled, read in and taken back", async ({
    page,
    allowConsole,
  }) => {
    allowConsole(/422/);
    await enter(page, "Frances Oyelaran");
    await page.goto(PLAN);
    await page.getByRole("link", { name: "Read an existing plan from a file" }).click();
    await page.getByLabel("Excel workbook or CSV file").setInputFiles(csv(FILE));
    await page.getByRole("button", { name: "Check the file" }).click();
    await expect(page.getByText("4 problems: nothing was saved")).toBeVisible();
    await expect(page.getByText("“31/6/2017” is no date such as 30/9/2017.")).toBeVisible();

    await page.getByRole("link", { name: "Choose another file" }).click();
    const right = FILE.map((line) => line.replace("31/6/2017", "30/6/2017"));
    await page.getByLabel("Excel workbook or CSV file").setInputFiles(csv(right));
    await page.getByRole("button", { name: "Check the file" }).click();
    await page.getByLabel("“SBC”").selectOption({ label: "No owner yet" });
    await page.getByLabel("“Getting home”").selectOption("home-first");
    await page.getByRole("button", { name: "Check again" }).click();
    await expect(
      page.getByRole("heading", { name: "old-plan.csv brings 3 actions" }),
    ).toBeVisible();
    await expect(page.getByText("“Sep-17” is taken as 30/9/2017.")).toBeVisible();
    await page.getByRole("button", { name: "Add to the plan" }).click();
    await expect(page.getByText("3 actions were added to the plan.")).toBeVisible();

    await page.getByRole("link", { name: "Call every care home before noon." }).click();
    await page.getByLabel("Add a note").fill("Begun on Monday.");
    await page.getByRole("button", { name: "Add the note" }).click();
    await page.goto(`${PLAN}/import`);
    await page.getByRole("link", { name: "old-plan.csv" }).click();
    await expect(page.getByRole("heading", { name: "Changed since: these stay" })).toBeVisible();
    await page.getByRole("button", { name: "Take the file back" }).click();
    await expect(page.getByText("2 actions taken back.")).toBeVisible();
    await page.goto(PLAN);
    await expect(page.getByText("Call every care home before noon.").first()).toBeVisible();
    await expect(
      page.locator("main table").getByText("Agree one form for planned admissions."),
    ).toHaveCount(0);
  });
});

test("the same file is not read in twice, and columns can be matched by hand", async ({
  page,
  allowConsole,
}) => {
  allowConsole(/422|409/);
  await enter(page, "Frances Oyelaran");
  await page.goto(`${PLAN}/import`);
  await hydrated(page);
  const lines = ["Bit,Doing", "2,Count the beds each morning."];
  const check = async () => {
    await page.getByLabel("Excel workbook or CSV file").setInputFiles(csv(lines));
    await page.getByRole("button", { name: "Check the file" }).click();
    await page.getByLabel("Impact change").selectOption({ label: "A: Bit" });
    await page.getByLabel("What do you need to do?").selectOption({ label: "B: Doing" });
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole("button", { name: "Check again" }).click();
  };
  await check();
  await page.getByRole("button", { name: "Add to the plan" }).click();
  await expect(page.getByText("1 action was added to the plan.")).toBeVisible();
  await page.goto(`${PLAN}/import`);
  await hydrated(page);
  await check();
  await expect(page.getByText("Everything in the file is in the plan already")).toBeVisible();
  await page.getByRole("button", { name: "Add to the plan" }).click();
  await expect(page.getByText("Nothing was added")).toBeVisible();
});

test("nothing of reading a plan runs off a narrow screen", async ({ page, allowConsole }) => {
  allowConsole(/422/);
  await enter(page, "Frances Oyelaran");
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto(`${PLAN}/import`);
  await hydrated(page);
  const width = () => page.evaluate(() => document.documentElement.scrollWidth);
  expect(await width()).toBeLessThanOrEqual(320);
  await page.getByLabel("Excel workbook or CSV file").setInputFiles(csv(FILE));
  await page.getByRole("button", { name: "Check the file" }).click();
  await expect(page.getByRole("button", { name: "Check again" })).toBeVisible();
  expect(await width()).toBeLessThanOrEqual(320);
});
