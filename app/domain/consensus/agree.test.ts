import { describe, expect, test } from "vitest";
import type { AgreementLabel } from "#app/domain/agreement/label.ts";
import { DomainError } from "#app/domain/errors.ts";
import type { Level } from "#app/domain/model/edition.ts";
import { acceptAligned, agreementNeeds, canAgree, refuseAgreement } from "./agree.ts";
import type { AgreedLevel } from "./agreed-row.ts";

const row = (label: AgreementLabel, suggested: Level | null) => ({
  label,
  suggestion: suggested === null ? null : { level: suggested },
});

describe("a rationale is needed", () => {
  test.each<[AgreementLabel, Level | null, AgreedLevel, string[]]>([
    ["aligned", 3, 3, []],
    ["some-spread", 2, 2, []],
    ["aligned", null, 3, []],
    ["not-scored", null, 1, []],
    ["split", 3, 3, ["no-shared-view"]],
    ["polarised", null, 2, ["no-shared-view"]],
    ["aligned", 3, 2, ["differs-from-suggestion"]],
    ["aligned", 4, 4, ["mature-or-above"]],
    ["aligned", 3, 5, ["differs-from-suggestion", "mature-or-above"]],
    ["split", 2, 4, ["no-shared-view", "differs-from-suggestion", "mature-or-above"]],
    ["aligned", null, "not-applicable", ["does-not-apply"]],
    ["polarised", null, "not-applicable", ["no-shared-view", "does-not-apply"]],
  ])("%s, suggested %s, agreed at %s: %j", (label, suggested, level, reasons) => {
    expect(agreementNeeds(row(label, suggested), level)).toEqual(reasons);
    expect(canAgree(row(label, suggested), level, "  \n")).toBe(reasons.length === 0);
    expect(canAgree(row(label, suggested), level, null)).toBe(reasons.length === 0);
    expect(canAgree(row(label, suggested), level, "We saw the ward's own audit.")).toBe(true);
  });

  test("agreeing without it is refused, with the reasons", () => {
    const agree = () => refuseAgreement(row("split", 2), 2, " ");
    expect(agree).toThrow(DomainError);
    expect(agree).toThrow(
      expect.objectContaining({
        code: "rationale-needed",
        details: { reasons: ["no-shared-view"], field: "rationale" },
      }),
    );
    expect(() => refuseAgreement(row("split", 2), 2, "Two wards only.")).not.toThrow();
  });
});

test("aligned rows are accepted together, those at Mature or above listed apart", () => {
  const rows = [
    { ...row("aligned", 2), rowKey: "b", agreed: null },
    { ...row("aligned", 4), rowKey: "c", agreed: null },
    { ...row("aligned", 3), rowKey: "a", agreed: null },
    { ...row("aligned", 3), rowKey: "agreed-already", agreed: 2 as const },
    { ...row("aligned", 3), rowKey: "set-aside", agreed: "not-applicable" as const },
    { ...row("aligned", null), rowKey: "no-suggestion", agreed: null },
    { ...row("some-spread", 3), rowKey: "spread", agreed: null },
    { ...row("split", 3), rowKey: "split", agreed: null },
  ];
  expect(acceptAligned(rows)).toEqual({
    accept: [
      { rowKey: "b", level: 2 },
      { rowKey: "a", level: 3 },
    ],
    needRationale: [{ rowKey: "c", level: 4 }],
  });
});
