import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, extname, join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { COOKIES } from "#app/domain/privacy/cookies.ts";

const root = resolve(import.meta.dirname, "../..");
const sources = ["app", "db", "tests"].flatMap(listFiles);

describe("the sources", () => {
  it("are there to be looked at", () => {
    expect(sources.length).toBeGreaterThan(50);
  });

  it("have no file named after nothing in particular", () => {
    const vague = /^(utils?|helpers?|common|misc|shared|lib)$/;
    expect(sources.filter((path) => path.split(/[/.]/).some((part) => vague.test(part)))).toEqual(
      [],
    );
  });

  it("have kebab-case names", () => {
    const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*$/;
    const named = sources.map((path) => basename(path).replace(/^_/, ""));
    expect(named.filter((name) => !kebab.test(name))).toEqual([]);
  });

  it("keep SQL in db", () => {
    const code = sources.filter((path) => path.startsWith("app/") && isCode(path));
    const withSql = code.filter(
      (path) => !isTest(path) && /\bsql`|\.prepare\(\s*["'`]|\.pragma\(/.test(read(path)),
    );
    expect(withSql).toEqual([]);
  });

  it("have no style attributes, which the content security policy refuses", () => {
    const pages = sources.filter((path) => path.startsWith("app/") && path.endsWith(".tsx"));
    const styled = pages.filter((path) =>
      /\sstyle=\{|\sstyle="|dangerouslySetInner/.test(read(path)),
    );
    expect(styled).toEqual([]);
  });

  it("make cookies in one place, from the list that docs/security.md repeats", () => {
    const makers = sources.filter(
      (path) =>
        path.startsWith("app/") &&
        isCode(path) &&
        /createCookie\w*\(|document\.cookie/.test(read(path)),
    );
    expect(makers).toEqual(["app/http/session.server.ts"]);
    const told = read("docs/security.md");
    for (const { name, until } of Object.values(COOKIES)) {
      expect(told).toMatch(new RegExp(`^\\| \x60${name}\x60 \\|.*\\| ${until} \\|$`, "m"));
    }
  });

  it("mark every module that needs Node as one for the server", () => {
    const shared = sources.filter(
      (path) => /^app\/(domain|charts|ui|routes)\//.test(path) && isCode(path) && !isTest(path),
    );
    const leaking = shared.filter(
      (path) => !path.includes(".server.") && /from "node:(?!crypto)/.test(read(path)),
    );
    expect(leaking).toEqual([]);
  });
});

describe("the built styles", () => {
  const assets = join(root, "build/client/assets");
  const styles = existsSync(assets)
    ? readdirSync(assets).filter((name) => name.endsWith(".css"))
    : [];

  it.skipIf(styles.length === 0)("point only at files of our own", () => {
    for (const name of styles) {
      const addresses = readFileSync(join(assets, name), "utf8").match(/url\([^)]*\)/g) ?? [];
      expect(addresses.filter((address) => /\$|https?:|\/\//.test(address))).toEqual([]);
    }
  });
});

function listFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .filter((path) => !path.startsWith("db/migrations/"));
}

function isCode(path: string): boolean {
  return [".ts", ".tsx", ".mjs"].includes(extname(path));
}

function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path);
}

function read(path: string): string {
  return readFileSync(join(root, path), "utf8");
}
