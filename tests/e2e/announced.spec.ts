import { enter } from "#tests/support/enter.ts";
import { measureErrors } from "#tests/support/measure-page.ts";
import { listPages } from "#tests/support/pages.ts";
import { askAxe, expect, hydrated, test } from "#tests/support/server.ts";
import { ASKED } from "#tests/support/walk.ts";

/*
 * What somebody who listens is told: another page, and what is wrong with a form.
 */

const AREA = "/areas/demonstration";

test("going to another page is told: its title, and the focus on its heading", async ({ page }) => {
  await enter(page, "Frances Oyelaran");
  await hydrated(page);
  const heading = page.getByRole("heading", { level: 1 });
  await page.getByRole("link", { name: "Plan", exact: true }).press("Enter");
  await expect(page).toHaveTitle(/^Action plan/);
  await expect(heading).toHaveText("Action plan");
  await expect(heading).toBeFocused();
  await page.getByRole("link", { name: "Read an existing plan from a file" }).press("Enter");
  await expect(page).toHaveTitle(/^Read a plan from a file/);
  await expect(heading).toBeFocused();
  await page.goBack();
  await expect(page).toHaveTitle(/^Action plan/);
  await expect(heading).toBeFocused();
  await page.getByRole("link", { name: "Accessibility" }).press("Enter");
  await expect(heading).toHaveText("Accessibility statement");
  await expect(heading).toBeFocused();
});

/** The forms of a page that people fill in: where each goes, and what it sends when left empty. */
type EmptyForm = { at: number; to: string; sends: [string, string][]; fields: string };

function readForms(html: string): EmptyForm[] {
  const document = new DOMParser().parseFromString(html, "text/html");
  return [...document.querySelectorAll<HTMLFormElement>("main form")].flatMap((form, at) => {
    const inputs = [...form.querySelectorAll<HTMLInputElement>("[name]")];
    const typed = inputs.filter((each) => !["hidden", "submit"].includes(each.type));
    if (form.getAttribute("method") !== "post" || typed.length === 0) return [];
    const buttons = inputs.filter((each) => each.type === "submit").slice(0, 1);
    const hidden = inputs.filter((each) => each.type === "hidden");
    const empty = typed.filter((each) => !["radio", "checkbox", "file"].includes(each.type));
    return {
      at,
      to: form.getAttribute("action") ?? "",
      sends: [
        ...[...hidden, ...buttons].map((each): [string, string] => [each.name, each.value]),
        ...empty.map((each): [string, string] => [each.name, ""]),
      ],
      fields: typed.map((each) => each.name.replace(/\d+|[\w-]+\.[\w-]+/g, "")).join(),
    };
  });
}

/** Sends a form as it would go without scripts, with nothing filled in. */
function sendEmpty(at: number): void {
  const form = document.querySelectorAll<HTMLFormElement>("main form")[at];
  const inputs = [...(form?.querySelectorAll<HTMLInputElement>("[name]") ?? [])];
  for (const each of inputs) {
    if (["radio", "checkbox"].includes(each.type)) each.checked = false;
    else if (!["hidden", "submit", "file"].includes(each.type)) each.value = "";
  }
  const button = form?.querySelector<HTMLButtonElement>("button[type=submit][name]");
  if (button) {
    const hidden = document.createElement("input");
    Object.assign(hidden, { type: "hidden", name: button.name, value: button.value });
    form?.append(hidden);
  }
  if (form) HTMLFormElement.prototype.submit.call(form);
}

for (const person of ["Frances Oyelaran", "Sunita Kaur Bhatti"]) {
  test(`every form that comes back to ${person} with errors says so`, async ({
    page,
    baseURL,
    allowConsole,
  }) => {
    test.setTimeout(600_000);
    allowConsole(/status of 422/);
    await enter(page, person);
    const seen = new Set<string>();
    let cameBack = 0;
    for (const address of await listPages()) {
      if (!address.startsWith(AREA) && person !== "Frances Oyelaran") continue;
      const answer = await page.request.get(address, ASKED);
      if (answer.status() !== 200) continue;
      for (const form of await page.evaluate(readForms, await answer.text())) {
        const kind = `${form.to.replace(/\?.*/, "") || address} ${form.fields}`;
        if (seen.has(form.fields)) continue;
        seen.add(form.fields);
        const to = new URL(form.to || address, `${baseURL}${address}`);
        const tried = await page.request.post(to.href, {
          headers: { Origin: baseURL ?? "" },
          form: Object.fromEntries(form.sends),
          ...ASKED,
        });
        if (tried.status() !== 422) continue;
        cameBack++;
        await test.step(kind, async () => {
          await page.goto(address);
          await hydrated(page);
          await Promise.all([page.waitForEvent("load"), page.evaluate(sendEmpty, form.at)]);
          await hydrated(page);
          expect.soft(await page.evaluate(measureErrors), kind).toEqual([]);
          expect.soft(await askAxe(page), kind).toEqual([]);
        });
      }
    }
    expect(cameBack).toBeGreaterThan(5);
  });
}

test("what is wrong is told the same way when the browser finds it, and no longer once it is right", async ({
  page,
}) => {
  await enter(page, "Frances Oyelaran");
  await page.goto(`${AREA}/rounds/new`);
  await hydrated(page);
  await page.getByRole("button", { name: "Prepare the round" }).click();
  await expect(page).toHaveTitle(/^Error: Prepare a round/);
  expect(await page.evaluate(measureErrors)).toEqual([]);
  await page.locator("main").getByRole("link", { name: "Rounds", exact: true }).click();
  await expect(page).toHaveTitle(/^Rounds/);
});

test("passwords and codes can be pasted, and the browser may fill in what it knows", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const paste = async (words: string) => {
    await page.evaluate((text) => navigator.clipboard.writeText(text), words);
    await page.keyboard.press("ControlOrMeta+v");
  };
  await page.goto("/sign-in");
  await hydrated(page);
  const password = page.getByLabel("Password");
  await password.focus();
  await paste("correct horse battery staple");
  await expect(password).toHaveValue("correct horse battery staple");
  await expect(password).toHaveAttribute("autocomplete", "current-password");
  await expect(page.getByLabel("E-mail address")).toHaveAttribute("autocomplete", "username");
  await page.goto("/join");
  await hydrated(page);
  const code = page.locator("main input[name=code]");
  await code.focus();
  await paste("ABCD-EFGH");
  await expect(code).toHaveValue("ABCD-EFGH");
});
