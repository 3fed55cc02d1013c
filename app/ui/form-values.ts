import { DomainError } from "#app/domain/errors.ts";
import { parseDate, type TypedDate } from "#app/domain/typed-dates.ts";

/** What a form posted, by field name. */
type FormValues = Record<string, string | string[]>;

/** What an action answers when a form cannot be taken: a sentence by field, and all that was typed. */
export type FormResult = {
  /** The field "" is the form as a whole. */
  errors: Record<string, string>;
  typed: Record<string, unknown>;
};

/**
 * The values of a posted form, read by one rule in the browser and on the server. A repeated name
 * becomes an array; a name ending in "[]" is always an array, under the name without it. Three
 * fields x-day, x-month and x-year also give x: the date YYYY-MM-DD, "" when all are empty, or
 * the words as typed when they are no date. Uploaded files are left out.
 */
export function readFormValues(formData: FormData): FormValues {
  const values: FormValues = {};
  for (const [name, value] of formData) {
    if (typeof value !== "string") continue;
    const list = name.endsWith("[]");
    const key = list ? name.slice(0, -2) : name;
    // Set by name it would change the object itself; no form of ours has such a field.
    if (key === "__proto__") continue;
    const before = Object.hasOwn(values, key) ? values[key] : undefined;
    if (before === undefined) values[key] = list ? [value] : value;
    else values[key] = [...(Array.isArray(before) ? before : [before]), value];
  }
  for (const name of Object.keys(values)) {
    if (!name.endsWith("-day")) continue;
    const date = name.slice(0, -"-day".length);
    const day = values[name];
    const month = values[`${date}-month`];
    const year = values[`${date}-year`];
    if (typeof day === "string" && typeof month === "string" && typeof year === "string") {
      values[date] = joinDate({ day, month, year });
    }
  }
  return values;
}

function joinDate(typed: TypedDate): string {
  const words = [typed.day, typed.month, typed.year].map((part) => part.trim());
  if (words.every((word) => word === "")) return "";
  try {
    return parseDate(typed);
  } catch (error) {
    if (error instanceof DomainError) return words.filter((word) => word !== "").join(" ");
    throw error;
  }
}
