import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { brotliCompressSync } from "node:zlib";
import { compile } from "sass";
import { describe, expect, it } from "vitest";

const { css } = compile("app/ui/styles/homeward.scss", {
  loadPaths: ["node_modules"],
  style: "compressed",
  quietDeps: true,
});
const addresses = [...css.matchAll(/url\("?([^")]*)"?\)/g)].map(([, address = ""]) => address);
const require = createRequire(import.meta.url);

describe("the style sheet", () => {
  it("asks no other host for anything, and holds no unresolved address", () => {
    expect(addresses.length).toBeGreaterThan(0);
    for (const address of addresses) {
      expect(address).not.toMatch(/\$|^https?:|^\/\//);
      if (address.startsWith("/")) expect(existsSync(`public${address}`)).toBe(true);
      else if (!address.startsWith("data:"))
        expect(existsSync(require.resolve(address))).toBe(true);
    }
    expect(css).not.toMatch(/frutiger/i);
    expect(css).not.toContain("$nhsuk");
  });

  it("weighs at most 35 KB compressed", () => {
    expect(brotliCompressSync(css).byteLength).toBeLessThanOrEqual(35 * 1024);
  });
});
