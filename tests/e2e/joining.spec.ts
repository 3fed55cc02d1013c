import type { BrowserContext, Page } from "@playwright/test";
import { listAddresses } from "#tests/support/pages.ts";
import { expect, findBarriers, hydrated, test } from "#tests/support/server.ts";

const ROUND = "/areas/demonstration/rounds/june-2017";
const PHONE = { width: 360, height: 740 };

/** The facilitator in a browser of its own, on the guests' page. */
async function openDesk(openContext: () => Promise<BrowserContext>): Promise<Page> {
  const page = await (await openContext()).newPage();
  await page.goto("/demo");
  await page.getByRole("button", { name: "Enter as Frances Oyelaran", exact: true }).click();
  await page.waitForURL("**/areas/demonstration");
  await page.goto(`${ROUND}/guests`);
  await hydrated(page);
  return page;
}

/** Switches the code on, and gives it with the address its QR code leads to. */
async function openDoor(desk: Page): Promise<{ code: string; link: string }> {
  await desk.getByRole("button", { name: "Switch the code on" }).click();
  const qr = desk.getByRole("img", { name: /^QR code that leads to/ });
  const name = (await qr.getAttribute("aria-label")) ?? "";
  return {
    code: await desk.locator(".hw-door__code").innerText(),
    link: name.replace("QR code that leads to ", ""),
  };
}

/** Fills in the form of a code or link that is open, and waits for the guest's own page. */
async function fillIn(page: Page, name: string, organisation?: string) {
  await page.getByLabel("Your name").fill(name);
  if (organisation) await page.getByLabel(organisation, { exact: true }).check();
  await page.getByRole("button", { name: "Join", exact: true }).click();
  await page.waitForURL(`**${ROUND}/guest`);
}

test("people join by code and QR code, are let in, corrected and taken out", async ({
  page,
  openContext,
  allowConsole,
}) => {
  test.setTimeout(180_000);
  allowConsole(/status of 4\d\d/);
  const desk = await openDesk(openContext);
  const { code, link } = await openDoor(desk);
  expect(await findBarriers(desk)).toEqual([]);

  await page.setViewportSize(PHONE);
  await page.goto("/join");
  await hydrated(page);
  await page.getByLabel("Code", { exact: true }).fill("0000 0000");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("alert")).toContainText("opens no workshop now");
  await page.getByLabel("Code", { exact: true }).fill(code.toLowerCase().replace("-", " "));
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByLabel("Your name")).toBeVisible();
  expect(await findBarriers(page)).toEqual([]);
  await fillIn(page, "Gwen Pascoe", "Marram Sands Hospitals");
  expect(await findBarriers(page)).toEqual([]);

  // The wrong organisation, put right while nobody has let her in.
  await page.getByText("Put right your name or organisation").click();
  await page.getByLabel("Marram Sands Voluntary Action", { exact: true }).check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("for Marram Sands Voluntary Action")).toBeVisible();

  // The discussion is closed to her, and scoring is open.
  await page.goto(`${ROUND}/discuss`);
  await expect(page.getByText("has not let you in yet")).toBeVisible();
  await page.goto(`${ROUND}/score`);
  await expect(page.getByRole("group").first()).toBeVisible();

  // A camera opens the address of the QR code; this phone has no scripts.
  const plain = await (await openContext({ javaScriptEnabled: false, viewport: PHONE })).newPage();
  await plain.goto(link);
  await fillIn(plain, "Owen Trevithick", "Marram Sands Hospitals");

  // The desk hears of them by itself.
  await expect(desk.getByRole("heading", { name: "2 waiting" })).toBeVisible();
  expect(await findBarriers(desk)).toEqual([]);
  await desk.getByRole("button", { name: "Let all 2 in" }).click();
  await expect(desk.getByRole("heading", { name: "2 let in" })).toBeVisible();
  await plain.getByRole("link", { name: "Check again" }).click();
  await expect(plain.getByText("You are in: your scores count")).toBeVisible();
  await desk.getByText("Correct Owen Trevithick").click();
  await desk
    .getByLabel("Organisation of Owen Trevithick")
    .selectOption({ label: "Marram Sands Voluntary Action" });
  await desk.getByRole("button", { name: /^Save.*Owen/ }).click();
  const volunteers = desk.getByRole("list", { name: "Guests of Marram Sands Voluntary Action" });
  await expect(volunteers).toContainText("Owen Trevithick");
  expect(await findBarriers(desk)).toEqual([]);

  await page.goto(`${ROUND}/discuss`);
  await expect(page.getByText("finished scoring")).toBeVisible();

  await desk.getByText("Correct Owen Trevithick").click();
  await desk.getByRole("button", { name: /Take out of the round.*Owen/ }).click();
  await expect(desk.getByRole("heading", { name: "1 taken out" })).toBeVisible();
  const refused = await plain.context().request.get(`${ROUND}/score`);
  expect(refused.status()).toBe(403);
  expect(await refused.text()).toContain("has taken you out of this round");
});

test("a guest comes back on its device, and opens nothing but its own part of the round", async ({
  page,
  openContext,
  allowConsole,
}) => {
  test.setTimeout(180_000);
  allowConsole(/status of 4\d\d/);
  const desk = await openDesk(openContext);
  const { link } = await openDoor(desk);
  await page.goto(link);
  await hydrated(page);
  await fillIn(page, "Gwen Pascoe", "Marram Sands Hospitals");
  await expect(desk.getByText("1 waiting")).toBeVisible();
  await desk.getByRole("button", { name: /^Let in/ }).click();
  await expect(desk.getByRole("heading", { name: "1 let in" })).toBeVisible();
  // Her phone hears of it by itself.
  await expect(page.getByText("You are in: your scores count")).toBeVisible();

  for (const door of ["/join", link]) {
    await page.goto(door);
    await page.getByRole("link", { name: "Go on as Gwen Pascoe" }).click();
    await page.waitForURL(`**${ROUND}/guest`);
  }
  await page.goto(ROUND);
  await page.waitForURL(`**${ROUND}/guest`);

  const own = new RegExp(`^${ROUND}(/(score|discuss|guest)(/.*)?)?$`);
  const visitor = page.context().request;
  for (const address of await listAddresses()) {
    if (!address.startsWith("/areas/") || own.test(address)) continue;
    for (const path of [address, `${address}.data`]) {
      const answer = await visitor.get(path, { maxRedirects: 0 });
      expect([404, 302, 202], `${path}: ${answer.status()}`).toContain(answer.status());
      expect(await answer.text(), path).not.toMatch(/Oyelaran|Okonkwo|gareth-llewellyn/);
    }
  }
});

test("a partner’s link fixes the organisation", async ({ page, openContext }) => {
  const desk = await openDesk(openContext);
  await desk.goto(`${ROUND}/invitations`);
  await hydrated(desk);
  expect(await findBarriers(desk)).toEqual([]);
  await desk.getByRole("button", { name: "Make the links" }).click();
  const link = desk.getByLabel("Link for Marram Sands Hospitals");
  await expect(link).toBeVisible();
  expect(await findBarriers(desk)).toEqual([]);
  await page.goto(await link.inputValue());
  await expect(page.getByText("You score for Marram Sands Hospitals.")).toBeVisible();
  await fillIn(page, "Ray Stark");
  await expect(
    page.getByText("You are here as Ray Stark, for Marram Sands Hospitals"),
  ).toBeVisible();
});
