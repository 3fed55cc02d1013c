import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { openAs } from "#tests/support/enter.ts";
import { expect, findBarriers, hydrated, test } from "#tests/support/server.ts";

/*
 * The main job, from scores given in confidence to a plan as a PDF and a grant allocated to the
 * penny, in real browsers on the demonstration area's open round.
 */

const AREA = "/areas/demonstration";
const ROUND = `${AREA}/rounds/june-2017`;
const ELECTIVE = "Planning before an elective admission";
const EMERGENCY = "Planning from the start of an emergency admission";

/** Scores both rows of change 1; `levels` in the order of the page. */
async function score(page: Page, levels: readonly [number, number]): Promise<void> {
  await page.goto(`${ROUND}/score/1`);
  await hydrated(page);
  for (const [index, topic] of [ELECTIVE, EMERGENCY].entries()) {
    const row = page.getByRole("region", { name: topic });
    await row.locator(`input[type="radio"][value="${levels[index]}"]`).check({ force: true });
    await expect(row.getByText("Saved")).toBeVisible();
  }
}

async function readPdf(file: string): Promise<string> {
  const document = await getDocument({ data: new Uint8Array(await readFile(file)) }).promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(items.map((item) => ("str" in item ? item.str : "")).join(" "));
  }
  return pages.join("\n").replace(/\s+/g, " ");
}

test("from scores in confidence to a plan and an allocated grant", async ({ openContext }) => {
  test.setTimeout(400_000);
  const [hospital, voluntary, careHomes, room] = await Promise.all(
    Array.from({ length: 4 }, () => openContext()),
  );
  if (!hospital || !voluntary || !careHomes || !room) throw new Error("four browsers are needed");
  const desk = await openAs(room, "Frances Oyelaran");
  const marek = await openAs(hospital, "Marek Zieliński");
  const colin = await openAs(voluntary, "Colin Thackeray");
  const joy = await openAs(careHomes, "Joy Mensah");

  await test.step("nobody's level can be seen before the reveal", async () => {
    await desk.goto(`${ROUND}/discuss/1`);
    await expect(desk.getByText("11 of 14").or(desk.getByText("Who has finished"))).not.toHaveCount(
      0,
    );
    await expect(desk.getByText("No shared view yet")).toHaveCount(0);
  });

  await test.step("three partners score in three browsers", async () => {
    await Promise.all([score(marek, [3, 1]), score(colin, [2, 1]), score(joy, [3, 1])]);
  });

  await test.step("the facilitator reveals; the row without a shared view is on top", async () => {
    await desk.goto(`${ROUND}/discuss/1`);
    await hydrated(desk);
    await desk.getByRole("button", { name: "Reveal change 1" }).click();
    await expect(desk.getByRole("heading", { name: EMERGENCY })).toBeVisible();
    await expect(desk.getByText("No shared view yet").first()).toBeVisible();
    const order = await desk.locator("main").innerText();
    expect(order.indexOf(EMERGENCY)).toBeLessThan(order.indexOf(ELECTIVE));
    expect(await findBarriers(desk)).toEqual([]);
  });

  await test.step("a reveal closes first scores, and says so", async () => {
    await colin.goto(`${ROUND}/score/1`);
    await expect(colin.getByText("You said").first()).toBeVisible();
    await expect(colin.locator('input[type="radio"]')).toHaveCount(0);
  });

  const agreedLevel = desk.getByRole("group", { name: "Agreed level" });
  const why = desk.getByRole("textbox", { name: "Why this level" }).first();

  await test.step("a different view goes on record", async () => {
    await desk.getByText("Add a different view").click();
    await desk.getByLabel("Organisation").selectOption({ label: "Care homes" });
    await desk.getByRole("group", { name: "Stands by level" }).getByLabel("1").check();
    await desk.getByLabel("In its own words").fill("Our members hear of it on the day.");
    await desk.getByRole("button", { name: "Put on record" }).click();
    await expect(desk.getByText("Our members hear of it on the day.")).toBeVisible();
  });

  await test.step("a row without a shared view is agreed with a rationale alone", async () => {
    await agreedLevel.getByRole("radio", { name: "Level 2" }).check();
    await desk.getByRole("button", { name: "Agree and next" }).click();
    await expect(desk.getByRole("alert")).toContainText("why");
    await expect(agreedLevel.getByRole("radio", { name: "Level 2" })).toBeChecked();
    await why.fill("Dates slip whenever a bed is needed.");
    await desk.getByLabel("A priority to act on first").check();
    await desk.getByRole("button", { name: "Agree and next" }).click();
    await expect(desk.getByRole("heading", { name: ELECTIVE, level: 2 })).toBeVisible();
    await desk
      .getByRole("button", { name: /^Use \d/ })
      .first()
      .click();
    await why.fill("The common view.");
    await desk.getByRole("button", { name: "Agree and next" }).click();
  });

  await test.step("the change gets its own level and target", async () => {
    const level = desk.getByRole("group", { name: "Level of change 1" });
    await level.getByRole("radio", { name: "Level 2" }).check();
    const form = desk.locator("form", { has: level });
    await form.locator("[name=sentence]").fill("Only as good as its weaker row.");
    await form.getByLabel("Target level").selectOption("3");
    const by = form.getByRole("group", { name: "Target date" });
    await by.getByLabel("Day").fill("31");
    await by.getByLabel("Month").fill("3");
    await by.getByLabel("Year").fill("2018");
    await form.getByRole("button", { name: "Save the level of change 1" }).click();
    await expect(desk.getByText("Target: level 3 by 31 March 2018").first()).toBeVisible();
  });

  await test.step("the draft goes round, and the round closes for good", async () => {
    await desk.goto(ROUND);
    await hydrated(desk);
    const by = desk.getByRole("group", { name: "Answer by" });
    await by.getByLabel("Day").fill("28");
    await by.getByLabel("Month").fill("6");
    await by.getByLabel("Year").fill("2017");
    await desk.getByRole("button", { name: "Send the draft round" }).click();
    await desk.getByRole("link", { name: "Close the round" }).click();
    await desk.getByRole("button", { name: "Close the round for good" }).click();
    await expect(desk.getByText("Closed").first()).toBeVisible();
    await desk.goto(`${ROUND}/results`);
    await expect(desk.getByText("Our members hear of it on the day.").first()).toBeVisible();
    expect(await findBarriers(desk)).toEqual([]);
  });

  await test.step("its gaps become actions, and one gets an owner", async () => {
    await desk.goto(`${AREA}/plan/proposals`);
    await hydrated(desk);
    await desk.getByRole("button", { name: /into the plan|up to date/ }).click();
    await desk.getByRole("link", { name: EMERGENCY }).first().click();
    await hydrated(desk);
    await desk
      .getByLabel("Organisation that owns it")
      .selectOption({ label: "Marram Sands Hospitals" });
    await desk.getByLabel("Person who leads it").selectOption("adaeze-okonkwo");
    await desk.getByRole("button", { name: "Save", exact: true }).click();
    await desk.goto(`${AREA}/plan`);
    await expect(desk.getByText("Adaeze Okonkwo").first()).toBeVisible();
  });

  await test.step("the plan is a PDF in the national template's columns", async () => {
    await hydrated(desk);
    const downloading = desk.waitForEvent("download");
    await desk.getByRole("link", { name: /PDF/ }).first().click();
    const download = await downloading;
    expect(download.suggestedFilename()).toMatch(/^action-plan-.*\.pdf$/);
    const text = await readPdf(await download.path());
    for (const words of [
      "Where are you now?",
      "What do you need to do?",
      EMERGENCY,
      "Adaeze Okonkwo",
    ]) {
      expect(text).toContain(words);
    }
  });

  await test.step("£3.99 million is allocated over the steps to the penny", async () => {
    const finance = await openAs(room, "Sunita Kaur Bhatti");
    await finance.goto(`${AREA}/funding`);
    await hydrated(finance);
    await expect(finance.getByText("£570,000 unallocated").first()).toBeVisible();
    await finance.getByLabel(/What share of each year/).fill("40");
    await finance.getByRole("button", { name: "Work out a split" }).click();
    await expect(finance.getByText("£3,990,000").first()).toBeVisible();
    await finance.goto(`${AREA}/funding/schemes/new`);
    await hydrated(finance);
    await finance.getByLabel("Name", { exact: true }).fill("Discharge co-ordinators");
    await finance.getByLabel("Lead organisation").selectOption({ index: 1 });
    await finance.getByRole("radio", { name: /^3 / }).check();
    await finance.getByLabel("2017-18 (firm)").fill("£570,000.00");
    await finance.getByLabel("Reduce pressure on the NHS").fill("100");
    await finance.getByRole("radio", { name: "New" }).check();
    await finance.getByRole("button", { name: "Add this scheme" }).click();
    await expect(finance.getByText("£0 unallocated").first()).toBeVisible();
    expect(await findBarriers(finance)).toEqual([]);
  });
});
