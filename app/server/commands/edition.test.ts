import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";

const run = (command: string, ...args: string[]) =>
  spawnSync(process.execPath, ["--import", "tsx", `app/server/commands/${command}.ts`, ...args], {
    encoding: "utf8",
  });

it("prints an edition as JSON and nothing else", () => {
  const { status, stdout } = run("edition", "hicm-2017");
  const edition = JSON.parse(stdout);
  expect(status).toBe(0);
  expect(edition.levels[0]).toEqual({
    value: 1,
    name: "Not yet established",
    meaning: expect.any(String),
  });
  expect(edition.changes).toHaveLength(8);
  expect(edition.changes[0].rows[1]).toMatchObject({
    key: "early-discharge-planning.emergency-admissions",
    topic: expect.any(String),
    measures: expect.any(Array),
    source: { publication: "hicm-2017", page: 8, row: 2 },
  });
});

it("says in one line that it does not know an edition", () => {
  const { status, stdout, stderr } = run("edition", "hicm-1999");
  expect(status).toBe(1);
  expect(stdout).toBe("");
  expect(stderr).toBe(
    'There is no edition "hicm-1999". There are: hicm-2017, integration-standard-2017.\n',
  );
});

it("finds the committed content in order", () => {
  const { status, stdout } = run("content-check");
  expect(status).toBe(0);
  expect(stdout).toMatch(/^Content is in order: .*35 rows/);
});
