import { expect, findBarriers, hydrated, test } from "#tests/support/server.ts";

test("the front page answers, works and shuts nobody out", async ({ page }) => {
  const answer = await page.goto("/");
  expect(answer?.status()).toBe(200);
  await hydrated(page);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  expect(await findBarriers(page)).toEqual([]);
});

test("its headers keep it private and to its own files", async ({ page }) => {
  const answer = await page.goto("/");
  const headers = answer?.headers() ?? {};
  expect(headers["cache-control"]).toBe("private, no-store");
  expect(headers["content-security-policy"]).toContain("default-src 'none'");
  expect(headers["content-security-policy"]).not.toContain("unsafe");
  expect(headers["referrer-policy"]).toBe("same-origin");
  const nonce = /'nonce-([^']+)'/.exec(headers["content-security-policy"] ?? "")?.[1] ?? "";
  const html = (await answer?.text()) ?? "";
  const scripts = html.match(/<script[^>]*>/g) ?? [];
  expect(scripts.length).toBeGreaterThan(0);
  expect(scripts.filter((tag) => !tag.includes(`nonce="${nonce}"`))).toEqual([]);
});

test("an unknown address is a page of ours", async ({ page, allowConsole }) => {
  allowConsole(/404/);
  const answer = await page.goto("/no-such-page");
  expect(answer?.status()).toBe(404);
  await hydrated(page);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  expect(await findBarriers(page)).toEqual([]);
});

test("it needs no scripts", async ({ openContext }) => {
  const context = await openContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});

test("its styles and scripts are kept for a year", async ({ page, request }) => {
  await page.goto("/");
  const style = await page.locator('link[rel="stylesheet"]').first().getAttribute("href");
  const answer = await request.get(style ?? "");
  expect(answer.headers()["cache-control"]).toBe("public, max-age=31536000, immutable");
});
