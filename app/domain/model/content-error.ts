/** One thing wrong in a content file, findable by its author. */
export type ContentProblem = {
  file: string;
  /** Counted from 1. */
  line: number;
  /** Where in the data: `changes[0].rows[1].descriptors`. Empty when the file as a whole is meant. */
  field: string;
  message: string;
};

/** A problem as one printed line: `file:line field: message`. */
export function formatProblem(problem: ContentProblem): string {
  const place = `${problem.file}:${problem.line}`;
  return problem.field === ""
    ? `${place}: ${problem.message}`
    : `${place} ${problem.field}: ${problem.message}`;
}

/** Refuses content, naming every problem found in it and not just the first. */
export class ContentError extends Error {
  override readonly name = "ContentError";

  constructor(readonly problems: readonly ContentProblem[]) {
    super(problems.map(formatProblem).join("\n"));
  }
}
