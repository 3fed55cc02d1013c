import { expect, it } from "vitest";
import { slugOf } from "./slug.ts";

it("makes an address part of any name", () => {
  expect(slugOf("Southend-on-Sea")).toBe("southend-on-sea");
  expect(slugOf("  St Mary’s & Côte ")).toBe("st-marys-and-cote");
  expect(slugOf("健康")).toBe("area");
  expect(slugOf(`${"a".repeat(59)} b`)).toBe("a".repeat(59));
});
