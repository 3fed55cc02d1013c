import type { SignaturesReport } from "#app/domain/report/signing.ts";

/** Signatories with how they signed, or that they have not. */
export function SignatoryList({ signatories }: Pick<SignaturesReport, "signatories">) {
  return (
    <ul className="hw-signatories">
      {signatories.map(({ id, capacity, person, signed, withdrawn }) => (
        <li key={id} className={signed ? "hw-signatory hw-signatory--signed" : "hw-signatory"}>
          <span className="hw-signatory__who">{capacity}</span>
          {person && <span className="hw-quiet">{person}</span>}
          <span>{signed ? signed.words : "Not signed yet"}</span>
          {withdrawn.map((words) => (
            <span key={words} className="hw-quiet">
              {words}
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}
