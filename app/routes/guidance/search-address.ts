/** What an address of the guidance asks for; an empty one asks for all. */
export type Asked = { q: string; change: string; topic: string; criterion: string };

/** The address of a search. */
export function addressOf(asked: Partial<Asked>): string {
  const query = new URLSearchParams(
    Object.entries(asked).filter(([, value]) => value !== ""),
  ).toString();
  return query === "" ? "/guidance" : `/guidance?${query}`;
}
