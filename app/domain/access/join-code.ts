/**
 * The signs of a join code: figures and consonants that are hard to take for each other and spell
 * no words. 26 signs in eight places are about 200,000 million codes (37.6 bits).
 */
export const CODE_SIGNS = "0123456789CDFGHJKMNPRTVWXY";

/** How many signs a join code has. */
export const CODE_LENGTH = 8;

/** What people read, or type, in place of a sign of a code. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  O: "0",
  Q: "0",
  I: "1",
  L: "1",
  Z: "2",
  S: "5",
  B: "8",
  U: "V",
};

/** A join code from a source of even chance: `below(n)` gives a whole number from 0 to n - 1. */
export function makeJoinCode(below: (count: number) => number): string {
  return Array.from({ length: CODE_LENGTH }, () => CODE_SIGNS[below(CODE_SIGNS.length)]).join("");
}

/**
 * The code someone typed: capitals or not, with spaces or hyphens, signs that look alike put right.
 * Null when it cannot be a code.
 */
export function readJoinCode(typed: string): string | null {
  const signs = [...typed.toUpperCase().replace(/[\s\p{Pd}_.]/gu, "")].map(
    (sign) => LOOK_ALIKES[sign] ?? sign,
  );
  const fits = signs.length === CODE_LENGTH && signs.every((sign) => CODE_SIGNS.includes(sign));
  return fits ? signs.join("") : null;
}

/** A code as it is shown and read out: two groups of four. */
export function showJoinCode(code: string): string {
  return `${code.slice(0, CODE_LENGTH / 2)}-${code.slice(CODE_LENGTH / 2)}`;
}
