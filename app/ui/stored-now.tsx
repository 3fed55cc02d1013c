import { DataTable } from "./data-table.tsx";
import { Notice } from "./notice.tsx";

/** A field as typed and as stored now, both as a reader knows them. */
export type TwoTexts = { label: string; typed: string; stored: string };

type Props = {
  fields: readonly TwoTexts[];
  /** What they were both working on, after "this": "scope". */
  what?: string;
};

/** After a save that came too late: what someone else stored meanwhile, beside what was typed. */
export function StoredNow({ fields, what }: Props) {
  const differing = fields
    .map((field) => ({ ...field, typed: field.typed.replace(/\r\n/g, "\n").trim() }))
    .filter(({ typed, stored }) => typed !== stored);
  const it = what ? `this ${what}` : "this";
  return (
    <Notice title={`Someone else saved ${it} while you were working on it`}>
      {differing.length === 0 ? (
        <p>What they saved is the same as what you typed.</p>
      ) : (
        <>
          <p>
            The form still holds what you typed. Change it where the other is right, then save
            again.
          </p>
          <DataTable
            stacked="named"
            caption="Where the two differ"
            captionHidden
            columns={[
              { key: "field", label: "Field", rowHeader: true },
              { key: "stored", label: "Saved meanwhile" },
              { key: "typed", label: "You typed" },
            ]}
            rows={differing.map(({ label, stored, typed }) => ({
              key: label,
              cells: { field: label, stored: show(stored), typed: show(typed) },
            }))}
          />
        </>
      )}
    </Notice>
  );
}

function show(text: string) {
  return text === "" ? "Nothing" : <span className="hw-typed-text">{text}</span>;
}
