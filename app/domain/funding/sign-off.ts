import type { FinancialYear } from "#app/domain/dates.ts";
import { amountIn, PURPOSES, type Scheme } from "./grant.ts";

/** Someone who must sign for the use of the grant, in a capacity, for the years an area says. */
export type Signatory = { id: string; capacity: string; years: readonly FinancialYear[] };

/** A sign-off of one financial year; `withdrawnAt` when a later edit took it back. */
export type SignOff = { signatoryId: string; year: FinancialYear; withdrawnAt: number | null };

/** Whether a signatory's sign-off of a year stands: given, and not withdrawn since. */
export function isSigned(
  signatory: Signatory,
  year: FinancialYear,
  signOffs: readonly SignOff[],
): boolean {
  return signOffs.some(
    (signOff) =>
      signOff.signatoryId === signatory.id && signOff.year === year && signOff.withdrawnAt === null,
  );
}

/**
 * The years whose signed content differs between a scheme before and after an edit (null when it was
 * added or removed): years whose amount changed, and, when the step or the purposes changed, every
 * year with money. Only those years' sign-offs are withdrawn; a new name or description withdraws none.
 */
export function yearsTouched(before: Scheme | null, after: Scheme | null): FinancialYear[] {
  const either = [before, after].filter((scheme) => scheme !== null);
  const years = new Set(either.flatMap(({ amounts }) => amounts.map(({ year }) => year)));
  const moved =
    before?.step !== after?.step ||
    PURPOSES.some(
      (purpose) => (before?.purposes[purpose] ?? 0) !== (after?.purposes[purpose] ?? 0),
    );
  return [...years].sort().filter((year) => {
    const was = before ? amountIn(before, year) : 0;
    const is = after ? amountIn(after, year) : 0;
    return was !== is || (moved && is !== 0);
  });
}
