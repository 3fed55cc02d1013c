const SHARE = "(\\d{1,3}(?:\\.\\d+)?)\\s*(?:%|per ?cent)";
const FIGURE_FIRST = new RegExp(
  `${SHARE}[^\\d.;]{0,40}\\b(?:against|versus|vs|compared (?:with|to)|below|short of|above|under|over)\\b[^\\d.;]{0,25}\\btarget\\b[^\\d.;]{0,15}${SHARE}`,
  "i",
);
const TARGET_FIRST = new RegExp(
  `\\btarget (?:of|is|was|being)?\\s*${SHARE}[^\\d.;]{0,60}${SHARE}`,
  "i",
);

/**
 * The figure and the target that a comment states in per cent, such as "90% against a target of
 * 91.7%"; null when it does not put the two beside each other in so many words.
 */
export function readAgainstTarget(comment: string): { value: number; target: number } | null {
  const first = FIGURE_FIRST.exec(comment);
  if (first) return { value: Number(first[1]), target: Number(first[2]) };
  const turned = TARGET_FIRST.exec(comment);
  if (turned) return { value: Number(turned[2]), target: Number(turned[1]) };
  return null;
}
