import { formatDate } from "../dates.ts";
import type { FundingReportInput, ReportedSignOff } from "./funding-input.ts";

/** One signatory's standing for a year. */
export type SignatoryReport = {
  id: string;
  capacity: string;
  /** The person whose account may sign; null where a letter or minute is waited for. */
  person: string | null;
  /** The sign-off that stands: its id, and how it was given. */
  signed: { id: string; words: string } | null;
  /** Sign-offs of the year that no longer stand, oldest first. */
  withdrawn: string[];
};

export type SigningReport = {
  year: string;
  signatories: SignatoryReport[];
  missing: number;
  /** "1 of 4 has signed": to stand after the year. */
  sentence: string;
};

/** Who must sign for each year of the grant, and who has. */
export function reportSigning(input: FundingReportInput): SigningReport[] {
  return input.grants.map(({ year }) => {
    const required = input.signatories.filter(({ years }) => years.includes(year));
    const signatories = required.map(({ id, capacity, person }): SignatoryReport => {
      const own = input.signOffs.filter(
        (signOff) => signOff.signatoryId === id && signOff.year === year,
      );
      const standing = own.find(({ withdrawnAt }) => withdrawnAt === null);
      return {
        id,
        capacity,
        person,
        signed: standing ? { id: standing.id, words: describeSignOff(standing) } : null,
        withdrawn: own.filter((each) => each !== standing).map(describeWithdrawn),
      };
    });
    const missing = signatories.filter(({ signed }) => signed === null).length;
    return { year, signatories, missing, sentence: describeYear(signatories.length, missing) };
  });
}

function describeSignOff({ signedOn, reference, recordedBy }: ReportedSignOff): string {
  const on = `Signed on ${formatDate(signedOn)}`;
  return reference === ""
    ? `${on} by ${recordedBy}, here`
    : `${on}. ${reference}, recorded by ${recordedBy}`;
}

function describeWithdrawn({ signedOn, withdrawnOn }: ReportedSignOff): string {
  const until = withdrawnOn === null ? "" : ` on ${formatDate(withdrawnOn)}`;
  return `Signed on ${formatDate(signedOn)}, withdrawn${until}`;
}

function describeYear(required: number, missing: number): string {
  if (required === 0) return "no sign-off is asked for";
  if (missing === 0) return required === 1 ? "signed" : `all ${required} have signed`;
  const signed = required - missing;
  return `${signed === 0 ? "none" : signed} of ${required} ${signed === 1 ? "has" : "have"} signed`;
}
