import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isDate } from "#app/domain/dates.ts";
import { readFormValues } from "./form-values.ts";

function post(...fields: [string, string][]): FormData {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
}

describe("what a form posted", () => {
  it("reads single, repeated and listed fields", () => {
    const form = post(["name", "June"], ["who", "a"], ["who", "b"], ["roles[]", "observer"]);
    expect(readFormValues(form)).toEqual({ name: "June", who: ["a", "b"], roles: ["observer"] });
  });

  it("reads names that mean something to the language like any other, or not at all", () => {
    const form = post(["__proto__", "a"], ["__proto__", "b"], ["constructor", "c"]);
    const values = readFormValues(form);
    expect(Object.entries(values)).toEqual([["constructor", "c"]]);
    expect(Object.getPrototypeOf(values)).toBe(Object.prototype);
  });

  it("joins a date's three fields, and keeps them", () => {
    const form = post(["by-day", "21"], ["by-month", "6"], ["by-year", "2017"]);
    expect(readFormValues(form)).toMatchObject({ by: "2017-06-21", "by-day": "21" });
  });

  it("gives no date for empty fields, and the words for what is none", () => {
    const empty = post(["by-day", ""], ["by-month", " "], ["by-year", ""]);
    expect(readFormValues(empty).by).toBe("");
    const wrong = post(["by-day", "31"], ["by-month", "2"], ["by-year", "2017"]);
    expect(readFormValues(wrong).by).toBe("31 2 2017");
    expect(readFormValues(post(["by-day", "1"])).by).toBeUndefined();
  });

  it("never makes a date that does not exist, whatever is typed", () => {
    const part = fc.oneof(fc.string(), fc.integer({ min: 0, max: 3000 }).map(String));
    fc.assert(
      fc.property(part, part, part, (day, month, year) => {
        const form = post(["by-day", day], ["by-month", month], ["by-year", year]);
        const by = String(readFormValues(form).by);
        if (/^\d{4}-\d{2}-\d{2}$/.test(by) && !by.includes(day)) expect(isDate(by)).toBe(true);
      }),
    );
  });
});
