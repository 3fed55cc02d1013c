import type { Measure } from "../measure/measure.ts";
import { isNothing, plainly, type ReadValue } from "./values.ts";

/** The columns whose words stand for something the area knows, and can be said once for all lines. */
export const SETTLED_COLUMNS = ["change", "owner", "status", "measure"] as const;
export type Settled = (typeof SETTLED_COLUMNS)[number];

/** By what a word is known again, however it is written. */
export const wordOf = (text: string) => plainly(text) || text.trim();

/** What a person said unknown words stand for, by column and {@link wordOf}; null for nothing. */
export type Choices = Partial<Record<Settled, Readonly<Record<string, string | null>>>>;

/** What the area knows by the time a file is read. */
export type Known = {
  changes: readonly { key: string; number: number; name: string; shortName: string }[];
  partners: readonly {
    id: string;
    name: string;
    shortName: string;
    active: boolean;
    mergedInto: string | null;
  }[];
  people: readonly { id: string; name: string; active: boolean }[];
  measures: readonly Pick<Measure, "key" | "name" | "per" | "denominator" | "unit">[];
  /** The live actions of the plan. */
  actions: readonly { changeKey: string; whatToDo: string }[];
  choices: Choices;
};

/** What a word in one of these columns stands for: the thing's key or id. */
export function settleName(column: Settled, text: string, known: Known): ReadValue<string | null> {
  const mayLack = column === "owner" || column === "measure";
  if (mayLack && isNothing(text)) return { value: null };
  switch (column) {
    case "change":
      return settleChange(text, known);
    case "owner":
      return settleOwner(text, known);
    case "measure": {
      const same = known.measures.find(({ key, name }) => isOneOf(text, [key, name]));
      return same
        ? { value: same.key }
        : { problem: `There is no measure “${text}” in this area.` };
    }
    case "status":
      return { problem: `“${text}” is no status.` };
  }
}

const isOneOf = (text: string, names: readonly string[]) =>
  names.some((name) => plainly(name) === plainly(text));

/** By its key, its names, its number, or both: "Change 4", "4. Home first". */
function settleChange(text: string, { changes }: Known): ReadValue<string | null> {
  const words = plainly(text).replace(/^(high impact |impact )?change (?=\d)/, "");
  const [, figures = "", rest = ""] = /^(\d+)\s*(.*)$/.exec(words) ?? [];
  const found = changes.find(
    ({ key, number, name, shortName }) =>
      isOneOf(words, [key, name, shortName]) ||
      (Number(figures) === number && (rest === "" || isOneOf(rest, [key, name, shortName]))),
  );
  return found
    ? { value: found.key }
    : { problem: `“${text}” is no change of the model this plan is about.` };
}

/** By name or short name; one that was merged away stands for the one it became part of. */
function settleOwner(text: string, { partners }: Known): ReadValue<string | null> {
  const found = partners.find(({ name, shortName }) => isOneOf(text, [name, shortName]));
  if (!found) return { problem: `There is no organisation “${text}” in this area.` };
  if (found.mergedInto !== null) {
    let heir = partners.find(({ id }) => id === found.mergedInto);
    for (let steps = partners.length; heir && heir.mergedInto !== null && steps > 0; steps -= 1) {
      heir = partners.find(({ id }) => id === heir?.mergedInto);
    }
    if (heir?.active) {
      return { value: heir.id, remark: `${found.name} is part of ${heir.name} now.` };
    }
  }
  return found.active
    ? { value: found.id }
    : { problem: `${found.name} has left the area. Choose who owns it now.` };
}
