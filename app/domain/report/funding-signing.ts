import type { FundingReportInput } from "./funding-input.ts";
import { reportSignatures, type SignaturesReport } from "./signing.ts";

export type SigningReport = SignaturesReport & { year: string };

/** Who must sign for each year of the grant, and who has. */
export function reportSigning(input: FundingReportInput): SigningReport[] {
  return input.grants.map(({ year }) => ({
    year,
    ...reportSignatures(
      input.signatories.filter(({ years }) => years.includes(year)),
      input.signOffs.filter((signOff) => signOff.year === year),
    ),
  }));
}
