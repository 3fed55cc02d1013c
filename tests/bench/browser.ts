import { existsSync } from "node:fs";
import { type Browser, chromium, type Page } from "playwright-core";
import { type Finding, inMilliseconds, percentile } from "./measure.ts";
import { startRole } from "./roles.ts";
import { makeRoom, ROUND_PATH } from "./room-database.ts";

/** A slow 4G network: 1.6 Mbit/s down, 750 kbit/s up, 150 ms there and back; a phone a quarter as fast as this machine. */
const NETWORK = {
  offline: false,
  latency: 150,
  downloadThroughput: 1_600_000 / 8,
  uploadThroughput: 750_000 / 8,
};
const SLOWER = 4;
const PHONE = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true };
const TIMES = 5;
const KB = 1024;

const PAGES = [
  { name: "score", path: `${ROUND_PATH}/score/6`, most: 95 },
  { name: "a new action", path: "/areas/demonstration/plan/new", most: 115 },
  { name: "discuss", path: `${ROUND_PATH}/discuss/1`, most: 115 },
];

/** Scripts and styles as the build compressed them, in bytes; the largest paint, in milliseconds. */
type Load = { scripts: number; styles: number; paint: number };

/** A slow phone that comes for the first time, with scripts and without, in turns. */
export async function benchBrowser(): Promise<Finding[]> {
  const room = await makeRoom(1);
  const ours = startRole("ours");
  const system = "/usr/bin/chromium";
  const executablePath = process.env.CHROMIUM_PATH ?? (existsSync(system) ? system : undefined);
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: ["--no-sandbox", "--disable-gpu"],
  });
  try {
    const origin = await ours.ask<string>("serve", room.path);
    const findings: Finding[] = [];
    for (const { name, path, most } of PAGES) {
      const load = (scripted: boolean) =>
        onPhone(browser, `${origin}${path}`, room.facilitator, scripted, readLoad);
      const [scripted, plain]: [Load[], Load[]] = [[], []];
      for (let at = 0; at < TIMES; at += 1) {
        plain.push(await load(false));
        scripted.push(await load(true));
      }
      findings.push(...toFindings(name, most, scripted, plain));
    }
    findings.push(await timeChoice(browser, `${origin}${ROUND_PATH}/score/6`, room.people[0]));
    return findings;
  } finally {
    await browser.close();
    await ours.end();
    room.remove();
  }
}

/** Opens an address as somebody signed in, on a phone that has nothing of it yet. */
async function onPhone<Result>(
  browser: Browser,
  url: string,
  cookie: string,
  scripted: boolean,
  work: (page: Page, open: () => Promise<unknown>) => Promise<Result>,
): Promise<Result> {
  const context = await browser.newContext({ ...PHONE, serviceWorkers: "block" });
  const [name = "", value = ""] = cookie.split(/=(.*)/s);
  await context.addCookies([{ name, value, url: new URL(url).origin }]);
  // Scripts that never come, where they are off: paint is told by a script of the bench alone.
  if (!scripted) await context.route("**/assets/*.js", (route) => route.abort());
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send("Network.enable");
  await cdp.send("Network.emulateNetworkConditions", NETWORK);
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  const open = async () => {
    await page.goto(url, { waitUntil: "networkidle" });
    if (scripted) await page.locator("html[data-hydrated]").waitFor({ state: "attached" });
  };
  const result = await work(page, open);
  await context.close();
  return result;
}

async function readLoad(page: Page, open: () => Promise<unknown>): Promise<Load> {
  await open();
  const files = await page.evaluate(() =>
    (performance.getEntriesByType("resource") as PerformanceResourceTiming[]).map(
      ({ name, encodedBodySize }) => ({ path: new URL(name).pathname, bytes: encodedBodySize }),
    ),
  );
  const weigh = (ending: string) =>
    files.reduce((sum, { path, bytes }) => (path.endsWith(ending) ? sum + bytes : sum), 0);
  const paint = await page.evaluate(
    () =>
      new Promise<number>((done) => {
        new PerformanceObserver((list) => done(list.getEntries().at(-1)?.startTime ?? 0)).observe({
          type: "largest-contentful-paint",
          buffered: true,
        });
      }),
  );
  return { scripts: weigh(".js"), styles: weigh(".css"), paint };
}

function toFindings(name: string, most: number, scripted: Load[], plain: Load[]): Finding[] {
  const [scripts, styles] = [scripted[0]?.scripts ?? 0, scripted[0]?.styles ?? 0];
  const paint = (loads: Load[]) =>
    percentile(
      loads.map((load) => load.paint),
      0.5,
    );
  const ratio = paint(scripted) / paint(plain);
  return [
    {
      name: `browser: ${name}, scripts and styles as they travel`,
      ours: `${(scripts / KB).toFixed(0)}, ${(styles / KB).toFixed(0)} KB`,
      limit: "–",
      ratio: null,
      target: `≤ ${most}, 35 KB`,
      met: scripts <= most * KB && styles <= 35 * KB,
    },
    {
      name: `browser: ${name}, largest paint on a slow phone, median`,
      ours: inMilliseconds(paint(scripted)),
      limit: inMilliseconds(paint(plain)),
      ratio,
      target: "≤ 1.3 ×",
      met: ratio <= 1.3,
    },
  ];
}

/** From a tap on a level until the page says that it is saved; the network alone takes one round trip. */
async function timeChoice(
  browser: Browser,
  url: string,
  person: { cookie: string } | undefined,
): Promise<Finding> {
  const took = await onPhone(browser, url, person?.cookie ?? "", true, async (page, open) => {
    await open();
    const times: number[] = [];
    for (const answer of ["2", "3", "4", "3", "2"]) {
      const row = page.locator("#row-0");
      const saved = page.waitForResponse((response) => response.url().includes("/save"));
      const began = performance.now();
      await row.locator(`.hw-levels__card:has(input[value="${answer}"]) label`).click();
      await saved;
      await row.getByText("Saved").waitFor();
      times.push(performance.now() - began);
    }
    return times;
  });
  const choice = percentile(took, 0.5);
  return {
    name: "browser: a choice until “Saved” on a slow phone, median",
    ours: inMilliseconds(choice),
    limit: `${NETWORK.latency} ms (the network)`,
    ratio: choice / NETWORK.latency,
    target: "< 1 s",
    met: choice < 1_000,
  };
}
