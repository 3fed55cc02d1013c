import { Link } from "@remix-run/react";
import { listWords } from "#app/domain/agreement/names.ts";
import type { SigningReport } from "#app/domain/report/funding-signing.ts";
import { SignatoryList } from "#app/ui/signatory-list.tsx";

type Props = {
  signing: readonly SigningReport[];
  here: string;
  /** Years the viewer may sign for by account. */
  asked: readonly string[];
  mayEdit: boolean;
};

/** Who has signed for each year, and the way to signing. */
export function SigningList({ signing, here, asked, mayEdit }: Props) {
  const unasked = signing.filter(({ signatories }) => signatories.length === 0);
  return (
    <>
      {signing
        .filter(({ signatories }) => signatories.length > 0)
        .map(({ year, sentence, signatories, missing }) => (
          <div key={year} className="hw-signing">
            <h3 className="nhsuk-heading-s">
              {year}: {sentence}
            </h3>
            <SignatoryList signatories={signatories} />
            <p className="hw-screen-only">
              <Link to={`${here}/sign-off/${year}`}>
                {asked.includes(year)
                  ? `Read and sign ${year}`
                  : mayEdit && missing > 0
                    ? `Record a sign-off of ${year}`
                    : `What is signed for ${year}`}
              </Link>
            </p>
          </div>
        ))}
      {unasked.length > 0 && (
        <p>No sign-off is asked for {listWords(unasked.map(({ year }) => year))}.</p>
      )}
    </>
  );
}
