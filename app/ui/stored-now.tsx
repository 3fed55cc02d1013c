import { DefinitionList } from "./definition-list.tsx";
import { Notice } from "./notice.tsx";

type Props = { fields: readonly { label: string; typed: string; stored: string }[] };

/** After a save that came too late: what someone else stored meanwhile, beside what was typed. */
export function StoredNow({ fields }: Props) {
  const differing = fields.filter(({ typed, stored }) => typed !== stored);
  return (
    <Notice title="Someone else saved this while you were working on it">
      {differing.length === 0 ? (
        <p>What they saved is the same as what you typed.</p>
      ) : (
        <>
          <p>
            The form below still holds what you typed. Change it where the other is right, then save
            again.
          </p>
          <DefinitionList
            items={differing.map(({ label, typed, stored }) => ({
              term: label,
              value: (
                <>
                  Saved meanwhile: <strong>{stored || "nothing"}</strong>
                  <br />
                  You typed: <strong>{typed || "nothing"}</strong>
                </>
              ),
            }))}
          />
        </>
      )}
    </Notice>
  );
}
