import { formatDate } from "../dates.ts";

/** Someone who must sign, in a capacity; the person whose account may, where one is named. */
type ReportedSignatory = { id: string; capacity: string; person: string | null };

/** A signature as given, with the day it was taken back on. */
export type ReportedSignature = {
  id: string;
  signatoryId: string;
  signedOn: string;
  /** Letter or minute; empty when signed by account. */
  reference: string;
  recordedBy: string;
  withdrawnOn: string | null;
};

/** One signatory's standing. */
export type SignatoryReport = {
  id: string;
  capacity: string;
  /** The person whose account may sign; null where a letter or minute is waited for. */
  person: string | null;
  /** The signature that stands: its id, and how it was given. */
  signed: { id: string; words: string } | null;
  /** Signatures that no longer stand, oldest first. */
  withdrawn: string[];
};

/** Who must sign for one thing, and who has. */
export type SignaturesReport = {
  signatories: SignatoryReport[];
  missing: number;
  /** "1 of 4 has signed": to stand after what is signed. */
  sentence: string;
};

/** Everyone who must sign with the signature that stands; a withdrawn one stands no longer. */
export function reportSignatures(
  required: readonly ReportedSignatory[],
  signatures: readonly ReportedSignature[],
): SignaturesReport {
  const signatories = required.map(({ id, capacity, person }): SignatoryReport => {
    const own = signatures.filter(({ signatoryId }) => signatoryId === id);
    const standing = own.find(({ withdrawnOn }) => withdrawnOn === null);
    return {
      id,
      capacity,
      person,
      signed: standing ? { id: standing.id, words: describeSignature(standing) } : null,
      withdrawn: own.filter((each) => each !== standing).map(describeWithdrawn),
    };
  });
  const missing = signatories.filter(({ signed }) => signed === null).length;
  return { signatories, missing, sentence: describeCount(signatories.length, missing) };
}

function describeSignature({ signedOn, reference, recordedBy }: ReportedSignature): string {
  const on = `Signed on ${formatDate(signedOn)}`;
  return reference === ""
    ? `${on} by ${recordedBy}, here`
    : `${on}. ${reference}, recorded by ${recordedBy}`;
}

function describeWithdrawn({ signedOn, withdrawnOn }: ReportedSignature): string {
  const until = withdrawnOn === null ? "" : ` on ${formatDate(withdrawnOn)}`;
  return `Signed on ${formatDate(signedOn)}, withdrawn${until}`;
}

function describeCount(required: number, missing: number): string {
  if (required === 0) return "no sign-off is asked for";
  if (missing === 0) return required === 1 ? "signed" : `all ${required} have signed`;
  const signed = required - missing;
  return `${signed === 0 ? "none" : signed} of ${required} ${signed === 1 ? "has" : "have"} signed`;
}
