const HERE = "http://here.invalid";

/**
 * A path of this site to go on to, as a form or an address gave it; anything that could lead to
 * another site, or to nothing, gives null.
 */
export function readReturnPath(given: unknown): string | null {
  if (typeof given !== "string" || !given.startsWith("/") || given.length > 500) return null;
  // Browsers read "\" as "/" and drop tabs and line ends: "/\\host" would leave the site.
  if (/[\\\p{Cc}]/u.test(given) || !URL.canParse(given, HERE)) return null;
  const url = new URL(given, HERE);
  const path = `${url.pathname}${url.search}`;
  return url.origin === HERE && !path.startsWith("//") ? path : null;
}
