import {
  ACTION_FIELD_NAMES,
  type ActionFields,
  showFieldValue,
} from "#app/domain/plan/action-fields.ts";
import { DataTable } from "#app/ui/data-table.tsx";

type Props = {
  typed: Record<string, unknown>;
  stored: ActionFields;
  owners: readonly { id: string; name: string }[];
};

/** After a save that came too late: what someone else saved beside what was typed. */
export function BothTexts({ typed, stored, owners }: Props) {
  const fields = Object.keys(ACTION_FIELD_NAMES) as (keyof ActionFields)[];
  const texts = fields.map((field) => ({
    field,
    typed: toText(typed[field]),
    stored: stored[field] ?? "",
  }));
  const differing = texts.filter((each) => each.typed !== each.stored);
  if (differing.length === 0) return <p>What they saved is the same as what you typed.</p>;
  return (
    <>
      <DataTable
        caption="Where the two differ"
        columns={[
          { key: "field", label: "Field", rowHeader: true },
          { key: "stored", label: "Saved meanwhile" },
          { key: "typed", label: "You typed" },
        ]}
        rows={differing.map((each) => ({
          key: each.field,
          cells: {
            field: ACTION_FIELD_NAMES[each.field],
            stored: show(each.field, each.stored, owners),
            typed: show(each.field, each.typed, owners),
          },
        }))}
      />
      <p>The form holds what you typed. Change it where the other is right, then save again.</p>
    </>
  );
}

/** As a browser posts it: line ends of Windows become plain ones. */
function toText(value: unknown): string {
  return typeof value === "string" ? value.replace(/\r\n/g, "\n").trim() : "";
}

function show(field: keyof ActionFields, value: string, owners: Props["owners"]) {
  return <span className="hw-plan__text">{showFieldValue(field, value, owners)}</span>;
}
