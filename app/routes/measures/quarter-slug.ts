/** A quarter as an address holds it: "2016-17 Q4" is "2016-17-q4". */
export function toSlug(quarter: string): string {
  return quarter.replace(" Q", "-q");
}

/** The quarter of an address; what is none comes back as text that is none. */
export function fromSlug(slug: string): string {
  return slug.replace(/-q([1-4])$/, " Q$1");
}
