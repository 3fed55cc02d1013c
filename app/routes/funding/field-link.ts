import type { ConditionReport } from "#app/domain/report/funding-conditions.ts";

/** The page of what a check's field names, and the words of the link to it. */
export type FieldLink = { href: string; label: string };

/** What a check's field is called on its form: where it leads to. */
const TERMS: Record<string, string> = {
  pooling: "Say how it is pooled",
  reportingLead: "Name someone",
  additionality: "Record the statement",
  offset: "Answer the question",
  jointWork: "Record joint work",
};

/** Where a finding of the conditions check can be put right; null where only a list would do. */
export function linkToField(
  key: ConditionReport["key"],
  field: string,
  here: string,
): FieldLink | null {
  const [root = "", first = "", second = ""] = field.split(".");
  switch (root) {
    case "terms":
      return { href: `${here}/conditions#${first}`, label: TERMS[first] ?? "Answer" };
    case "signOffs":
      return { href: `${here}/sign-off/${second}`, label: "Sign or record" };
    case "signatories":
      return { href: `${here}/signatories`, label: "Who signs" };
    case "grant":
      if (first === "") return { href: `${here}/grant`, label: "Enter the grant" };
      if (key === "all-allocated") return { href: `${here}/schemes/new`, label: "Add a scheme" };
      if (key === "within-grant") return { href: `${here}#schemes`, label: "Look at the schemes" };
      return { href: `${here}/grant/${first}`, label: `Change ${first}` };
    case "schemes":
      if (first !== "") {
        return { href: `${here}/schemes/${first}#meet-needs`, label: "Say what it is for" };
      }
      return key === "gaps-funded"
        ? { href: `${here}/schemes/new`, label: "Add a scheme" }
        : { href: `${here}#schemes`, label: "Look at the schemes" };
    default:
      return null;
  }
}
