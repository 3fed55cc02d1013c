import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { CLAIMS } from "#app/routes/public/accessibility-claims.ts";

const record = readFileSync("docs/decisions/accessibility.md", "utf8");
const rows = [...record.matchAll(/^\| (\w+) \| `([^`]+)` “([^”]+)” \|$/gm)].map(
  ([, key, file, title]) => ({ key, file: file as string, title: title as string }),
);

describe("the accessibility statement", () => {
  it("claims what a test holds, and nothing else", () => {
    expect(rows.map(({ key }) => key)).toEqual(CLAIMS.map(({ key }) => key));
  });

  it.each(rows)("has the test that holds “$key”", ({ file, title }) => {
    const named = /\btest(?:\.each\([^)]*\)\))?\(\s*["`]([^"`]*)["`]/g;
    const titles = [...readFileSync(file, "utf8").matchAll(named)].map(([, words]) => words);
    expect(titles).toContainEqual(expect.stringContaining(title));
  });
});
