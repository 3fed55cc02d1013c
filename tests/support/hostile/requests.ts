import fc from "fast-check";
import type { Form } from "../authorisation/entry.ts";
import { MONEY_PAGES } from "../authorisation/money-pages.ts";
import { PLAN_PAGES } from "../authorisation/plan-pages.ts";
import { ROUND_PAGES } from "../authorisation/round-pages.ts";
import { fillAddress, listRoutes } from "../routes.ts";
import type { HostileRequest } from "./send.ts";

/** What stands for parameters of an address, mostly: things that are there. */
const AT: Readonly<Record<string, readonly string[]>> = {
  area: ["demonstration", "demonstration", "demonstration", "elsewhere"],
  round: ["june-2017", "march-2017", "september-2016"],
  change: ["1", "4", "0", "-1", "1e309", "%EF%BC%99"],
  member: ["meera-joshi", "new", "stella-range"],
  partner: ["hospitals", "new"],
  meeting: ["delivery-board-july-2017", "delivery-board-march-2017"],
  action: ["one-discharge-team", "bottlenecks-put-right"],
  scheme: ["trusted-assessor-pilot", "new"],
  consultation: ["draft-june-2017"],
  signatory: ["council", "new"],
  year: ["2017-18", "2018-19"],
  quarter: ["2017-18-q1", "2016-17-q4"],
  section: ["cover", "income-and-expenditure", "changes"],
  pack: ["pack-march-2017"],
  measure: ["reablement-at-91-days", "new"],
  case: ["marram-sands"],
  criterion: ["maturity", "metrics", "pooling"],
  edition: ["hicm-2017"],
  row: ["home-first.long-term-care-decisions"],
};

/** Names that mean something to the language, or to whoever reads a form. */
const NAMES = [
  ...["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "valueOf", "length"],
  ...["__defineGetter__", "then", "toJSON", "", "[]", "[][]", "a[b][c]", "-day", "x-day"],
  ...["form", "intent", "deed", "kindOfForm", "version", "member", "row-0", "answer-0", "use"],
  ...[
    "column-change",
    "owner:%",
    "owner:__proto__",
    "text-",
    "text-__proto__",
    "board-0",
    "row-999",
  ],
];

const SIGNS = [
  "\u0000",
  "\u202e",
  "\u2028",
  "\ufeff",
  "😀",
  "é",
  "\r\n",
  "\t",
  "'",
  '"',
  "<",
  "&",
  "%",
];

const VALUES = [
  ...["", " ", "0", "-1", "1.5", "1e309", "-1e309", "NaN", "Infinity", "9007199254740993"],
  ...["99999999999999999999", "0x10", "٣", "null", "undefined", "true", "{}", "[]", "__proto__"],
  ...["constructor", "../../../etc/passwd", "%00", "' OR 1=1 --", "<script>alert(1)</script>"],
  ...["javascript:alert(1)", "https://", "http://[::1", "2017-02-30", "0000-00-00", "30/2/2017"],
  ...["£9e99", "£-1", "£1,2,3", "1 June 2017", "275760-09-13", "=1+1", "stella-range", "elsewhere"],
  ...["june-2017", "march-2017", "hospitals", "1 one-discharge-team", "0 __proto__", "new", "any"],
  ...['{"lines":[[1]]}', '{"name":"","lines":[[1,null]],"remarks":[]}', "[".repeat(5_000)],
  ...["a".repeat(5_000), "é".repeat(3_000), "a ".repeat(20_000), "1".repeat(400), "9,".repeat(500)],
];

const value = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...VALUES) },
  { weight: 2, arbitrary: fc.string({ unit: "grapheme", maxLength: 40 }) },
  { weight: 1, arbitrary: fc.string({ unit: fc.constantFrom(...SIGNS), maxLength: 20 }) },
);
const name = fc.oneof(fc.constantFrom(...NAMES), fc.string({ maxLength: 12 }));

/** What is done to one field of a form that would have fitted. */
const change = fc.oneof(
  { weight: 8, arbitrary: fc.constant({ kind: "keep" } as const) },
  { weight: 2, arbitrary: fc.constant({ kind: "drop" } as const) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("replace" as const), value }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("repeat" as const), value }) },
  { weight: 1, arbitrary: fc.constant({ kind: "list" } as const) },
);

type Field = [name: string, value: string];

const toFields = (form: Form): Field[] =>
  form instanceof File
    ? [["text", "a,b\n"]]
    : Object.entries(form).flatMap(([key, held]) => [held].flat().map((one): Field => [key, one]));

/** A form that would have fitted, with some of its fields dropped, repeated or replaced. */
const spoil = (form: Form): fc.Arbitrary<Field[]> => {
  const fields = toFields(form);
  return fc
    .tuple(
      fc.array(change, { minLength: fields.length, maxLength: fields.length }),
      fc.oneof(
        { weight: 3, arbitrary: fc.constant<Field[]>([]) },
        { weight: 2, arbitrary: fc.array(fc.tuple(name, value), { maxLength: 4 }) },
      ),
    )
    .map(([changes, more]) => [
      ...fields.flatMap(([key, held], at): Field[] => {
        const done = changes[at];
        if (done?.kind === "drop") return [];
        if (done?.kind === "replace") return [[key, done.value]];
        if (done?.kind === "repeat")
          return [
            [key, held],
            [key, done.value],
          ];
        if (done?.kind === "list") return [[`${key}[]`, held]];
        return [[key, held]];
      }),
      ...more,
    ]);
};

type Body = { type: string; body: Buffer };

const BOUNDARY = "----a-boundary-of-tests";
const URLENCODED = "application/x-www-form-urlencoded";

const encode = (fields: Field[]): Body => ({
  type: URLENCODED,
  body: Buffer.from(new URLSearchParams(fields).toString()),
});

/** The same as parts, where the first is a file. */
const toParts = (fields: Field[]): string =>
  `${fields
    .map(([key, held], at) => {
      const file = at === 0 ? '; filename="a\\".csv"\r\nContent-Type: text/csv' : "";
      const clean = key.replace(/["\r\n]/g, "%22");
      return `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${clean}"${file}\r\n\r\n${held}\r\n`;
    })
    .join("")}--${BOUNDARY}--\r\n`;

const multipart = (text: string | Buffer): Body => ({
  type: `multipart/form-data; boundary=${BOUNDARY}`,
  body: Buffer.from(text as string),
});

/** Parts cut short, with a byte turned over, or with their boundary named otherwise. */
const brokenParts = (fields: Field[]): fc.Arbitrary<Body> =>
  fc.tuple(fc.nat(), fc.constantFrom("cut", "flip", "boundary", "nothing")).map(([at, how]) => {
    const whole = Buffer.from(toParts(fields));
    if (how === "cut") return multipart(whole.subarray(0, at % whole.length));
    if (how === "boundary") return { ...multipart(whole), type: "multipart/form-data; boundary=x" };
    if (how === "nothing") return { ...multipart(whole), type: "multipart/form-data" };
    const turned = Buffer.from(whole);
    turned[at % turned.length] = 255 - (turned[at % turned.length] ?? 0);
    return multipart(turned);
  });

const json = (text: string): Body => ({ type: "application/json", body: Buffer.from(text) });

const jsonBody = fc.oneof(
  fc.json({ maxDepth: 6 }).map(json),
  fc.integer({ min: 1, max: 100_000 }).map((depth) => json("[".repeat(depth) + "]".repeat(depth))),
  fc
    .integer({ min: 1, max: 8_000 })
    .map((width) =>
      json(
        JSON.stringify(
          Object.fromEntries(Array.from({ length: width }, (_, at) => [`k${at}`, at])),
        ),
      ),
    ),
  fc.constantFrom('{"__proto__":{"a":1}}', '{"a":1e999}', "{", "", "nul", '"\\ud800"').map(json),
);

/** Bytes that are no form: broken escapes, no UTF-8, thousands of fields, more than may be sent. */
const rawBody = fc.oneof(
  fc
    .uint8Array({ maxLength: 300 })
    .map((bytes) => ({ type: URLENCODED, body: Buffer.from(bytes) })),
  fc
    .constantFrom(
      "%",
      "%zz=%",
      "a=%ed%a0%80",
      "a=%c0%80",
      "=&=&=",
      "&".repeat(9_000),
      "a&".repeat(9_000),
    )
    .map((text) => ({ type: URLENCODED, body: Buffer.from(text) })),
  fc
    .constantFrom(
      "text/plain",
      "application/xml",
      "",
      "*/*",
      "a/b;;;",
      "application/x-www-form-urlencoded; charset=utf-7",
    )
    .map((type) => ({ type, body: Buffer.from("form=edit&version=1") })),
  fc.constant({ type: URLENCODED, body: Buffer.alloc(300 * 1024, "a=b&") }),
);

const bodyOf = (form: Form): fc.Arbitrary<Body> =>
  fc.oneof(
    { weight: 14, arbitrary: spoil(form).map(encode) },
    { weight: 2, arbitrary: spoil(form).map((fields) => multipart(toParts(fields))) },
    { weight: 2, arbitrary: spoil(form).chain(brokenParts) },
    { weight: 1, arbitrary: jsonBody },
    { weight: 1, arbitrary: rawBody },
  );

/** An address of a route, its parameters mostly there, now and then anything. */
const addressOf = (pattern: string): fc.Arbitrary<string> => {
  const names = [...pattern.matchAll(/:(\w+)/g)].map(([, each]) => each ?? "");
  const values = fc.record(
    Object.fromEntries(
      names.map((each) => [
        each,
        fc.oneof(
          { weight: 12, arbitrary: fc.constantFrom(...(AT[each] ?? ["any"])) },
          {
            weight: 1,
            arbitrary: value.map((held) => encodeURIComponent(held.slice(0, 300).toWellFormed())),
          },
        ),
      ]),
    ),
  );
  const address = pattern.replace("*", "nowhere/at/all");
  return values.map((filled) => fillAddress(address, filled));
};

const query = fc.oneof(
  { weight: 8, arbitrary: fc.constant("") },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.tuple(name, value), { maxLength: 5 })
      .map((fields) => `?${new URLSearchParams(fields).toString().slice(0, 4_000)}`),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "?%",
      "?index",
      "?_routes=%",
      "?_routes=__proto__",
      "?=&=&",
      "?a=%00",
    ),
  },
);

/** Headers that could be believed where they should not be. */
const headers: fc.Arbitrary<Record<string, string>> = fc.oneof(
  { weight: 10, arbitrary: fc.constant({}) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Record<string, string>>(
      { "X-HTTP-Method-Override": "DELETE" },
      { "X-Forwarded-Host": "elsewhere.example", "X-Forwarded-Proto": "javascript" },
      { "X-Original-URL": "/areas/elsewhere", "X-Rewrite-URL": "/areas/elsewhere" },
      { Origin: "null" },
      { Origin: "http://elsewhere.example" },
      { "Sec-Fetch-Site": "cross-site" },
      { "Accept-Language": "a".repeat(4_000), Accept: "*/*;q=9" },
      { "User-Agent": "\u00ff".repeat(300) },
      { "Content-Encoding": "gzip" },
      { Range: "bytes=0-,0-,0-,0-" },
      { "If-None-Match": "*", "If-Modified-Since": "never" },
      { Expect: "100-continue" },
    ),
  },
);

const DEEDS = Object.entries({ ...ROUND_PAGES, ...PLAN_PAGES, ...MONEY_PAGES }).flatMap(
  ([address, { deeds }]) =>
    Object.values(deeds ?? {}).map(({ form }) => ({
      pattern: `areas/:area/${address}`.replace(/\/$/, ""),
      form,
    })),
);
const ROUTES = [...new Set(listRoutes().map(({ pattern }) => pattern))]
  // Documents have tests and limits of their own; who signs out sends nothing more.
  .filter((pattern) => !/\.(pdf|docx|xlsx)$/.test(pattern) && pattern !== "sign-out");
const OUTSIDE: Form = {
  ...{ email: "frances@example.org", password: "a long pass phrase", code: "4FK7-9TWX" },
  ...{ name: "Gwen", partnerId: "hospitals", formKey: "a-key-of-tests", as: "invited" },
  ...{
    presentPassword: "a long pass phrase",
    newPassword: "another pass phrase",
    member: "nobody",
  },
};

const end = fc.constantFrom(...Array.from({ length: 19 }, () => ".data"), "");
const toPath = (address: string, ending: string) =>
  address === "/" ? (ending ? "/_root.data" : "/?index") : `${address}${ending}`;

/** Who sends it: the number of a cookie the test holds, or something that is none. */
export type Sent = { request: HostileRequest; sender: number };

/** A post to any route, from anybody. */
export const hostilePost: fc.Arbitrary<Sent> = fc
  .oneof(
    { weight: 4, arbitrary: fc.constantFrom(...DEEDS) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(...ROUTES.map((pattern) => ({ pattern, form: OUTSIDE }))),
    },
  )
  .chain(({ pattern, form }) =>
    fc.tuple(addressOf(pattern), end, query, headers, bodyOf(form), fc.nat(1_000)),
  )
  .map(([address, ending, search, extra, { type, body }, sender]) => ({
    sender,
    request: {
      method: "POST",
      path: `${toPath(address, ending)}${search}`,
      headers: { ...(type && { "Content-Type": type }), ...extra },
      body,
    },
  }));

/** A page asked for at an address nobody gave out. */
export const hostileGet: fc.Arbitrary<Sent> = fc
  .constantFrom(...ROUTES)
  .chain((pattern) => fc.tuple(addressOf(pattern), end, query, headers, fc.nat(1_000)))
  .map(([address, ending, search, extra, sender]) => ({
    sender,
    request: {
      method: "GET",
      path: `${toPath(address, ending)}${search}`,
      headers: extra,
      body: Buffer.alloc(0),
    },
  }));
