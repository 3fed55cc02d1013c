import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { type OpenStream, openStream } from "#tests/support/live.ts";
import { startProcess } from "#tests/support/process.ts";
import { TEMPLATE } from "#tests/support/template.ts";

const ROUND = "/areas/demonstration/rounds/june-2017";

let folder: string;
let path: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "homeward-live-"));
  path = join(folder, "homeward.db");
  copyFileSync(TEMPLATE, path);
});
test.afterEach(() => rmSync(folder, { recursive: true }));

/** Signs in as a person of the demonstration, in a browser of its own; gives the cookie. */
async function enter(url: string, person: string): Promise<string> {
  const answer = await fetch(`${url}/demo`, {
    method: "POST",
    body: new URLSearchParams({ member: person }),
    headers: { Origin: url },
    redirect: "manual",
  });
  expect(answer.status).toBe(302);
  return (answer.headers.get("Set-Cookie") ?? "").split(";", 1)[0] ?? "";
}

async function reveal(url: string, cookie: string, change: number): Promise<void> {
  const answer = await fetch(`${url}${ROUND}/discuss/${change}`, {
    method: "POST",
    body: new URLSearchParams({ intent: "reveal" }),
    headers: { Origin: url, Cookie: cookie },
    redirect: "manual",
  });
  expect(answer.status).toBeLessThan(400);
}

const isFirst = ({ data }: { data: Record<string, unknown> | null }) => data !== null;

test("a stop with two hundred open streams ends each of them, and then the process", async () => {
  const running = await startProcess(path);
  const cookies = await Promise.all(
    Array.from({ length: 25 }, () => enter(running.url, "tunde-balogun")),
  );
  const streams: OpenStream[] = await Promise.all(
    cookies.flatMap((cookie) =>
      Array.from({ length: 8 }, () => openStream(`${running.url}${ROUND}/live`, cookie)),
    ),
  );
  await Promise.all(streams.map((stream) => stream.until(isFirst)));
  const exit = running.stop();
  expect(await Promise.all(streams.map((stream) => stream.over))).toEqual(streams.map(() => "end"));
  expect(await exit).toBe(0);
});

test("a projector whose server restarts follows again by itself, and so does one that lost its page", async ({
  context,
  page,
}) => {
  const first = await startProcess(path);
  const facilitator = await enter(first.url, "frances-oyelaran");
  const [name = "", value = ""] = facilitator.split("=");
  await context.addCookies([{ name, value, url: first.url }]);
  // Its tries come by and by: on a slow machine the server may be away for longer than the first ones.
  const stands = () =>
    page.waitForResponse((answer) => answer.url().endsWith("/live"), { timeout: 120_000 });
  const stream = stands();
  await page.goto(`${first.url}${ROUND}/screen`);
  await stream;
  const goTo = (url: string, change: number) =>
    fetch(`${url}${ROUND}/discuss/${change}`, {
      method: "POST",
      body: new URLSearchParams({ intent: "here" }),
      headers: { Origin: url, Cookie: facilitator },
      redirect: "manual",
    });
  const heading = page.getByRole("heading", { level: 1 });

  // The stream brings the news and the page cannot be had: the one moment in which it would be lost.
  let lost = 0;
  await page.route(/screen(\.data|\?.*_data)/, (route) => {
    lost += 1;
    return route.abort();
  });
  expect((await goTo(first.url, 2)).status).toBeLessThan(400);
  await expect(heading).toContainText("Systems to monitor patient flow");
  expect(lost).toBe(1);
  await page.unroute(/screen(\.data|\?.*_data)/);
  // The page came afresh, and needs its scripts before their server goes.
  await expect(page.locator("html[data-hydrated]")).toBeAttached();

  // The screen may be back before the new process has said so here.
  const again = stands();
  await first.kill();
  const second = await startProcess(path, { PORT: new URL(first.url).port });
  await again;
  expect((await goTo(second.url, 3)).status).toBeLessThan(400);
  await expect(heading).toContainText("ulti-disciplinary");
  expect(await second.stop()).toBe(0);
});

test("after a kill -9 whoever comes back learns what it missed", async () => {
  const first = await startProcess(path);
  const [scorer, facilitator] = [
    await enter(first.url, "tunde-balogun"),
    await enter(first.url, "frances-oyelaran"),
  ];
  const before = await openStream(`${first.url}${ROUND}/live`, scorer);
  const known = (await before.until(isFirst)).data;
  // Nobody is left to hear of this one before the process dies.
  before.leave();
  await reveal(first.url, facilitator, 4);
  await first.kill();

  const second = await startProcess(path);
  const after = await openStream(`${second.url}${ROUND}/live`, scorer);
  const told = (await after.until(isFirst)).data;
  expect(Number(told?.revision)).toBeGreaterThan(Number(known?.revision));
  await reveal(second.url, facilitator, 1);
  const next = await after.until(({ data }) => data?.kind === "revealed");
  expect(next.data).toMatchObject({ change: 1 });
  expect(Number(next.data?.revision)).toBeGreaterThan(Number(told?.revision));
  expect(await second.stop()).toBe(0);
});
