import { execFileSync } from "node:child_process";
import { enter } from "#tests/support/enter.ts";
import { expect, hydrated, test } from "#tests/support/server.ts";

const ROUNDS = "/areas/demonstration/rounds";
const PAPER = `${ROUNDS}/june-2017/paper`;

/** Whether the machine can read a PDF's text: installed where the checks run. */
function canReadPdf(): boolean {
  try {
    execFileSync("pdftotext", ["-v"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

test("a recorder types a sheet by keyboard alone, and cannot read it back", async ({ page }) => {
  await enter(page, "Lin Zhao");
  await page.goto(`${PAPER}/sheet?partner=care-homes&sheet=3`);
  await hydrated(page);
  await page.locator('[name="answer-0"]').focus();
  await page.keyboard.type("34d");
  await expect(page.locator('[name="answer-3"]')).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.type("Zebra crossing");
  await expect(page.getByText("3 typed, 23 blank")).toBeVisible();
  await page.getByRole("button", { name: "Save the sheet" }).click();
  await expect(page.getByText("Sheet 3 of Care homes is in: 3 rows.")).toBeVisible();
  await page.getByRole("link", { name: "Type more Sheet 3 of Care homes" }).click();
  await expect(page.getByText("This row of the sheet is in already.")).toHaveCount(3);
  await expect(page.locator('[name^="answer-"]')).toHaveCount(23);
  expect(await page.content()).not.toContain("Zebra");
});

test.describe("with JavaScript off", () => {
  test.use({ javaScriptEnabled: false });

  test("a sheet is typed and struck; a file is checked, put right and read", async ({
    page,
    allowConsole,
  }) => {
    allowConsole(/422/);
    await enter(page, "Lin Zhao");
    await page.goto(PAPER);
    await page.getByRole("link", { name: "Type sheet 1 of Council" }).click();
    await page.locator('[name="answer-0"]').fill("7");
    await page.getByRole("button", { name: "Save the sheet" }).click();
    await expect(page.getByRole("alert")).toContainText("Type 1 to 5, d or n");
    await page.locator('[name="answer-0"]').fill("2");
    await page.getByRole("button", { name: "Save the sheet" }).click();
    await expect(page.getByText("Sheet 1 of Council is in: 1 row.")).toBeVisible();
    await page.getByRole("link", { name: "Strike Sheet 1 of Council" }).click();
    await page.getByRole("button", { name: "Strike the sheet" }).click();
    await expect(page.getByText("can be typed again")).toBeVisible();

    await page.getByRole("link", { name: "Read a file" }).click();
    const choose = async (lines: string[]) => {
      const text = ["sheet;partner;row;answer", ...lines].join("\r\n");
      const file = { name: "sheets.csv", mimeType: "text/csv", buffer: Buffer.from(text) };
      await page.getByLabel("CSV file").setInputFiles(file);
      await page.getByRole("button", { name: "Check the file" }).click();
    };
    const row = "early-discharge-planning.emergency-admissions";
    await choose([`1;Council;${row};8`, `1;Nowhere;${row};2`]);
    await expect(page.getByText("2 problems: nothing was saved")).toBeVisible();
    await expect(page.getByText("“8” is no answer. Use 1 to 5, d or n.")).toBeVisible();
    await choose([`1;Council;${row};3`, `2;Council;${row};n`]);
    await page.getByRole("button", { name: "Save 2 sheets" }).click();
    await expect(page.getByText("Read from the file: 2 sheets.")).toBeVisible();
  });
});

test("the record says on paper what it says on its page", async ({ page }) => {
  test.skip(!canReadPdf() && !process.env.CI, "pdftotext is not installed");
  await enter(page, "Frances Oyelaran");
  await page.goto(`${ROUNDS}/march-2017/record`);
  await expect(page.getByText("2 people scored, 1 of them on paper")).toBeVisible();
  const answer = await page.request.get(`${ROUNDS}/march-2017/record.pdf`);
  const paper = execFileSync("pdftotext", ["-", "-"], { input: await answer.body() }).toString();
  const plain = (text: string) => text.replace(/\s+/g, "");
  for (const words of ["Before the discussion: no shared view yet", "on paper", "Page 1 of"]) {
    expect(plain(paper)).toContain(plain(words));
  }
});
