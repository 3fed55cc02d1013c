import {
  ACTION_FIELD_NAMES,
  type ActionFields,
  showFieldValue,
} from "#app/domain/plan/action-fields.ts";
import type { TwoTexts } from "#app/ui/stored-now.tsx";
import type { Choices } from "./action-fieldset.tsx";

/** The fields of an action, each typed and stored, for when someone saved it meanwhile. */
export function compareFields(
  typed: Record<string, unknown>,
  stored: ActionFields,
  { owners, leads, measures }: Choices,
): TwoTexts[] {
  const names = {
    partners: owners,
    people: leads,
    measures: measures.map(({ key, name }) => ({ id: key, name })),
  };
  const fields = Object.keys(ACTION_FIELD_NAMES) as (keyof ActionFields)[];
  const show = (field: keyof ActionFields, value: unknown) =>
    value == null || value === "" ? "" : showFieldValue(field, String(value), names);
  return fields.map((field) => ({
    label: ACTION_FIELD_NAMES[field],
    typed: show(field, typed[field]),
    stored: show(field, stored[field]),
  }));
}
