import { describe, expect, it } from "vitest";
import { refusePassword } from "./password.ts";

const owner = { email: "frances.oyelaran@example.org", name: "Frances Oyelaran" };

describe("a new password", () => {
  it("needs 12 characters, however many bytes they take", () => {
    expect(refusePassword("elevenchars", owner)).toMatch(/at least 12/);
    expect(refusePassword("twelve chars", owner)).toBeNull();
    expect(refusePassword("🏠".repeat(11), owner)).toMatch(/at least 12/);
    expect(refusePassword("🏠".repeat(12), owner)).toBeNull();
  });

  it("needs no digits, capitals or signs", () => {
    expect(refusePassword("aaaaaaaaaaaa", owner)).toBeNull();
  });

  it("is not the person’s name or address, however it is written", () => {
    for (const own of ["Frances Oyelaran", "francesoyelaran", "FRANCES.OYELARAN", owner.email]) {
      expect(refusePassword(own, owner)).toMatch(/other than your name/);
    }
    expect(refusePassword("frances oyelaran rides home", owner)).toBeNull();
  });
});
