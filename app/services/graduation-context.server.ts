import type { Viewer } from "#app/domain/access/viewer.ts";
import { DomainError } from "#app/domain/errors.ts";
import {
  type CaseState,
  type CriterionEntry,
  type EvidenceKind,
  NO_ENTRY,
} from "#app/domain/graduation/case.ts";
import { type CaseContent, isStanding, markCase } from "#app/domain/graduation/case-version.ts";
import type { Criterion, Wave } from "#app/domain/graduation/wave.ts";
import { type Area, findAreaById, listMembers, type Member } from "#db/queries/areas.server.ts";
import {
  type CriterionRow,
  type DateRow,
  type EvidenceRow,
  findCase,
  type GraduationCase,
  listCriteria,
  listDates,
  listEvidence,
} from "#db/queries/graduation.server.ts";
import {
  type CaseSignatoryRow,
  type CaseSignOffRow,
  keepCaseVersion,
  listCaseSignatories,
  listCaseSignOffs,
  withdrawCaseSignOffs,
} from "#db/queries/graduation-signing.server.ts";
import { audit, instantIn, type Kit, todayIn } from "./kit.server.ts";

/** A case with all that its checks, its version and its signatures rest on. */
export type CaseContext = {
  area: Area;
  today: string;
  wave: Wave;
  case: GraduationCase;
  criteria: CriterionRow[];
  /** What is kept now, oldest first. */
  evidence: EvidenceRow[];
  /** What was taken out, and can be put back. */
  removed: EvidenceRow[];
  dates: DateRow[];
  signatories: CaseSignatoryRow[];
  signOffs: CaseSignOffRow[];
  members: Member[];
};

/** A case of the viewer's area in a fixed number of statements; a deleted one is not found. */
export function loadCase(kit: Kit, viewer: Viewer, id: string): CaseContext {
  const { db } = kit;
  const area = findAreaById(db, viewer.areaId);
  const found = findCase(db, viewer.areaId, id);
  if (!area || !found || found.deletedAt !== null) throw new DomainError("not-found");
  const evidence = listEvidence(db, found);
  return {
    area,
    today: todayIn(kit, area),
    wave: findWave(kit, found.wave),
    case: found,
    criteria: listCriteria(db, found),
    evidence: evidence.filter(({ removedAt }) => removedAt === null),
    removed: evidence.filter(({ removedAt }) => removedAt !== null),
    dates: listDates(db, found),
    signatories: listCaseSignatories(db, found),
    signOffs: listCaseSignOffs(db, found),
    members: listMembers(db, area.id),
  };
}

/** A wave of the content; refuses `not-found`. */
function findWave({ content }: Kit, id: string): Wave {
  const wave = content.waves.get(id);
  if (!wave) throw new DomainError("not-found");
  return wave;
}

/** A criterion of the case's wave; refuses `not-found`. */
export function findCriterion({ wave }: Pick<CaseContext, "wave">, key: string): Criterion {
  const criterion = wave.criteria.find((each) => each.key === key);
  if (!criterion) throw new DomainError("not-found");
  return criterion;
}

/** What is written by criterion. */
export function entriesOf({ criteria }: CaseContext): Map<string, CriterionEntry> {
  return new Map(criteria.map(({ key, texts, facts }) => [key, { texts, facts }]));
}

/** Exactly what a signature covers as the case stands. */
export function contentOfCase(context: CaseContext): CaseContent {
  const { name, wave, boards, letter } = context.case;
  const entries = entriesOf(context);
  return {
    name,
    wave,
    boards,
    letter,
    criteria: Object.fromEntries(
      context.wave.criteria.map(({ key }) => [key, entries.get(key) ?? NO_ENTRY]),
    ),
    evidence: context.evidence.map(({ criterion, kind, keptOn, snapshot }) => ({
      criterion,
      kind,
      keptOn,
      snapshot,
    })),
  };
}

/** The signature of a signatory that stands for the case as it is now. */
export function standingSignOff(
  { signOffs }: Pick<CaseContext, "signOffs">,
  signatoryId: string,
  mark: string,
): CaseSignOffRow | undefined {
  return signOffs.find((each) => each.signatoryId === signatoryId && isStanding(each, mark));
}

/** What the checks look at. */
export function stateOfCase(kit: Kit, context: CaseContext): CaseState {
  const mark = markCase(contentOfCase(context));
  const kinds = new Map<string, EvidenceKind[]>();
  for (const { criterion, kind } of context.evidence) {
    kinds.set(criterion, [...(kinds.get(criterion) ?? []), kind]);
  }
  const active = new Map(context.members.map(({ id, active: isActive }) => [id, isActive]));
  const talk = context.wave.criteria.find(({ check }) => check === "discussion");
  const step = context.wave.dates.find(({ key }) => key === talk?.key) ?? context.wave.dates.at(0);
  const said = context.dates.find(({ key }) => key === step?.key);
  return {
    boards: context.case.boards,
    entries: entriesOf(context),
    evidence: kinds,
    metrics: [...kit.content.measures.values()]
      .filter(({ set }) => set === "national")
      .map(({ key, name }) => {
        const kept = context.evidence.findLast(
          ({ kind, source }) => kind === "measure" && source === key,
        );
        const { current = null, stretch = null } = kept?.snapshot.figures ?? {};
        return { key, name, current, stretch, keptOn: kept?.keptOn ?? null };
      }),
    signatories: context.signatories.flatMap(({ id, capacity, memberId, leftOn }) => {
      const signed = standingSignOff(context, id, mark) !== undefined;
      // Who left is asked for no more: its successor is another entry, or the capacity is given up.
      if (leftOn !== null) return [];
      return [{ capacity, signed, left: memberId !== null && !active.get(memberId) }];
    }),
    discussed: { on: said?.doneOn ?? null, until: step?.until ?? said?.dueOn ?? null },
  };
}

/**
 * Changes a case in one transaction: where its content is another one afterwards, every signature
 * that stood is withdrawn. Gives the capacities that lost theirs.
 */
export function changeCase(
  kit: Kit,
  viewer: Viewer,
  id: string,
  work: (context: CaseContext) => void,
): string[] {
  return kit.db.write(() => {
    const before = loadCase(kit, viewer, id);
    const mark = markCase(contentOfCase(before));
    work(before);
    const found = findCase(kit.db, viewer.areaId, id);
    if (!found || found.deletedAt !== null) return [];
    const after = contentOfCase(loadCase(kit, viewer, id));
    if (markCase(after) === mark) return [];
    const standing = before.signOffs.filter((each) => isStanding(each, mark));
    withdrawCaseSignOffs(
      kit.db,
      standing.map((each) => each.id),
      instantIn(kit, before.area),
    );
    for (const _each of standing) audit(kit, viewer, "case-sign-off-withdrawn", id);
    return before.signatories
      .filter((signatory) => standing.some(({ signatoryId }) => signatoryId === signatory.id))
      .map(({ capacity }) => capacity);
  });
}

/** Keeps what the case says now, so that what was signed can be read later; gives its mark. */
export function keepVersion(kit: Kit, context: CaseContext): string {
  const content = contentOfCase(context);
  const mark = markCase(content);
  const at = instantIn(kit, context.area);
  keepCaseVersion(kit.db, { caseId: context.case.id, mark, content, at });
  return mark;
}
