const MINUTE = 60;
const FORTNIGHT = 14 * 24 * 60 * MINUTE;

/** A cookie a browser may be given. */
type CookieKind = {
  /** With https, `__Host-` stands before it. */
  name: string;
  /** What it is for, as the privacy page says it. */
  purpose: string;
  /** How long a browser keeps it at most, in seconds. */
  maxAge: number;
  /** The same in words, and what ends it before. */
  until: string;
};

/**
 * Every cookie there is: pages and docs/security.md list these, and no other can be made.
 */
export const COOKIES = {
  session: {
    name: "homeward",
    purpose: "keeps you signed in",
    maxAge: FORTNIGHT,
    until: "a fortnight, or until you sign out",
  },
  guest: {
    name: "homeward-guest",
    purpose: "keeps your place where you joined a workshop as a guest",
    maxAge: FORTNIGHT,
    until: "a fortnight, or until you leave",
  },
  step: {
    name: "homeward-step",
    purpose: "stands between your password and the code of your second step",
    maxAge: 10 * MINUTE,
    until: "ten minutes, or until you are in",
  },
  known: {
    name: "homeward-known",
    purpose:
      "remembers, without a name or an address, that you have signed in here before, so that strangers who guess at your password cannot keep you out",
    maxAge: 182 * 24 * 60 * MINUTE,
    until: "half a year, or until you are erased",
  },
  signOn: {
    name: "homeward-sign-on",
    purpose: "goes with you to the place where you have an account, and back",
    maxAge: 10 * MINUTE,
    until: "ten minutes, or until you sign out",
  },
} as const satisfies Record<string, CookieKind>;

export type CookieKey = keyof typeof COOKIES;
