/** The name of the field that holds a scheme's amount for a year. */
export const amountField = (year: string) => `amount-${year}`;

/** A percentage from 0 to 100 as people type it; nothing is none. Null when it is not one. */
export function readShare(typed: string): number | null {
  const text = typed.trim();
  if (!/^(\d{1,3}(\.\d{1,2})?\s*%?)?$/.test(text)) return null;
  const percent = Number.parseFloat(text || "0");
  return percent <= 100 ? percent : null;
}

/** What typed percentages come to; null while one of them is none. */
export function addShares(typed: readonly string[]): number | null {
  let sum = 0;
  for (const text of typed) {
    const percent = readShare(text);
    if (percent === null) return null;
    sum += percent;
  }
  return Number(sum.toFixed(2));
}
