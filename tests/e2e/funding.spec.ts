import type { Page } from "@playwright/test";
import { openAs } from "#tests/support/enter.ts";
import { expect, findBarriers, hydrated, test } from "#tests/support/server.ts";

const FUNDING = "/areas/demonstration/funding";

/** The row of the totals with this name. */
const totals = (page: Page, name: string) =>
  page.getByRole("table", { name: "Schemes by step" }).getByRole("row", { name });

test("a finance lead allocates £3.99 million over the steps to the penny", async ({ context }) => {
  const page = await openAs(context, "sunita-bhatti");
  await page.goto(FUNDING);
  await hydrated(page);
  await expect(page.getByText(/^The grant is £16\.163 million over 3 years/)).toBeVisible();
  await expect(page.getByText(/^Published: .*21 June 2017, paragraph 5\.8\.1\.$/)).toBeVisible();
  await expect(page.getByText("The schemes are illustrations.", { exact: false })).toBeVisible();
  await expect(page.getByText("£570,000 unallocated")).toBeVisible();
  expect(await findBarriers(page)).toEqual([]);

  const share = page.getByLabel("What share of each year’s grant goes to step 9?");
  await expect(share).toHaveValue("");
  await page.getByRole("button", { name: "Work out a split" }).click();
  await expect(page.getByRole("alert").getByRole("link", { name: /^Enter step 9/ })).toBeVisible();
  await share.fill("35");
  await page.getByRole("button", { name: "Work out a split" }).click();
  await expect(page.getByText("An illustration from maturity gaps, not a costing")).toBeVisible();
  const split = page.getByRole("table", { name: /^Planned and suggested/ });
  await expect(split.getByRole("row", { name: /^All steps/ })).toContainText("£3,990,000");
  await expect(split.getByRole("row", { name: /^9 Meeting/ })).toContainText("Taken first: 35%");
  expect(await findBarriers(page)).toEqual([]);

  await page.getByRole("link", { name: "Add a scheme" }).first().click();
  await hydrated(page);
  await page.getByLabel("Name", { exact: true }).fill("Step-up beds");
  await page.getByLabel("3 Multi-disciplinary").check();
  await page.getByLabel("2017-18 (firm)").fill("3.99");
  await page.getByLabel("2018-19 (indicative)").fill("(5)");
  await page.getByLabel("Meet adult social care needs").fill("30");
  await page.getByLabel("Reduce pressure on the NHS").fill("60");
  await expect(page.getByText("Together 90%, not 100%")).toBeVisible();
  await page.getByLabel("New", { exact: true }).check();
  await page.getByRole("button", { name: "Add this scheme" }).click();
  const summary = page.getByRole("alert");
  await expect(summary.getByRole("link", { name: /^2017-18: Say whether you mean/ })).toBeVisible();
  await expect(summary.getByRole("link", { name: /^2018-19: Sums here cannot be/ })).toBeVisible();
  await expect(summary.getByRole("link", { name: /add up to 90%/ })).toBeVisible();
  await expect(page.getByLabel("2017-18 (firm)")).toHaveValue("3.99");
  expect(await findBarriers(page)).toEqual([]);
  await page.getByLabel("2017-18 (firm)").fill("£0.57m");
  await page.getByLabel("2018-19 (indicative)").fill("");
  await page.getByLabel("Reduce pressure on the NHS").fill("70");
  await page.getByRole("button", { name: "Add this scheme" }).click();

  await expect(page.getByRole("status")).toContainText("“Step-up beds” is saved.");
  await expect(page.getByRole("status")).toContainText("every sign-off of 2017-18 is withdrawn");
  await expect(page.getByText("£0 unallocated")).toBeVisible();
  await expect(totals(page, "On schemes")).toContainText("£3,990,000");
  await expect(totals(page, "Grant")).toContainText("£3,990,000");
  await expect(totals(page, "Unallocated").getByRole("cell").first()).toHaveText("£0");

  await page.getByRole("link", { name: "Step-up beds" }).click();
  await hydrated(page);
  await page.getByLabel("2017-18 (firm)").fill("570,000.01");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status")).toContainText("2017-18 is £0.01 over the grant");
  await expect(page.getByText("The schemes of 2017-18 exceed its grant by £0.01.")).toBeVisible();
  expect(await findBarriers(page)).toEqual([]);
  await page.getByRole("link", { name: "Step-up beds" }).click();
  await hydrated(page);
  await page.getByRole("button", { name: "Delete this scheme" }).click();
  await expect(page.getByText("£570,000 unallocated")).toBeVisible();
});

test("a condition turns from not met to met, by the link to its field", async ({ context }) => {
  const page = await openAs(context, "sunita-bhatti");
  await page.goto(FUNDING);
  await hydrated(page);
  const condition = page.locator("#condition-additionality");
  await expect(condition).toContainText("Not met");
  await expect(condition).toContainText("March 2017, page 18");
  await condition.getByRole("link", { name: /^Record the statement/ }).click();
  await hydrated(page);
  expect(await findBarriers(page)).toEqual([]);
  await page.locator("#additionality").fill("Letter of 20 June 2017: all of it is additional.");
  await page.getByRole("button", { name: "Save" }).click();
  await page.waitForURL(/#conditions$/);
  await page.getByText(/^\d met$/).click();
  await expect(condition).toContainText("Met");
});

test("a sign-off is given, and withdrawn by a later change of its year", async ({
  context,
  openContext,
}) => {
  const chair = await openAs(await openContext(), "patricia-dunmore");
  await chair.goto(FUNDING);
  await hydrated(chair);
  await chair.getByRole("link", { name: "Read and sign 2017-18" }).first().click();
  await hydrated(chair);
  expect(await findBarriers(chair)).toEqual([]);
  await chair.getByRole("button", { name: "Sign off 2017-18" }).click();
  await expect(
    chair.getByText("Signed on 21 June 2017 by Councillor Patricia Dunmore, here"),
  ).toBeVisible();

  const finance = await openAs(context, "sunita-bhatti");
  await finance.goto(`${FUNDING}/grant/2017-18`);
  await hydrated(finance);
  expect(await findBarriers(finance)).toEqual([]);
  await finance.getByLabel("Amount").fill("£4m");
  await finance.getByRole("button", { name: "Save" }).click();
  await expect(finance.getByRole("status")).toContainText("sign-off of 2017-18 is withdrawn");
  await finance.goto(`${FUNDING}/sign-off/2017-18`);
  await expect(
    finance.getByText("Signed on 21 June 2017, withdrawn on 21 June 2017"),
  ).toBeVisible();
  expect(await findBarriers(finance)).toEqual([]);
  await finance.goto(`${FUNDING}/grant/2017-18`);
  await hydrated(finance);
  await finance.getByLabel("Amount").fill("3,990,000");
  await finance.getByRole("button", { name: "Save" }).click();
  await expect(finance.getByRole("status")).toContainText("Saved");
});

test("a save that comes too late shows both sums and keeps what was typed", async ({
  openContext,
  context,
  allowConsole,
}) => {
  allowConsole(/409/);
  const path = `${FUNDING}/schemes/hospital-to-home`;
  const first = await openAs(await openContext(), "frances-oyelaran");
  const second = await openAs(context, "sunita-bhatti");
  for (const page of [first, second]) {
    await page.goto(path);
    await hydrated(page);
  }
  const amount = (page: Page) => page.getByLabel("2018-19 (indicative)");
  await amount(first).fill("£185k");
  await first.getByRole("button", { name: "Save" }).click();
  await first.waitForURL(/saved=/);
  await amount(second).fill("190,000");
  await second.getByRole("button", { name: "Save" }).click();
  const both = second.locator(".hw-notice");
  await expect(both).toContainText("185,000");
  await expect(both).toContainText("190,000");
  await expect(amount(second)).toHaveValue("190,000");
  await second.getByRole("button", { name: "Save" }).click();
  await second.waitForURL(/saved=/);
});

test("a split is tried with sliders, saved by name and compared", async ({ context }) => {
  const page = await openAs(context, "sunita-bhatti");
  await page.goto(`${FUNDING}/allocation`);
  await hydrated(page);
  await expect(page.getByText("An illustration from maturity gaps, not a costing")).toBeVisible();
  await expect(page.getByText(/^Say first what share of each year goes to step 9/)).toBeVisible();
  await page.getByLabel(/Meeting adult social care needs/).fill("43");
  await page.getByLabel("The same on every step").check();
  const total = page.getByText("£16,163,000 of a grant of £16,163,000");
  await expect(total).toBeVisible();
  const split = page.getByRole("table", { name: /^Suggested by step and year/ });
  const before = await split.getByRole("row", { name: /^2 Systems/ }).textContent();
  await page.getByRole("slider", { name: "Slider for step 2" }).focus();
  await page.keyboard.press("End");
  await expect(page.getByLabel(/Systems to monitor patient flow/)).toHaveValue("5");
  await expect(split.getByRole("row", { name: /^2 Systems/ })).not.toHaveText(before ?? "");
  await expect(total).toBeVisible();
  expect(await findBarriers(page)).toEqual([]);
  await page.getByLabel("Save this version as").fill("Flow first");
  await page.getByRole("button", { name: "Save this version" }).click();
  await expect(page.getByRole("status")).toContainText("“Flow first” is saved.");
  await page.getByRole("status").getByRole("link", { name: "Compare the versions" }).click();
  const compared = page.getByRole("table", { name: /^All years: planned/ });
  for (const name of ["Planned today", "Priorities count twice", "Flow first"]) {
    await expect(compared.getByRole("columnheader", { name })).toBeVisible();
  }
  expect(await findBarriers(page)).toEqual([]);
});

test("money moves between schemes with a reason, which withdraws the year’s sign-offs", async ({
  context,
}) => {
  const page = await openAs(context, "sunita-bhatti");
  await page.goto(`${FUNDING}/virement`);
  await hydrated(page);
  await page.getByLabel("Financial year").selectOption("2017-18");
  await page.getByLabel("From").selectOption("home-care-rates");
  await page.getByLabel("To", { exact: true }).selectOption("hospital-to-home");
  await page.getByLabel("Amount").fill("£2m");
  await page.getByLabel("Why").fill("More visits are needed.");
  await page.getByRole("button", { name: "Move the money" }).click();
  await expect(page.getByRole("alert")).toContainText("There is only £1,100,000 on that scheme");
  await page.getByLabel("Amount").fill("£40k");
  await page.getByRole("button", { name: "Move the money" }).click();
  await expect(page.getByRole("status")).toContainText("every sign-off of 2017-18 is withdrawn");
  await expect(page.getByRole("table").getByRole("row", { name: /£40,000/ })).toContainText(
    "More visits are needed.",
  );
  expect(await findBarriers(page)).toEqual([]);
  await page.goto(FUNDING);
  await expect(totals(page, "On schemes")).toContainText("£3,420,000");
});

test("a partner comments on the version that went round, and gets a response", async ({
  context,
  openContext,
}) => {
  const partner = await openAs(await openContext(), "siobhan-keane");
  await partner.goto(`${FUNDING}/consultations/draft-june-2017`);
  await hydrated(partner);
  await partner.getByLabel("Your comment").fill("We can start in July.");
  await partner.getByRole("button", { name: "Send the comment" }).click();
  await expect(partner.getByText("We can start in July.")).toBeVisible();
  await expect(partner.getByText("Respond", { exact: false })).toHaveCount(0);

  const finance = await openAs(context, "sunita-bhatti");
  await finance.goto(`${FUNDING}/consultations/draft-june-2017`);
  await hydrated(finance);
  const comment = finance.getByRole("listitem").filter({ hasText: "We can start in July." });
  await comment.getByText(/^Respond/).click();
  await comment.getByLabel("Response").fill("Agreed, from 3 July.");
  await comment.getByRole("button", { name: "Save the response" }).click();
  await expect(comment.getByText(/^Response of 21 June 2017: Agreed/)).toBeVisible();
  expect(await findBarriers(finance)).toEqual([]);
});

test("the board paper downloads in every format", async ({ context }) => {
  const page = await openAs(context, "alan-whitcombe");
  await page.goto(`${FUNDING}/paper`);
  await expect(page.getByText(/^Note the grant of £16\.163 million/)).toBeVisible();
  for (const name of ["Download the paper (PDF)", "Word", "Excel, with formulas"]) {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name }).click(),
    ]);
    expect(await download.failure()).toBeNull();
    expect(download.suggestedFilename()).toMatch(/^use-of-the-grant-.*\.(pdf|docx|xlsx)$/);
  }
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("steps 1, 4 and 6 lead the split of Southend’s grant under equal gaps", async ({
    context,
  }) => {
    const page = await openAs(context, "sunita-bhatti");
    await page.goto(`${FUNDING}/allocation`);
    await page.getByLabel("The same on every step").check();
    await page.getByLabel(/Meeting adult social care needs/).fill("101");
    for (const name of [
      "Integrated discharge team",
      "Discharge to assess at home",
      "Rates for home care",
    ]) {
      await page.getByLabel(name).uncheck();
    }
    await page.getByRole("button", { name: "Work it out" }).click();
    await expect(page.getByRole("alert")).toContainText("from 0 to 100");
    await page.getByLabel(/Meeting adult social care needs/).fill("43");
    await page.getByRole("button", { name: "Work it out" }).click();
    await expect(page.getByText("£16,163,000 of a grant of £16,163,000")).toBeVisible();
    const split = page.getByRole("table", { name: /^Suggested by step and year/ });
    // 57 % of £3,990,000 over 5 + 3 × 1.5 = 9.5 parts of £239,400.
    for (const [step, amount] of [
      ["1", "£359,100"],
      ["2", "£239,400"],
      ["4", "£359,100"],
      ["6", "£359,100"],
      ["9", "£1,715,700"],
    ]) {
      const row = split.getByRole("row", { name: new RegExp(`^${step} `) });
      await expect(row.getByRole("cell").first()).toHaveText(amount ?? "");
    }
    const all = split.getByRole("row", { name: /^All steps/ });
    for (const sum of ["£3,990,000", "£5,429,000", "£6,744,000", "£16,163,000"]) {
      await expect(all).toContainText(sum);
    }
  });

  test("a scheme is added after its mistakes, deleted and brought back", async ({
    context,
    allowConsole,
  }) => {
    allowConsole(/422/);
    const page = await openAs(context, "sunita-bhatti");
    await page.goto(`${FUNDING}/schemes/new`);
    await page.getByLabel("2018-19 (indicative)").fill("£799,000");
    await page.getByRole("button", { name: "Add this scheme" }).click();
    for (const sentence of [
      "Enter the scheme’s name",
      "Choose the step it belongs to",
      "The three percentages add up to 0%. Make them 100%.",
      "Say whether it is new or continuing",
    ]) {
      await expect(page.getByRole("alert").getByRole("link", { name: sentence })).toBeVisible();
    }
    await expect(page.getByLabel("2018-19 (indicative)")).toHaveValue("£799,000");
    await page.getByLabel("Name", { exact: true }).fill("Weekend <b>pharmacy</b>");
    await page.getByLabel("5 Seven-day service").check();
    await page.getByLabel("Reduce pressure on the NHS").fill("100");
    await page.getByLabel("Continuing", { exact: true }).check();
    await page.getByRole("button", { name: "Add this scheme" }).click();
    await expect(page.getByText("“Weekend <b>pharmacy</b>” is saved.")).toBeVisible();
    await page.getByRole("link", { name: "Weekend <b>pharmacy</b>" }).click();
    await page.getByRole("button", { name: "Delete this scheme" }).click();
    await expect(page.getByText("“Weekend <b>pharmacy</b>” is deleted.")).toBeVisible();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page.getByText("“Weekend <b>pharmacy</b>” is restored.")).toBeVisible();
    await expect(page.getByRole("link", { name: "Weekend <b>pharmacy</b>" })).toBeVisible();
  });
});

test("a board member reads everything and changes nothing", async ({ context, allowConsole }) => {
  allowConsole(/403/);
  const page = await openAs(context, "alan-whitcombe");
  await page.goto(FUNDING);
  await hydrated(page);
  await expect(page.getByRole("heading", { name: "Schemes by step" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Add a scheme" })).toHaveCount(0);
  await expect(page.getByRole("link", { name: /^Change/ })).toHaveCount(0);
  for (const path of ["/schemes/new", "/grant", "/conditions", "/signatories"]) {
    const answer = await page.goto(`${FUNDING}${path}`);
    expect(answer?.status()).toBe(403);
  }
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 320, height: 700 } });

  test("nothing stands beside the page", async ({ context }) => {
    const page = await openAs(context, "sunita-bhatti");
    for (const path of ["", "/grant", "/schemes/home-care-rates", "/sign-off/2017-18"]) {
      await page.goto(`${FUNDING}${path}`);
      await hydrated(page);
      const beside = await page.evaluate(() => document.body.scrollWidth - window.innerWidth);
      expect(beside, path).toBeLessThanOrEqual(0);
      expect(await findBarriers(page), path).toEqual([]);
    }
  });
});
