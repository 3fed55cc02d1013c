import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterEach, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "../..");
const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

it("finds nothing to complain about in the project", () => {
  expect(violations(root, ["app", "db"])).toEqual([]);
});

it("lets a downward import and a type from above pass", () => {
  const house = plant({
    "app/domain/level.ts": "export const LEVELS = 5;\n",
    "app/services/scores.server.ts":
      'import { LEVELS } from "#app/domain/level.ts";\nexport type Scores = { levels: typeof LEVELS };\n',
    "app/ui/level.tsx":
      'import type { Scores } from "#app/services/scores.server.ts";\nexport const show = (scores: Scores) => scores.levels;\n',
  });
  expect(violations(house, ["app"])).toEqual([]);
});

const PLANTED: [rule: string, files: Record<string, string>, from: string][] = [
  [
    "upward-from-domain",
    {
      "app/domain/score.ts":
        'import { record } from "#app/services/scores.server.ts";\nexport const score = record;\n',
      "app/services/scores.server.ts": "export const record = 1;\n",
    },
    "app/domain/score.ts",
  ],
  [
    "upward-from-db",
    {
      "db/rows.server.ts":
        'import type { Page } from "#app/routes/rounds/page.tsx";\nexport type Row = Page;\n',
      "app/routes/rounds/page.tsx": "export type Page = string;\n",
    },
    "db/rows.server.ts",
  ],
  [
    "cycle",
    {
      "app/domain/a.ts": 'import { b } from "./b.ts";\nexport const a = () => b;\n',
      "app/domain/b.ts": 'import { a } from "./a.ts";\nexport const b = () => a;\n',
    },
    "app/domain/a.ts",
  ],
  [
    "route-imports-route",
    {
      "app/routes/plan/page.tsx":
        'import { heading } from "#app/routes/rounds/heading.tsx";\nexport default heading;\n',
      "app/routes/rounds/heading.tsx": "export const heading = 1;\n",
    },
    "app/routes/plan/page.tsx",
  ],
  [
    "pages-read-data",
    {
      "app/ui/table.tsx":
        'import { rows } from "#db/rows.server.ts";\nexport const table = rows;\n',
      "db/rows.server.ts": "export const rows = 1;\n",
    },
    "app/ui/table.tsx",
  ],
  [
    "impure-domain",
    {
      "app/domain/file.ts":
        'import { readFileSync } from "node:fs";\nexport const read = readFileSync;\n',
    },
    "app/domain/file.ts",
  ],
  [
    "impure-domain",
    { "app/domain/page.ts": 'import { useState } from "react";\nexport const use = useState;\n' },
    "app/domain/page.ts",
  ],
  [
    "sql-outside-db",
    {
      "app/services/direct.server.ts":
        'import { sql } from "drizzle-orm";\nexport const all = sql`select 1`;\n',
    },
    "app/services/direct.server.ts",
  ],
  [
    "unresolved",
    { "app/domain/lost.ts": 'export { nothing } from "./nowhere.ts";\n' },
    "app/domain/lost.ts",
  ],
];

it.each(PLANTED)("refuses a planted violation of %s", (rule, files, from) => {
  const parts = new Set(Object.keys(files).map((path) => path.split("/", 1)[0] ?? ""));
  expect(violations(plant(files), [...parts])).toContainEqual({ rule, from });
});

/** A house of its own, made of these files, with the project's settings and packages. */
function plant(files: Record<string, string>): string {
  const house = mkdtempSync(join(tmpdir(), "homeward-layers-"));
  folders.push(house);
  for (const name of ["package.json", "tsconfig.json"]) cpSync(join(root, name), join(house, name));
  symlinkSync(join(root, "node_modules"), join(house, "node_modules"));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(house, path)), { recursive: true });
    writeFileSync(join(house, path), text);
  }
  return house;
}

function violations(house: string, parts: string[]): { rule: string; from: string }[] {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [
      join(root, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs"),
      "--config",
      join(root, ".dependency-cruiser.cjs"),
      "--output-type",
      "json",
      ...parts,
    ],
    { cwd: house, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 },
  );
  if (!stdout) throw new Error(stderr);
  const { summary } = JSON.parse(stdout);
  return summary.violations.map((found: { rule: { name: string }; from: string }) => ({
    rule: found.rule.name,
    from: found.from,
  }));
}
