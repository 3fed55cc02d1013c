import {
  type ColumnMatch,
  PLAN_FILE_COLUMNS,
  type PlanFileColumn,
} from "#app/domain/plan-file/columns.ts";
import { type Choices, SETTLED_COLUMNS } from "#app/domain/plan-file/names.ts";
import type { ImportSettled } from "#app/services/plan-import.server.ts";

/** What the form of a preview sends back: the table, its columns, and what its words stand for. */
export function readSettled(form: FormData): ImportSettled {
  const text = (name: string) => String(form.get(name) ?? "");
  return {
    fileName: text("fileName"),
    table: text("table"),
    match: Object.fromEntries(
      PLAN_FILE_COLUMNS.flatMap((column): [PlanFileColumn, number][] => {
        const at = text(`column-${column}`);
        return /^\d{1,3}$/.test(at) ? [[column, Number(at)]] : [];
      }),
    ) satisfies ColumnMatch,
    choices: readChoices(form),
    // Left out until somebody who was asked says otherwise.
    skip: form.get("skip") === "yes" || !form.has("skipAsked"),
  };
}

/** Fields named "owner:some%20words", whose value is an id, or "none". */
function readChoices(form: FormData): Choices {
  const fields = [...form.entries()].filter(
    ([, value]) => typeof value === "string" && value !== "",
  );
  return Object.fromEntries(
    SETTLED_COLUMNS.map((column) => [
      column,
      Object.fromEntries(
        fields
          .filter(([name]) => name.startsWith(`${column}:`))
          .map(([name, value]) => [
            decodeName(name.slice(column.length + 1)),
            value === "none" ? null : String(value),
          ]),
      ),
    ]),
  );
}

function decodeName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
