/** The fewest characters of a password. */
const LEAST = 12;

/** Whom a password belongs to, so that it is not simply the person's name or address. */
type Owner = { email: string; name: string };

/**
 * Why a new password is refused, in a sentence, or null when it may be used. Length is the one
 * demand besides not being the owner's name or address: rules about signs make passwords worse
 * (NCSC, password guidance; NIST SP 800-63B, 3.1.1.2).
 */
export function refusePassword(password: string, owner: Owner): string | null {
  if ([...password].length < LEAST) return `Use at least ${LEAST} characters, such as three words.`;
  const plain = (text: string) => text.toLowerCase().replace(/\s/gu, "");
  const own = [owner.email, owner.email.split("@", 1)[0] ?? "", owner.name].map(plain);
  return own.includes(plain(password))
    ? "Use something other than your name or your e-mail address."
    : null;
}
