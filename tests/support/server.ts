import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import {
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  expect,
  type Page,
} from "@playwright/test";
import { measureCharts, measureLayout } from "./measure-page.ts";
import { type RunningProcess, startProcess } from "./process.ts";
import { TEMPLATE } from "./template.ts";

const ON = { enabled: true };

type Watch = {
  /** A browser of another person, watched like the first. */
  openContext: (options?: BrowserContextOptions) => Promise<BrowserContext>;
  /** Lets console messages pass that a test provokes on purpose, such as a 409's: in its own browser, or in `of`. */
  allowConsole: (message: RegExp, of?: BrowserContext) => void;
};

/**
 * Playwright's test with a server and a database of its own for each test. A test fails when any page
 * it opened wrote an error or a warning to the console, threw, broke the content security policy,
 * or asked another host for anything.
 */
export const test = base.extend<Watch & { server: RunningProcess }>({
  // biome-ignore lint/correctness/noEmptyPattern: why: Playwright reads the names it is to give from here.
  server: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), "homeward-e2e-"));
    const path = join(folder, "test.db");
    copyFileSync(TEMPLATE, path);
    const server = await startProcess(path);
    await use(server);
    expect(await server.stop()).toBe(0);
    rmSync(folder, { recursive: true });
  },
  baseURL: async ({ server }, use) => use(server.url),
  context: async ({ context, server }, use) => {
    const { complaints } = watch(context, server.url);
    await use(context);
    // Whoever asks for a page, or allows something, is held to the rest as well.
    expect(complaints().filter(breaksPolicy)).toEqual([]);
  },
  allowConsole: async ({ context }, use) => {
    await use((message, of = context) => watching.get(of)?.allowed.push(message));
    expect(watching.get(context)?.complaints()).toEqual([]);
  },
  openContext: async ({ browser, server, contextOptions }, use) => {
    const opened: { context: BrowserContext; complaints: () => string[] }[] = [];
    await use(async (options) => {
      const context = await browser.newContext({
        ...contextOptions,
        baseURL: server.url,
        ...options,
      });
      opened.push({ context, complaints: watch(context, server.url).complaints });
      return context;
    });
    const complaints = opened.flatMap((one) => one.complaints());
    for (const { context } of opened) await context.close();
    expect(complaints).toEqual([]);
  },
  page: async ({ page, allowConsole: _watched }, use) => use(page),
});

type Watched = { allowed: RegExp[]; complaints: () => string[] };

const watching = new WeakMap<BrowserContext, Watched>();

const breaksPolicy = (text: string) => /content.security.policy/i.test(text);

/** Watches what the pages of a browser say; one made by hand is watched by hand. */
export function watch(context: BrowserContext, origin: string): Watched {
  const found: string[] = [];
  const allowed: RegExp[] = [];
  context.on("console", (message) => {
    // Playwright's own, where a test does without service workers.
    if (message.text() === "Service Worker registration blocked by Playwright") return;
    if (["error", "warning"].includes(message.type())) {
      found.push(`console: ${message.text()} (${message.location().url})`);
    }
  });
  context.on("weberror", (error) => found.push(`thrown: ${error.error().message}`));
  context.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !/^(data|blob|about):/.test(url)) {
      found.push(`request to another host: ${url}`);
    }
  });
  const isAllowed = (text: string) => allowed.some((message) => message.test(text));
  const watched = {
    allowed,
    // What breaks the content security policy is complained of whatever a test allows.
    complaints: () => found.filter((text) => breaksPolicy(text) || !isAllowed(text)),
  };
  watching.set(context, watched);
  return watched;
}

/** Waits until the page's scripts work. */
export async function hydrated(page: Page): Promise<void> {
  await page.locator("html[data-hydrated]").waitFor();
}

/**
 * What shuts people out of the page as it stands: what axe finds by WCAG 2.2 AA and good practice, and
 * what we measure ourselves. Nothing, or a sentence each.
 */
export async function findBarriers(page: Page): Promise<string[]> {
  return [
    ...(await askAxe(page)),
    ...(await page.evaluate(measureLayout)),
    ...(await page.evaluate(measureCharts)),
  ];
}

/** What axe finds: rule, target and what to do. */
export async function askAxe(page: Page, rules?: readonly string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page })
    // No page has frames: without them axe need not open a second window to bring together what it found.
    .setLegacyMode(true)
    // Size of targets (2.5.8) is off by default. Only what is wrong is worked out in full.
    .options({ resultTypes: ["violations"], preload: false, rules: { "target-size": ON } });
  const { violations } = await (rules ? axe.withRules([...rules]) : axe).analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => `${id}: ${target.join(" ")}: ${help}`),
  );
}

export { expect };
