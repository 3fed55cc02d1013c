import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliDecompressSync } from "node:zlib";
import type { ServerBuild } from "@remix-run/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ListeningApp, listenApp } from "#tests/support/app.ts";

/*
 * What a page makes a phone load, in bytes as they travel: docs/decisions/speed.md. Whoever meets a
 * limit here looks first for a schema that a page imports whole (see app/ui/form.tsx).
 */

const KB = 1024;
const FORMS = 115 * KB;

const { assets }: ServerBuild = await import(pathToFileURL(resolve("build/server/index.js")).href);
type Route = (typeof assets.routes)[string];

const weigh = (file: string) => readFileSync(`build/client${file}.br`).byteLength;

/** The scripts a page loads before anybody has touched it. */
function listScripts(id: string): Set<string> {
  const files = new Set([assets.entry.module, ...assets.entry.imports]);
  let route: Route | undefined = assets.routes[id];
  while (route) {
    for (const file of [route.module, ...(route.imports ?? [])]) files.add(file);
    route = route.parentId ? assets.routes[route.parentId] : undefined;
  }
  return files;
}

const weighScripts = (id: string) => [...listScripts(id)].reduce((sum, at) => sum + weigh(at), 0);

describe("the weight of a page", () => {
  test("the page on which people score loads at most 95 KB of scripts", () => {
    expect(weighScripts("routes/score/change")).toBeLessThanOrEqual(95 * KB);
  });

  test("every page, those with forms and charts too, loads at most 115 KB of scripts", () => {
    const heavy = Object.keys(assets.routes).filter((id) => weighScripts(id) > FORMS);
    expect(heavy).toEqual([]);
  });

  test("no page loads the checking of forms before somebody fills one in", () => {
    const zod = /"too_small"/;
    const files = new Set(Object.keys(assets.routes).flatMap((id) => [...listScripts(id)]));
    const whole = [...files].filter((file) =>
      zod.test(readFileSync(`build/client${file}`, "utf8")),
    );
    expect(whole).toEqual([]);
  });
});

describe("built files", () => {
  let app: ListeningApp;
  beforeAll(async () => {
    app = await listenApp();
  });
  afterAll(() => app.close());

  test("travel as the build compressed them, and are kept for good", async () => {
    const file = assets.entry.module;
    const answer = await app.send(file, { headers: { "Accept-Encoding": "gzip, br" } });
    expect(answer).toMatchObject({
      status: 200,
      headers: {
        "content-encoding": "br",
        "content-type": expect.stringContaining("javascript"),
        "content-length": String(weigh(file)),
        "cache-control": "public, max-age=31536000, immutable",
        vary: "Accept-Encoding",
        "x-content-type-options": "nosniff",
      },
    });
    // What is said of pages would travel thirty times a page.
    expect(answer.headers).not.toHaveProperty("content-security-policy");
    expect(brotliDecompressSync(readFileSync(`build/client${file}.br`))).toEqual(
      readFileSync(`build/client${file}`),
    );
  });

  test("come whole to whoever does not take brotli", async () => {
    const file = assets.entry.module;
    const answer = await app.send(file, { headers: { "Accept-Encoding": "identity" } });
    expect(answer.headers["content-encoding"]).toBeUndefined();
    expect(answer.body).toBe(readFileSync(`build/client${file}`, "utf8"));
  });

  test("are not sent again when they are there already", async () => {
    const { headers } = await app.send("/favicon.svg");
    const again = await app.send("/favicon.svg", {
      headers: { "If-None-Match": String(headers.etag) },
    });
    expect(again).toMatchObject({ status: 304, body: "" });
  });
});
