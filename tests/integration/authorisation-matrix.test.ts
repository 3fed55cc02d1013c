import { readdirSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type AreaEntry,
  type Deed,
  type Form,
  PERSONS,
  type Person,
  type Rule,
  STATES,
  type State,
  type Who,
} from "#tests/support/authorisation/entry.ts";
import { MONEY_PAGES } from "#tests/support/authorisation/money-pages.ts";
import { type Filling, openPlace, type Place } from "#tests/support/authorisation/place.ts";
import { PLAN_PAGES } from "#tests/support/authorisation/plan-pages.ts";
import { PUBLIC_PAGES } from "#tests/support/authorisation/public-pages.ts";
import { ROUND_PAGES } from "#tests/support/authorisation/round-pages.ts";
import type { PageAnswer } from "#tests/support/installation.ts";
import { fillAddress, importRoute, listRoutes, type Route } from "#tests/support/routes.ts";

/*
 * Every address of the product × what is done there × everybody who may ask × how the round stands,
 * each with its real loader or action on a real database. Who may do what stands in the tables of
 * tests/support/authorisation, to be read without reading code; here stand the rules that hold for all:
 * who is not listed is refused and nothing is written; another area's anything is 404; whoever is
 * signed out is asked to sign in, and comes back.
 */

const AREA = "areas/:area";
const AREA_PAGES: Readonly<Record<string, AreaEntry>> = {
  ...ROUND_PAGES,
  ...PLAN_PAGES,
  ...MONEY_PAGES,
};

const HOW_TO_ADD = `Add it to a table of tests/support/authorisation: public-pages.ts for a page outside
any area, else round-, plan- or money-pages.ts, under its address after "areas/:area/". Say who may open
it (read), and for each thing done there who may (by) and a form as a browser sends it, whose fields fit:
somebody who may not is then refused (403) rather than told what is missing (422).`;

/** What stands for each parameter of an address, of the demonstration and nobody else's. */
const AT: Readonly<Record<string, string>> = {
  ...{ area: "demonstration", change: "1", file: "results.json", picture: "lanes.svg" },
  ...{ member: "meera-joshi", partner: "hospitals", measure: "own-visits", import: "a-plan" },
  ...{ meeting: "delivery-board-july-2017", action: "one-discharge-team", year: "2017-18" },
  ...{ scheme: "trusted-assessor-pilot", consultation: "draft-june-2017", signatory: "council" },
  ...{ quarter: "2017-18-q1", section: "cover", pack: "pack-march-2017", case: "marram-sands" },
  ...{ criterion: "maturity", edition: "{edition}" },
  row: "early-discharge-planning.emergency-admissions",
};
const PUBLIC_AT = { edition: "hicm-2017", article: "reablement", code: "not-a-code" };

const pages = listRoutes().filter(({ pattern, index }, at, all) => {
  // A layout has no address of its own.
  return index || !all.some((other, place) => place > at && other.pattern === pattern);
});
const areaPages = pages.filter(({ pattern }) => pattern === AREA || pattern.startsWith(`${AREA}/`));
const publicPages = pages.filter((page) => !areaPages.includes(page));
const nameOf = ({ pattern }: Route) => pattern.slice(AREA.length + 1);

let place: Place;
const cookies = new Map<string, string>();
let cells = 0;
beforeAll(async () => {
  place = await openPlace();
  for (const person of PERSONS) {
    for (const state of STATES) {
      cookies.set(`${person} ${state}`, await place.cookieOf(person, state));
    }
  }
});
afterAll(() => place.close());

type Asked = { pattern: string; at: Filling; person: Person; state: State };

const countWrites = () =>
  (place.database.orm.$client.prepare("SELECT total_changes() AS n").get() as { n: number }).n;

/** Asks as somebody, and takes back whatever came of it; gives the answer in a word. */
async function ask(handler: unknown, asked: Asked, form?: Form): Promise<string> {
  const { pattern, at, person, state } = asked;
  const { $client } = place.database.orm;
  const filling = place.fillingOf(person, state);
  const values = { round: place.rounds[state], ...at };
  const params = Object.fromEntries(
    Object.entries(values)
      .filter(([name]) => pattern.includes(`:${name}`))
      .map(([name, value]) => [name, fillIn(value, filling)]),
  );
  const before = countWrites();
  cells++;
  if (form) $client.exec("BEGIN");
  const answer = await place.visit(handler, {
    path: fillAddress(pattern, params),
    params,
    cookie: cookies.get(`${person} ${state}`) ?? "",
    ...(form && { form: toFormData(form, filling) }),
  });
  // What was written and taken back by the use case itself is no longer there.
  const touched = answer.status >= 400 && countWrites() > before;
  const now = touched && form ? readAll() : "";
  if (form) $client.exec("ROLLBACK");
  if (touched && now !== (form ? readAll() : null)) return `${answer.status}, and it wrote`;
  return wordOf(answer, form !== undefined);
}

/** Every row of every table. */
function readAll(): string {
  const { $client } = place.database.orm;
  const tables = $client
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table'")
    .pluck()
    .all() as string[];
  return JSON.stringify(tables.map((name) => $client.prepare(`SELECT * FROM "${name}"`).all()));
}

const fillIn = (text: string, filling: Filling) =>
  text.replace(/\{(\w+)\}/g, (word, name) => filling[name] ?? word);

function toFormData(form: Form, filling: Filling): FormData {
  const sent = new FormData();
  if (form instanceof File) sent.set("file", form);
  else {
    for (const [name, value] of Object.entries(form)) {
      for (const each of [value].flat()) sent.append(name, fillIn(each, filling));
    }
  }
  return sent;
}

/** What a guest of the round may ask for at all; everything else does not exist for it. */
const FOR_GUESTS = /^rounds\/:round\/(score|discuss|guest)(\/|$)/;

/** How somebody who is not on the list is turned away. */
function refusalOf(name: string, person: Person, state: State, isPost: boolean): string {
  if (person === "of-another-area" || person === "of-no-area") return "404";
  const isGuest = person === "guest" || person.endsWith("-guest");
  // A guest's session ends with its round.
  if (person === "signed-out" || (isGuest && state === "closed")) return isPost ? "401" : "sign-in";
  if (!isGuest) return "403";
  if (state === "prepared") return "404";
  if (!isPost && name === "rounds/:round") return "own page";
  return FOR_GUESTS.test(name) ? "403" : "404";
}

function wordOf({ status, headers }: PageAnswer, isPost: boolean): string {
  const location = headers.get("Location") ?? "";
  if (location.startsWith("/sign-in?next=")) return "sign-in";
  if (!isPost && location.endsWith("/guest")) return "own page";
  return status < 400 ? "done" : String(status);
}

const isListed = (who: readonly Who[], person: Person) =>
  (who as readonly Person[]).includes(person);

/** Whether a guest's session still stands for somebody in the round's state. */
const isThere = (person: Person, state: State) =>
  !/guest/.test(person) || (state !== "prepared" && state !== "closed");

test("every address has an entry, and every entry an address", () => {
  const missing = (listed: object, of: string[]) =>
    of.filter((name) => !Object.hasOwn(listed, name));
  const areaNames = areaPages.map(nameOf);
  const publicNames = publicPages.map(({ pattern }) => pattern);
  expect(missing(AREA_PAGES, areaNames), HOW_TO_ADD).toEqual([]);
  expect(missing(PUBLIC_PAGES, publicNames), HOW_TO_ADD).toEqual([]);
  expect(Object.keys(AREA_PAGES).filter((name) => !areaNames.includes(name))).toEqual([]);
  expect(Object.keys(PUBLIC_PAGES).filter((name) => !publicNames.includes(name))).toEqual([]);
});

/** How a form says which of its page's forms it is, as the schemas of the pages read it. */
const TOLD_APART = /\b(form|intent|deed|kindOfForm): z\s*\.(?:literal|enum)\(\[?([^\])]*)/g;

test("every form that a page of an area tells apart is a deed of its entry", () => {
  const known = new Map<string, Set<string>>();
  for (const page of areaPages) {
    const folder = dirname(page.file);
    const names = known.get(folder) ?? new Set();
    known.set(folder, names);
    for (const { form } of Object.values(AREA_PAGES[nameOf(page)]?.deeds ?? {})) {
      if (form instanceof File) continue;
      for (const [field, value] of Object.entries(form)) names.add(`${field} ${value}`);
    }
  }
  const missing = [...known].flatMap(([folder, names]) =>
    readdirSync(resolve("app", folder)).flatMap((file) => {
      const source = readFileSync(resolve("app", folder, file), "utf8");
      return [...source.matchAll(TOLD_APART)].flatMap(([, field, listed = ""]) =>
        [...listed.matchAll(/"([\w-]+)"/g)]
          .filter(([, value]) => !names.has(`${field} ${value}`))
          .map(([, value]) => `${folder}/${file}: ${field} ${value}`),
      );
    }),
  );
  expect(missing, HOW_TO_ADD).toEqual([]);
});

describe("in an area,", () => {
  test.each(areaPages.map((page) => [nameOf(page) || "home", page] as const))(
    "%s",
    async (_name, page) => {
      const { pattern } = page;
      const name = nameOf(page);
      const entry = AREA_PAGES[name];
      if (!entry) throw new Error(HOW_TO_ADD);
      const { loader, action } = await importRoute(page);
      expect(entry.read !== undefined, `${name} can be opened`).toBe(loader !== undefined);
      expect(entry.deeds !== undefined, `${name} has something done on it`).toBe(
        action !== undefined,
      );
      const at = { ...AT, ...entry.at };
      const states = pattern.includes(":round") && !entry.at?.round ? STATES : (["open"] as const);
      const rules = Object.entries({
        ...(entry.read && { GET: "by" in entry.read ? entry.read : { by: entry.read } }),
        ...entry.deeds,
      });
      const namesSomething = pattern.replace(AREA, "").includes(":") && !entry.namesNothing;
      const found: Record<string, string> = {};
      const expected: Record<string, string> = {};
      for (const [what, rule] of rules) {
        const form = what === "GET" ? undefined : (rule as Deed).form;
        const handler = form ? action : loader;
        for (const state of states) {
          for (const person of PERSONS) {
            const word = await ask(handler, { pattern, at, person, state }, form);
            expected[`${what}, ${state}, ${person}`] = expectWord(name, what, rule, person, state);
            found[`${what}, ${state}, ${person}`] = isLetIn(rule, form, word) ? "let in" : word;
          }
          if (!namesSomething) continue;
          // Within an area of one's own, with ids of this one.
          const asked = { pattern, at: { ...at, area: "elsewhere" }, state };
          expected[`${what}, ${state}, elsewhere`] = "404";
          found[`${what}, ${state}, elsewhere`] = await ask(
            handler,
            { ...asked, person: "of-another-area" },
            form,
          );
        }
      }
      expect(found).toEqual(expected);
    },
  );
});

/** What a rule says of somebody in a state of the round. */
function expectWord(name: string, what: string, rule: Rule, person: Person, state: State): string {
  const isPost = what !== "GET";
  const by = "prepared" in rule.by ? rule.by[state] : rule.by;
  if (!isListed(by, person) || !isThere(person, state)) {
    return refusalOf(name, person, state, isPost);
  }
  if (rule.in && !rule.in.includes(state)) return "409";
  if (rule.found && !rule.found.includes(state)) return "404";
  return isPost && !rule.in ? "let in" : "done";
}

/** A deed for which no states are named was let in; what came of it is other tests' business. */
const isLetIn = (rule: Rule, form: Form | undefined, word: string) =>
  form !== undefined && !rule.in && /^(done|409|422)$/.test(word);

describe("outside any area,", () => {
  test.each(publicPages.map((page) => [page.pattern || "front page", page] as const))(
    "%s",
    async (_name, page) => {
      const { pattern } = page;
      const entry = PUBLIC_PAGES[pattern];
      if (!entry) throw new Error(HOW_TO_ADD);
      const { loader, action } = await importRoute(page);
      expect(entry.get !== undefined, `${pattern} can be opened`).toBe(loader !== undefined);
      expect(entry.post !== undefined, `${pattern} takes a form`).toBe(action !== undefined);
      for (const person of PERSONS) {
        const asked = { pattern, at: PUBLIC_AT, person, state: "open" as const };
        const isSignedIn = !/guest|signed-out/.test(person);
        const isLetIn = entry.to === "everybody" || isSignedIn;
        const opened = isSignedIn ? (entry.signedIn ?? entry.get) : entry.get;
        if (loader) {
          const wanted = isLetIn ? toWord(opened ?? 0) : "sign-in";
          expect(await ask(loader, asked), person).toBe(wanted);
        }
        if (entry.post) {
          const { status, form } = entry.post;
          expect(await ask(action, asked, form), person).toBe(toWord(isLetIn ? status : 401));
        }
      }
    },
  );
});

const toWord = (status: number) => (status < 400 ? "done" : String(status));

test("the matrix has a cell for everybody, everywhere, in every state", () => {
  expect(cells).toBeGreaterThan(9_400);
});
