import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext, Page } from "@playwright/test";
import { strFromU8, unzipSync } from "fflate";
import { typeScripts } from "#tests/support/hostile/typed-script.ts";
import { listAddresses } from "#tests/support/pages.ts";
import { type RunningProcess, startProcess } from "#tests/support/process.ts";
import { expect, hydrated, test, watch } from "#tests/support/server.ts";
import { TEMPLATE } from "#tests/support/template.ts";

/*
 * Script, formulas and line ends in everything that can be typed, and in addresses: each page of the
 * product shows them as they were typed, and none runs; each file holds them as text.
 */

const REFLECTED = [
  ...[
    "/<script>__ran=1</script>",
    "/areas/<img src=x onerror=__ran=2>",
    "/model/%22%3E%3Csvg onload=__ran=3%3E",
  ],
  ...["/guidance?q=</title><script>__ran=4</script>", "/sign-in?next=javascript:__ran=5"],
  ...["/join/<script>__ran=6</script>", '/areas/demonstration/plan?q="><script>__ran=7</script>'],
  "/areas/demonstration/people?added=%27%20onmouseover=__ran=8",
  "/areas/demonstration/rounds/june-2017/paper?partner=<b>&sheet=<script>__ran=9</script>&wrong=",
  "/areas/demonstration/measures?saved=<script>__ran=10</script>",
  "/areas/demonstration/funding?saved=<script>__ran=11</script>&withdrawn=<img src=x onerror=__ran=12>",
];

let server: RunningProcess;
let folder: string;
test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "homeward-typed-"));
  const path = join(folder, "test.db");
  copyFileSync(TEMPLATE, path);
  expect(typeScripts(path)).toBeGreaterThan(300);
  server = await startProcess(path);
});
test.afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

/** Enters as somebody in a browser of the server with the typed scripts. */
async function enter(context: BrowserContext, member: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${server.url}/demo`);
  await page.locator(`button[value="${member}"]`).click();
  await page.waitForURL("**/areas/demonstration");
  return page;
}

/** What a page would have to hide: scripts that ran, and elements that nobody of ours made. */
const findRun = (page: Page) =>
  page.evaluate(() => {
    const found: string[] = "__ran" in window ? [`script ${window.__ran} ran`] : [];
    for (const element of document.querySelectorAll("*")) {
      for (const { name, value } of element.attributes) {
        if (/^on/i.test(name)) found.push(`${element.tagName} ${name}`);
        if (/^(href|src|action|formaction|srcdoc)$/i.test(name) && /^\s*javascript:/i.test(value)) {
          found.push(`${element.tagName} ${name}="${value}"`);
        }
      }
      if (/^(iframe|template|object|embed)$/i.test(element.tagName)) found.push(element.tagName);
    }
    return found;
  });

for (const member of ["frances-oyelaran", "yvonne-batchelor"]) {
  test(`script that was typed runs on no page of ${member}, and is shown as it was typed`, async ({
    browser,
  }) => {
    test.setTimeout(1_800_000);
    const context = await browser.newContext({ serviceWorkers: "block" });
    const watched = watch(context, server.url);
    const page = await enter(context, member);
    let shown = 0;
    for (const address of await listAddresses()) {
      const answer = await context.request.get(server.url + address, { maxRedirects: 0 });
      const isPage = answer.headers()["content-type"]?.startsWith("text/html");
      if (answer.status() !== 200 || !isPage) continue;
      await test.step(address, async () => {
        await page.goto(server.url + address);
        await hydrated(page);
        expect(await findRun(page), address).toEqual([]);
        const text = await page.locator("body").innerText();
        if (/<script>|<img src=x|<svg onload|onmouseover=/.test(text)) shown++;
      });
    }
    expect(shown, "pages that show a payload").toBeGreaterThan(40);
    expect(watched.complaints()).toEqual([]);
    await context.close();
  });
}

test("script in an address runs on no page", async ({ browser }) => {
  test.setTimeout(900_000);
  const context = await browser.newContext({ serviceWorkers: "block" });
  const { complaints } = watch(context, server.url);
  const page = await enter(context, "frances-oyelaran");
  for (const address of REFLECTED) {
    await page.goto(server.url + address);
    expect(await findRun(page), address).toEqual([]);
  }
  expect(complaints().filter((text) => !/status of 4\d\d/.test(text))).toEqual([]);
  await context.close();
});

test("no file runs what was typed: cells, calendars, pictures, documents and their names", async ({
  browser,
}) => {
  test.setTimeout(1_800_000);
  const context = await browser.newContext();
  await enter(context, "frances-oyelaran");
  // An area as a file is asked for on a page, which is among those read above.
  const files = (await listAddresses()).filter(
    (address) =>
      /\.(csv|ics|json|svg|xlsx|docx)$|\/file$/.test(address) && !address.endsWith("/people/file"),
  );
  const read = new Set<string>();
  for (const address of files) {
    const answer = await context.request.get(server.url + address, { maxRedirects: 0 });
    if (answer.status() !== 200) continue;
    const { "content-disposition": name = "", "content-type": type = "" } = answer.headers();
    if (name) expect(name, address).toMatch(/^attachment; filename="[\w.-]+"$/);
    const ending = /\.?(\w+)$/.exec(address)?.[1] ?? "";
    read.add(ending);
    const bytes = await answer.body();
    expect(type, address).not.toContain("text/html");
    expect(findRunnable(ending, bytes), address).toEqual([]);
  }
  expect([...read].sort()).toEqual(expect.arrayContaining(["csv", "docx", "ics", "svg", "xlsx"]));
  await context.close();
});

/** What in a file a program would run: a formula, a line of a calendar, an element of a picture. */
function findRunnable(ending: string, bytes: Buffer): string[] {
  const text = bytes.toString("utf8");
  if (ending === "csv") return text.match(/(^|,|\n)"?[=+@-](HYPERLINK|1\+cmd|SUM)[^\n]*/g) ?? [];
  if (ending === "ics") return text.match(/^X-TYPED.*/gm) ?? [];
  if (ending === "svg") return text.match(/<(script|iframe|img)|\son\w+=["'][^"']*__ran/gi) ?? [];
  if (ending !== "xlsx" && ending !== "docx") return [];
  return Object.entries(unzipSync(new Uint8Array(bytes))).flatMap(([name, file]) =>
    name.endsWith(".xml")
      ? (strFromU8(file).match(/<(script|iframe|img|svg)\b[^>]*|<f>[^<]*(HYPERLINK|cmd)[^<]*/gi) ??
        [])
      : [],
  );
}

declare global {
  interface Window {
    __ran?: number;
  }
}
