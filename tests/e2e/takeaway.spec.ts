import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { enter } from "#tests/support/enter.ts";
import { expect, findBarriers, hydrated, test } from "#tests/support/server.ts";

const RESULTS = "/areas/demonstration/rounds/march-2017/results";

/** The files the page offers, each saved: its name and its first bytes. */
async function saveAll(page: Page): Promise<Map<string, string>> {
  await page.goto(RESULTS);
  await hydrated(page);
  const saved = new Map<string, string>();
  const links = page.getByRole("region", { name: "Take away" }).getByRole("link");
  for (const link of await links.all()) {
    const download = page.waitForEvent("download");
    await link.click();
    const file = await download;
    saved.set(file.suggestedFilename(), readFileSync(await file.path()).toString("latin1", 0, 5));
  }
  return saved;
}

test("who took part takes every file away, and a board its own reading", async ({
  page,
  openContext,
}) => {
  await enter(page, "Joy Mensah");
  expect(Object.fromEntries(await saveAll(page))).toEqual({
    "demonstration-march-2017-results.pdf": "%PDF-",
    "demonstration-march-2017-results.xlsx": expect.stringMatching(/^PK/),
    "demonstration-march-2017-scores.csv": expect.any(String),
    "demonstration-march-2017-levels.csv": expect.any(String),
    "demonstration-march-2017-results.json": expect.stringMatching(/^{/),
    "demonstration-march-2017-heat-map.svg": "<svg ",
    "demonstration-march-2017-heat-map.png": expect.stringMatching(/^.PNG/),
    "demonstration-march-2017-wheel.svg": "<svg ",
    "demonstration-march-2017-wheel.png": expect.stringMatching(/^.PNG/),
    "demonstration-march-2017-spreads.svg": "<svg ",
    "demonstration-march-2017-spreads.png": expect.stringMatching(/^.PNG/),
    "demonstration-march-2017-context.svg": "<svg ",
    "demonstration-march-2017-context.png": expect.stringMatching(/^.PNG/),
    "demonstration-march-2017-second-scores-1.svg": "<svg ",
    "demonstration-march-2017-second-scores-1.png": expect.stringMatching(/^.PNG/),
  });
  const file = await page.request.get(`${RESULTS}/results.json`);
  const { $schema } = await file.json();
  const schema = await page.request.get($schema);
  expect(await schema.json()).toMatchObject({ $id: $schema, title: "Homeward results" });

  const board = await (await openContext()).newPage();
  await enter(board, "Alan Whitcombe");
  const names = [...(await saveAll(board)).keys()];
  expect(names).toContain("demonstration-march-2017-board-results.pdf");
  expect(names.join(" ")).not.toMatch(/scores|heat-map|spreads/);
  expect((await board.request.get(`${RESULTS}/scores.csv`)).status()).toBe(404);
});

test("an edition of one's own: mistakes by line, a preview, then a round on it", async ({
  page,
  allowConsole,
}) => {
  allowConsole(/422/);
  const own = readFileSync("content/editions/hicm-2017/model.yaml", "utf8")
    .replace("id: hicm-2017", "id: marram-2018")
    .replace("title: High impact", "title: Marram Sands’ high impact")
    .replace("topic: Bottlenecks", "topic: Where people wait");
  await enter(page, "Frances Oyelaran");
  await page.goto("/areas/demonstration/rounds");
  await page.getByRole("link", { name: "Editions of the model" }).click();
  await page.getByRole("link", { name: "Add an edition of your own" }).click();
  await hydrated(page);
  const send = async (text: string) => {
    await page
      .getByLabel("Edition file")
      .setInputFiles({ name: "own.yaml", mimeType: "text/yaml", buffer: Buffer.from(text) });
    await page.getByRole("button", { name: "Check it" }).click();
  };
  await send(own.replace("value: 4", "value: 5").replace("number: 3", "number: 9"));
  const problems = page.getByRole("alert");
  await expect(problems).toContainText("2 things to put right");
  await expect(problems).toContainText("changes[2].number");
  await expect(problems).toContainText("levels[3].value");
  expect(await findBarriers(page)).toEqual([]);

  await send(own);
  await expect(page.getByText("25 rows in the same words, 1 reworded")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/Marram Sands’ high impact/);
  expect(await findBarriers(page)).toEqual([]);
  await page.getByRole("button", { name: /^Offer it to/ }).click();
  await page.waitForURL("**/editions/*?done=offered");
  await page.getByRole("link", { name: "Prepare a round on it" }).click();
  await hydrated(page);
  await expect(page.getByLabel("Edition of the model", { exact: true })).toHaveValue(
    /^[0-9a-f]{64}$/,
  );
  await page.getByLabel("Name of the round").fill("In our own words");
  await page.getByRole("button", { name: "Prepare the round" }).click();
  await expect(page.getByRole("link", { name: /Marram Sands’ high impact/ })).toBeVisible();
});
