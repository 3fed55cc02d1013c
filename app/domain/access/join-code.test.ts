import fc from "fast-check";
import { expect, test } from "vitest";
import { CODE_LENGTH, CODE_SIGNS, makeJoinCode, readJoinCode, showJoinCode } from "./join-code.ts";

const code = fc
  .array(fc.nat(CODE_SIGNS.length - 1), { minLength: CODE_LENGTH, maxLength: CODE_LENGTH })
  .map((numbers) => makeJoinCode(() => numbers.pop() ?? 0));

test("a code cannot be guessed: there are more than 100,000 million", () => {
  expect(new Set(CODE_SIGNS).size).toBe(CODE_SIGNS.length);
  expect(CODE_SIGNS.length ** CODE_LENGTH).toBeGreaterThan(1e11);
});

test("every sign is as likely in every place", () => {
  for (let at = 0; at < CODE_SIGNS.length; at++) {
    expect(makeJoinCode(() => at)).toBe(CODE_SIGNS.charAt(at).repeat(CODE_LENGTH));
  }
});

test("a code is read as shown, in small letters, with spaces, and with signs that look alike", () => {
  const swaps: Record<string, string> = { 0: "o", 1: "l", 2: "z", 5: "s", 8: "b", V: "u" };
  fc.assert(
    fc.property(code, (made) => {
      expect(readJoinCode(showJoinCode(made))).toBe(made);
      expect(readJoinCode(` ${made.toLowerCase().split("").join(" ")} `)).toBe(made);
      expect(readJoinCode(made.replace(/[01258V]/g, (sign) => swaps[sign] ?? sign))).toBe(made);
      expect(readJoinCode(`${made.slice(0, 4)}–${made.slice(4)}`)).toBe(made);
    }),
  );
});

test.each(["", "1234", "1234-567", "1234-56789", "AAAA-AAAA", "1234-567!", "٣٣٣٣-٣٣٣٣"])(
  "“%s” cannot be a code",
  (typed) => {
    expect(readJoinCode(typed)).toBeNull();
  },
);

test("whatever is typed is read or refused, and never fails", () => {
  fc.assert(
    fc.property(fc.string(), (typed) => {
      const read = readJoinCode(typed);
      if (read !== null) expect(readJoinCode(read)).toBe(read);
    }),
  );
});
