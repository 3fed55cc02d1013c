import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hashAreaFile } from "#app/domain/area-file/area-file.ts";
import { CARRIED_TABLES } from "#db/area-file/carried.server.ts";
import type { AreaFile } from "#db/area-file/file-schema.server.ts";
import { openEmpty } from "#tests/support/demonstration.ts";
import { completeArea } from "#tests/support/whole-area.ts";

/*
 * A file that was spoiled anywhere, and whose hash says that it is as it was made, is refused with
 * what is wrong, or comes in whole: never halfway, and never with a fault.
 */

const KEY = "what two installations both know of";
const here = openEmpty({ areaFileKey: KEY });
const there = openEmpty({ areaFileKey: KEY });
let text: string;

beforeAll(async () => {
  here.loadDemonstration();
  completeArea(here);
  const { bytes } = await here.services.areaFiles.exportArea("demonstration");
  text = new TextDecoder().decode(bytes);
});
afterAll(() => {
  here.close();
  there.close();
});

type Spoil = { pick: number[]; deed: "drop" | "twice" | "other"; value: unknown };

const spoil = fc.record({
  pick: fc.array(fc.nat(10_000), { minLength: 1, maxLength: 8 }),
  deed: fc.constantFrom("drop", "twice", "other"),
  value: fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom(null, "", -1, 6, 1e21, "nobody", "__proto__", "\ud800", [], {}),
  ),
}) as fc.Arbitrary<Spoil>;

/** Goes down the file by the numbers, and does its deed to what it comes to. */
function apply(file: AreaFile, { pick, deed, value }: Spoil): void {
  const full = CARRIED_TABLES.filter(([name]) => file.records[name].length > 0);
  const [first = 0, ...rest] = pick;
  const table = full[first % full.length]?.[0] ?? "partners";
  let at: unknown = file.records[table];
  for (const [place, number] of rest.entries()) {
    if (at === null || typeof at !== "object") return;
    const keys = Object.keys(at);
    const key = keys[number % keys.length];
    if (key === undefined) return;
    const inner = (at as Record<string, unknown>)[key];
    if (place < rest.length - 1 && inner !== null && typeof inner === "object") {
      at = inner;
      continue;
    }
    if (Array.isArray(at) && deed === "drop") at.splice(Number(key), 1);
    else if (Array.isArray(at) && deed === "twice") at.push(structuredClone(inner));
    else if (deed === "drop") delete (at as Record<string, unknown>)[key];
    else (at as Record<string, unknown>)[key] = value;
    return;
  }
}

test("a spoiled file is refused with what is wrong, or comes in whole", () => {
  const { $client } = there.database.orm;
  const count = () =>
    ["areas", "members", "rounds", "scores", "editions"].map((table) =>
      $client.prepare(`SELECT count(*) FROM ${table}`).pluck().get(),
    );
  let number = 0;
  fc.assert(
    fc.property(fc.array(spoil, { minLength: 1, maxLength: 2 }), (spoils) => {
      const file: AreaFile = JSON.parse(text);
      for (const each of spoils) apply(file, each);
      const sent = JSON.stringify({ ...file, hash: hashAreaFile(file) });
      const before = count();
      number += 1;
      const slug = `copy-${number}`;
      const done = there.services.areaFiles.bringIn(new TextEncoder().encode(sent), slug);
      if ("problems" in done) {
        expect(done.problems.length).toBeGreaterThan(0);
        expect(done.problems.every(({ path, sentence }) => path !== "" && sentence !== "")).toBe(
          true,
        );
        expect(count()).toEqual(before);
      } else {
        expect(Number(count()[0])).toBe(Number(before[0]) + 1);
      }
    }),
    { numRuns: 25 },
  );
  expect($client.pragma("foreign_key_check")).toEqual([]);
  expect($client.pragma("integrity_check", { simple: true })).toBe("ok");
});
