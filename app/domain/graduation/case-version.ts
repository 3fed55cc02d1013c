import { createHash } from "node:crypto";
import { canonicalJson } from "../canonical-json.ts";
import type { CaseBoard, CriterionEntry } from "./case.ts";
import type { Snapshot } from "./snapshot.ts";
import { nameCriterion, type Wave } from "./wave.ts";

/** Exactly what a signature covers. */
export type CaseContent = {
  name: string;
  wave: string;
  boards: readonly CaseBoard[];
  /** The covering letter; it counts towards the pages. */
  letter: string;
  criteria: Readonly<Record<string, CriterionEntry>>;
  evidence: readonly { criterion: string; kind: string; keptOn: string; snapshot: Snapshot }[];
};

/** Names a version by its content: the same content is the same version, anything else another. */
export function markCase(content: CaseContent): string {
  return createHash("sha256").update(canonicalJson(content)).digest("base64url").slice(0, 22);
}

/** What differs between two versions, as a reader knows the parts of a case. */
export function listCaseChanges(
  before: CaseContent,
  after: CaseContent,
  { criteria }: Pick<Wave, "criteria">,
): string[] {
  const differ = (one: unknown, other: unknown) =>
    canonicalJson(one ?? null) !== canonicalJson(other ?? null);
  const evidenceOf = (content: CaseContent, key: string) =>
    content.evidence.filter(({ criterion }) => criterion === key);
  return [
    ...(before.name === after.name ? [] : ["The name of the case"]),
    ...(before.wave === after.wave ? [] : ["The wave"]),
    ...(differ(before.boards, after.boards) ? ["The health and wellbeing boards"] : []),
    ...(before.letter === after.letter ? [] : ["The covering letter"]),
    ...criteria.flatMap((criterion) => {
      const { key, name } = criterion;
      const said = `${nameCriterion(criterion)}, ${name.slice(0, 1).toLowerCase()}${name.slice(1)}`;
      const [was, is] = [before.criteria[key], after.criteria[key]];
      return [
        ...(differ(was?.texts, is?.texts) ? [`${said}: the text`] : []),
        ...(differ(was?.facts, is?.facts) ? [`${said}: its answers`] : []),
        ...(differ(evidenceOf(before, key), evidenceOf(after, key))
          ? [`${said}: the evidence`]
          : []),
      ];
    }),
  ];
}

/** A signature on a version; `withdrawnAt` when a change or the signatory took it back. */
export type CaseSignOff = { mark: string; withdrawnAt: number | null };

/** Whether a signature stands for a version: given for that very one, and not withdrawn since. */
export function isStanding({ mark, withdrawnAt }: CaseSignOff, version: string): boolean {
  return withdrawnAt === null && mark === version;
}
