/**
 * The part of an address that stands for a name: "St Mary’s & Côte" gives "st-marys-and-cote".
 * At most 60 characters; "area" when the name holds no letter or figure of the Latin alphabet.
 */
export function slugOf(name: string): string {
  const slug = name
    .normalize("NFKD")
    .replace(/[\p{M}'’]/gu, "")
    .toLowerCase()
    .replace(/&/g, " and ")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+/, "")
    .slice(0, 60)
    .replace(/-+$/, "");
  return slug || "area";
}
