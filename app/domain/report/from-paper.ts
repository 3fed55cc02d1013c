/**
 * Whose scores came from paper, as a reveal says it: by partner, with how many of its people.
 * The same on every row, so that it tells nothing of a single one. Null when nobody's did.
 */
export function describeFromPaper(
  partners: readonly { shortName: string; asked: number; paper: number }[],
): string | null {
  const parts = partners.flatMap(({ shortName, asked, paper }) =>
    paper === 0 ? [] : [`${shortName} (${paper} of ${asked} ${asked === 1 ? "person" : "people"})`],
  );
  return parts.length === 0 ? null : `From paper: ${parts.join(", ")}.`;
}
