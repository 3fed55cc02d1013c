import { expect, test } from "vitest";
import { DomainError } from "#app/domain/errors.ts";
import { DatabaseRefused } from "#db/migrate.server.ts";
import { describeRefusal } from "./command.server.ts";

test("a refusal and a full disk are one line; a fault of ours shows itself", () => {
  expect(describeRefusal(new DatabaseRefused("It is in use."))).toBe("It is in use.");
  expect(describeRefusal(new DomainError("not-found", {}, "There is no area."))).toBe(
    "There is no area.",
  );
  for (const code of ["ENOSPC", "SQLITE_FULL"]) {
    const full = Object.assign(new Error("as the system says it"), { code });
    expect(describeRefusal(full)).toContain("no room left");
  }
  expect(describeRefusal(new TypeError("of undefined"))).toBeNull();
});
