import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";

/** What stands for each part of an address on the demonstration area. */
const ADDRESSES: Readonly<Record<string, readonly string[]>> = {
  area: ["demonstration"],
  file: [
    "results.pdf",
    "results.xlsx",
    "scores.csv",
    "levels.csv",
    "results.json",
    "heat-map.svg",
    "heat-map.png",
    "wheel.svg",
    "spreads.svg",
  ],
  round: ["june-2017", "march-2017"],
  change: ["1", "4"],
  edition: ["hicm-2017", "integration-standard-2017"],
  article: ["reablement"],
  action: ["one-discharge-team"],
  scheme: ["trusted-assessor-pilot"],
  consultation: ["draft-june-2017"],
  partner: ["hospitals"],
  member: ["meera-joshi"],
  signatory: ["new", "council"],
  year: ["2017-18"],
  quarter: ["2016-17-q4", "2017-18-q1"],
  section: ["changes", "income-and-expenditure"],
  picture: ["lanes.svg"],
  pack: ["pack-march-2017"],
  measure: ["new", "reablement-at-91-days"],
  row: ["home-first.assessment-away-from-ward"],
  meeting: ["delivery-board-july-2017", "delivery-board-march-2017"],
  token: ["not-a-token"],
  code: ["not-a-code"],
  import: ["not-an-import"],
  case: ["marram-sands"],
  criterion: ["maturity", "metrics"],
};

/**
 * Every address of the built product that can be opened, from its own list of routes, with each
 * parameter filled in. A route with a parameter nobody thought of throws: whoever adds one says
 * here what stands for it.
 */
export async function listAddresses(): Promise<string[]> {
  return list(({ loader, default: page }) => Boolean(loader || page));
}

/** Those of them that are pages: whatever is a file takes long to make, and is looked at elsewhere. */
export async function listPages(): Promise<string[]> {
  return list(({ default: page }) => Boolean(page));
}

type Module = NonNullable<ServerBuild["routes"][string]>["module"];

async function list(wanted: (module: Module) => boolean): Promise<string[]> {
  const file = pathToFileURL(resolve("build/server/index.js")).href;
  const build: ServerBuild = await import(file);
  const patterns = Object.values(build.routes).flatMap((route) => {
    if (!route || route.path === "*") return [];
    const parts: string[] = [];
    let each: typeof route | undefined = route;
    while (each) {
      if (each.path) parts.unshift(each.path);
      each = each.parentId ? build.routes[each.parentId] : undefined;
    }
    return wanted(route.module) ? [`/${parts.join("/")}`] : [];
  });
  return [...new Set(patterns)].sort().flatMap((pattern) => fill(pattern));
}

function fill(pattern: string): string[] {
  const name = /:([a-zA-Z]+)/.exec(pattern)?.[1];
  if (!name) return [pattern];
  const values = ADDRESSES[name];
  if (!values) throw new Error(`Nothing stands for :${name} in ${pattern}: see ADDRESSES.`);
  return values.flatMap((value) => fill(pattern.replace(`:${name}`, value)));
}
