import type { Services } from "#app/services/index.server.ts";

/** What the discuss page is given. */
export type DiscussPage = ReturnType<Services["discussion"]["page"]>;

/** What those who run the room have beside it: agenda, who holds the desk, who has finished. */
export type Desk = ReturnType<Services["desk"]["page"]>;

/** The row in full, on the right. */
export type ChosenRow = DiscussPage["chosen"];

/** A row that is revealed, with its report. */
export type RevealedRow = ChosenRow & { report: NonNullable<ChosenRow["report"]> };

export type Partner = DiscussPage["partners"][number];

/** The names of levels 1 to 5. */
export function levelNamesOf({ levels }: Pick<DiscussPage, "levels">): string[] {
  return levels.map((level) => level.name);
}

/**
 * Where a form of a row is sent: to its own row, so that an answer shows it although another would
 * be first by now, and to its own place on the page where there is no script.
 */
export function formAction(rowKey: string, place: string): string {
  return `?${new URLSearchParams({ row: rowKey })}#${place}`;
}
