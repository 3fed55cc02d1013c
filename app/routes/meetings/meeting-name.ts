import { formatDate } from "#app/domain/dates.ts";

/** A meeting in a page's title: the next one of the same board has the same name. */
export const nameOf = ({ name, date }: { name: string; date: string }) =>
  `${name} of ${formatDate(date)}`;
