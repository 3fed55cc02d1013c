import { formatDate } from "../dates.ts";
import type { Source } from "./source.ts";

/** A place in a publication, as content cites it. */
export type Citation = { publication: string; page?: number | undefined; place: string };

/** A publication's date as exactly as it is known: "2017", "March 2017" or "21 June 2017". */
function describeDate(date: string): string {
  if (date.length === 10) return formatDate(date);
  return date.length === 7 ? formatDate(`${date}-01`).replace(/^1 /, "") : date;
}

/**
 * A citation as a page prints it: title, date, page, place. The date is left out where the title
 * says it. `sources` are the publications by id; one that is not among them keeps its id.
 */
export function cite(
  { publication, page, place }: Citation,
  sources: ReadonlyMap<string, Pick<Source, "title" | "date">>,
): string {
  const source = sources.get(publication);
  const title = source?.title ?? publication;
  const date = source ? describeDate(source.date) : "";
  return [title, title.includes(date) ? "" : date, page === undefined ? "" : `page ${page}`, place]
    .filter(Boolean)
    .join(", ");
}
