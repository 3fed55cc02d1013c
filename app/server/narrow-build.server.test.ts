import { matchRoutes } from "@remix-run/react";
import { describe, expect, test } from "vitest";
import { makeBuild } from "#tests/support/app.ts";
import { listRoutes } from "#tests/support/routes.ts";
import { narrowBuild } from "./narrow-build.server.ts";

type Tree = NonNullable<Parameters<typeof matchRoutes>[0]>;

const all = Object.fromEntries(listRoutes().map((route) => [route.id, route]));
const narrow = narrowBuild(makeBuild(all));

/** A build's routes in one another, as Remix hands them to what finds a path's. */
function grow(table: object, parent?: string): Tree {
  return (Object.values(table) as (typeof all)[string][])
    .filter(({ parentId }) => parentId === parent)
    .map(({ id, path, index }) =>
      index ? { id, path, index } : { id, path, children: grow(table, id) },
    );
}

const find = (table: object, path: string) =>
  matchRoutes(grow(table), path)?.map(({ route, params }) => [route.id, params]);

describe("a build with no other routes than a path can lead to", () => {
  test.each([
    ...listRoutes().map(
      ({ pattern }) => `/${pattern.replace(/:(\w+)/g, "some-$1").replace("*", "no/such/page")}`,
    ),
    "/AREAS/demonstration/PLAN/",
    "/areas/caf%C3%A9/plan",
    "/areas//demonstration/plan",
    "/areas/a%2Fb/plan",
    "/areas/demonstration/no/such/page",
    "/",
  ])("leads to what the whole leads to: %s", (path) => {
    expect(find(narrow(path).routes, path)).toEqual(find(all, path));
  });

  test("is a small part of it, and one for all paths alike", () => {
    const own = narrow("/areas/one/rounds/march/score/4/save");
    expect(Object.keys(own.routes).length).toBeLessThan(12);
    expect(narrow("/areas/two/rounds/june/score/7/save")).toBe(own);
    expect(narrow("/areas/two/rounds/june/score/7/save.data")).toBe(own);
  });

  test.each(["/__manifest", "/areas/%"])("is the whole one for %s", (path) => {
    expect(Object.keys(narrow(path).routes)).toEqual(Object.keys(all));
  });
});
