import { resolve } from "node:path";
import type { RouteConfigEntry } from "@remix-run/route-config";
import routes from "#app/routes.ts";

/** A page's or file's module: what it answers a GET with, what a POST, and its page. */
type RouteModule = { loader?: unknown; action?: unknown; default?: unknown };

/** An address of `app/routes.ts`, such as "areas/:area/plan", with the file behind it. */
export type Route = {
  id: string;
  parentId: string | undefined;
  /** The whole address; the parent's for a page that stands at it. */
  pattern: string;
  path: string | undefined;
  index: boolean;
  file: string;
};

/** Every entry of `app/routes.ts`, layouts included, each after its parent. */
export function listRoutes(): Route[] {
  return flatten(routes, undefined);
}

function flatten(entries: RouteConfigEntry[], parent: Route | undefined): Route[] {
  return entries.flatMap((entry) => {
    const route: Route = {
      id: entry.id ?? entry.file.replace(/\.tsx?$/, ""),
      parentId: parent?.id,
      pattern: [parent?.pattern, entry.path].filter(Boolean).join("/"),
      path: entry.path,
      index: entry.index ?? false,
      file: entry.file,
    };
    return [route, ...flatten(entry.children ?? [], route)];
  });
}

/** The module of a route, as it stands in the sources. */
export function importRoute({ file }: Route): Promise<RouteModule> {
  return import(resolve("app", file));
}

/** An address with each of its parameters filled in; what nobody named stays as it is. */
export function fillAddress(pattern: string, values: Readonly<Record<string, string>>): string {
  return `/${pattern.replace(/:(\w+)/g, (part, name) => values[name] ?? part)}`;
}
