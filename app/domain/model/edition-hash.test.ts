import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Edition } from "./edition.ts";
import { editionHash } from "./edition-hash.ts";
import { loadEdition } from "./load-edition.ts";

const file = "content/editions/hicm-2017/model.yaml";
const edition = loadEdition(readFileSync(file, "utf8"), file);

/** The same data with every object's keys in another order, drawn from `shuffle`. */
function reorder(value: unknown, shuffle: (keys: string[]) => string[]): unknown {
  if (Array.isArray(value)) return value.map((part) => reorder(part, shuffle));
  if (value === null || typeof value !== "object") return value;
  const parts = value as Record<string, unknown>;
  return Object.fromEntries(
    shuffle(Object.keys(parts)).map((key) => [key, reorder(parts[key], shuffle)]),
  );
}

describe("editionHash", () => {
  it("is 64 hexadecimal digits", () => {
    expect(editionHash(edition)).toMatch(/^[0-9a-f]{64}$/);
  });

  it("does not depend on the order of keys", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 12 }), fc.boolean(), (turn, reverse) => {
        const shuffled = reorder(edition, (keys) => {
          const cut = turn % keys.length;
          const turned = [...keys.slice(cut), ...keys.slice(0, cut)];
          return reverse ? turned.reverse() : turned;
        }) as Edition;
        expect(editionHash(shuffled)).toBe(editionHash(edition));
      }),
    );
  });

  it("changes with a single letter, and with the order of rows", () => {
    const reworded = structuredClone(edition);
    const row = reworded.changes[0]?.rows[0];
    if (row) row.topic = `${row.topic}s`;
    const reversed = structuredClone(edition);
    reversed.changes[1]?.rows.reverse();

    const hashes = [edition, reworded, reversed].map(editionHash);
    expect(new Set(hashes).size).toBe(3);
  });
});
