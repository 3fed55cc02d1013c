import type { Page } from "@playwright/test";
import { openAs } from "#tests/support/enter.ts";
import { readPdf } from "#tests/support/read-pdf.ts";
import { expect, findBarriers, hydrated, test } from "#tests/support/server.ts";

/*
 * Journey 8: a board member prepares, the facilitator issues the pack, work goes on, a round closes;
 * the page moves with it, and the issued pack stays as it was, on the page and on paper.
 */

const AREA = "/areas/demonstration";
const BOARD = `${AREA}/board`;

const changed = (page: Page) =>
  page.getByRole("region", { name: "What changed since the last review" });

/** The bytes of a PDF that the page offers, as one who reads the page gets them. */
async function download(page: Page, path: string): Promise<Uint8Array> {
  const answer = await page.request.get(path);
  expect(answer.headers()["content-type"]).toBe("application/pdf");
  return new Uint8Array(await answer.body());
}

test("a board page moves with the work, and an issued pack stays as it was", async ({
  openContext,
}) => {
  test.setTimeout(240_000);
  const member = await openAs(await openContext(), "alan-whitcombe");
  const desk = await openAs(await openContext(), "frances-oyelaran");

  await test.step("a board member reads what moved, what is late, the money and the measures", async () => {
    await member.getByRole("link", { name: "Read the board page" }).click();
    await member.waitForURL(`**${BOARD}`);
    await hydrated(member);
    for (const panel of ["Moved", "Late", "Money", "Measures"]) {
      await expect(
        member.getByRole("heading", { level: 2, name: new RegExp(`^${panel}`) }).first(),
      ).toBeVisible();
    }
    const asked = member.getByRole("region", { name: "Needs a decision" });
    await expect(asked).toContainText("is off track and overdue by 21 days.");
    await expect(changed(member)).toContainText("Since pack 1, issued on 29 March 2017");
    await expect(changed(member)).toContainText("The choice protocol (change 7) is complete");
    expect(await findBarriers(member)).toEqual([]);
    await expect(member.getByRole("link", { name: "Issue the pack" })).toHaveCount(0);
  });

  await test.step("the facilitator asks for a decision, and takes it off and puts it back", async () => {
    await desk.goto(`${BOARD}/decisions`);
    await hydrated(desk);
    await desk.getByLabel("What is the board asked to decide?").fill("Do we extend the pilot?");
    await desk.getByRole("button", { name: "Add it" }).click();
    await desk.getByRole("button", { name: "Take off Do we extend the pilot?" }).click();
    await desk.getByRole("button", { name: "Undo" }).click();
    await expect(
      desk.getByRole("button", { name: "Take off Do we extend the pilot?" }),
    ).toBeVisible();
    expect(await findBarriers(desk)).toEqual([]);
  });

  let pack = "";
  let printed: Uint8Array = new Uint8Array();
  await test.step("the facilitator issues the pack", async () => {
    await desk.goto(BOARD);
    await desk.getByRole("link", { name: "Issue the pack" }).click();
    await desk.getByRole("button", { name: "Issue pack 2" }).click();
    await expect(desk.getByText("Pack 2 is issued.")).toBeVisible();
    pack = new URL(desk.url()).pathname;
    printed = await download(desk, `${pack}/pack.pdf`);
    await member.goto(BOARD);
    await expect(changed(member)).toContainText("Since pack 2, issued on 21 June 2017");
    await expect(changed(member)).toContainText("No action was completed");
  });

  await test.step("an action moves, and the page with it", async () => {
    await desk.goto(`${AREA}/plan/one-discharge-team`);
    await hydrated(desk);
    await desk.getByLabel("At risk").check();
    await desk.getByRole("button", { name: "Save" }).first().click();
    await desk.waitForURL(`**${AREA}/plan`);
    await member.reload();
    await expect(changed(member)).toContainText(
      "A joint discharge team (change 3) is at risk (it was on track).",
    );
  });

  await test.step("a round closes, and the levels with it", async () => {
    await desk.goto(`${AREA}/rounds/june-2017`);
    await hydrated(desk);
    const by = desk.getByRole("group", { name: "Answer by" });
    await by.getByLabel("Day").fill("28");
    await by.getByLabel("Month").fill("6");
    await by.getByLabel("Year").fill("2017");
    await desk.getByRole("button", { name: "Send the draft round" }).click();
    await desk.getByRole("link", { name: "Close the round" }).click();
    await desk.getByRole("button", { name: "Close the round for good" }).click();
    await desk.waitForURL(/done=close/);
    await member.reload();
    await expect(changed(member)).toContainText(
      "Change 1, Early discharge planning: from level 2 to no agreed level.",
    );
  });

  await test.step("the issued pack is as it was, without script and on paper too", async () => {
    const plain = await openAs(await openContext({ javaScriptEnabled: false }), "alan-whitcombe");
    await plain.goto(`${BOARD}/packs`);
    await plain.getByRole("link", { name: "Pack 2, 21 June 2017" }).click();
    await expect(plain.getByRole("heading", { level: 1 })).toHaveText("Pack 2, as at 21 June 2017");
    await expect(plain.getByText("Do we extend the pilot?")).toBeVisible();
    await expect(changed(plain)).toContainText("March 2017 self-assessment still stands");
    await expect(plain.getByText(/is at risk \(it was on track\)/)).toHaveCount(0);
    const again = await download(plain, `${pack}/pack.pdf`);
    expect(Buffer.from(again).equals(Buffer.from(printed))).toBe(true);
    const { text, outline } = await readPdf(again);
    expect(text).toContain("March 2017 self-assessment still stands");
    expect(outline).toContain("What changed since the last review");
  });
});
