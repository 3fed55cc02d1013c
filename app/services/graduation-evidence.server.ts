import { permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { formatDate } from "#app/domain/dates.ts";
import { DomainError } from "#app/domain/errors.ts";
import { fundingTotals } from "#app/domain/funding/totals.ts";
import { EVIDENCE_KINDS, type EvidenceKind } from "#app/domain/graduation/case.ts";
import {
  keepAction,
  keepFunding,
  keepMeasure,
  keepRound,
} from "#app/domain/graduation/keep-evidence.ts";
import { compareSource, type Snapshot, type SourceState } from "#app/domain/graduation/snapshot.ts";
import { sayLevel, sayTarget } from "#app/domain/report/results-words.ts";
import { listActions } from "#db/queries/actions.server.ts";
import { listPartners } from "#db/queries/areas.server.ts";
import type { EvidenceRow } from "#db/queries/graduation.server.ts";
import { insertEvidence, markEvidence, replaceEvidence } from "#db/queries/graduation.server.ts";
import { listTargets, listValues } from "#db/queries/measures.server.ts";
import { listRounds } from "#db/queries/rounds.server.ts";
import { loadFunding, schemeOf } from "./funding-context.server.ts";
import { type CaseContext, changeCase, findCriterion } from "./graduation-context.server.ts";
import { audit, instantIn, type Kit } from "./kit.server.ts";
import { listMeasures } from "./measure-values.server.ts";
import { changesInRound, loadRound } from "./round-context.server.ts";

/** Something of the area's record that can be kept as evidence. */
type SourceChoice = { kind: EvidenceKind; source: string; name: string };

const KIND_NAMES: Record<EvidenceKind, string> = {
  round: "Round",
  measure: "Measure",
  funding: "Funding plan",
  action: "Action",
  link: "Page elsewhere",
};

/** The area's record as evidence is drawn from it, in a fixed number of statements. */
export function readSources(kit: Kit, viewer: Viewer, today: string) {
  const { db } = kit;
  const measures = listMeasures(kit, viewer);
  const values = listValues(db, viewer.areaId);
  const targets = listTargets(db, viewer.areaId);
  const actions = listActions(db, viewer.areaId).filter(({ deletedAt }) => deletedAt === null);
  const partners = listPartners(db, viewer.areaId);
  const closed = listRounds(db, viewer.areaId).filter(({ status }) => status === "closed");
  const funding = loadFunding(kit, viewer);
  const used = new Set([...values, ...targets].map(({ measureKey }) => measureKey));

  function readFunding(): Snapshot | null {
    const { grants, schemes, terms } = funding;
    const { years } = fundingTotals({ years: grants }, schemes.map(schemeOf));
    return keepFunding(grants.length === 0 ? [] : years, { ...terms, schemes: schemes.length });
  }

  function readRound(id: string): Snapshot {
    const context = loadRound(kit, viewer, id);
    const { round, edition } = context;
    return keepRound({
      ...round,
      edition: edition.title,
      changes: changesInRound(context).map(({ key, number, name }) => {
        const { agreedLevel, targetLevel, targetDate } = context.changes.get(key) ?? {};
        const target = { level: targetLevel ?? null, date: targetDate ?? null };
        return {
          number,
          name,
          level: agreedLevel == null ? "Not agreed" : sayLevel(agreedLevel, edition.levels),
          target: sayTarget(target, edition.levels),
        };
      }),
    });
  }

  /** What the source says now; null where it no longer exists. */
  function read(kind: EvidenceKind, source: string): Snapshot | null {
    switch (kind) {
      case "measure": {
        const measure = measures.find(({ key }) => key === source);
        return measure ? keepMeasure(measure, { values, targets, today }) : null;
      }
      case "action": {
        const action = actions.find(({ id }) => id === source);
        const owner = partners.find(({ id }) => id === action?.ownerPartnerId);
        return action ? keepAction(action, owner?.name ?? null) : null;
      }
      case "funding":
        return readFunding();
      case "round":
        return closed.some(({ id }) => id === source) ? readRound(source) : null;
      case "link":
        return null;
    }
  }

  /** How a piece of evidence stands to its source. A closed round never changes: it is there or gone. */
  function stateOf({ kind, source, snapshot }: EvidenceRow): SourceState {
    if (kind === "round") return closed.some(({ id }) => id === source) ? "same" : "gone";
    return compareSource(kind, snapshot, read(kind, source));
  }

  const choices: SourceChoice[] = [
    ...closed.map(({ id, name, asAt }) => ({
      kind: "round" as const,
      source: id,
      name: `${name}, as at ${formatDate(asAt)}`,
    })),
    ...measures
      .filter(({ key, set }) => used.has(key) || set === "national")
      .map(({ key, name }) => ({ kind: "measure" as const, source: key, name })),
    ...(funding.grants.length > 0
      ? [{ kind: "funding" as const, source: "grant", name: "The use of the grant as it stands" }]
      : []),
    ...actions.map(({ id, whatToDo }) => ({ kind: "action" as const, source: id, name: whatToDo })),
  ];

  return {
    read,
    stateOf,
    choices: choices.map(({ kind, source, name }) => ({
      value: `${kind}:${source}`,
      label: `${KIND_NAMES[kind]}: ${name.length > 90 ? `${name.slice(0, 88)}…` : name}`,
    })),
  };
}

/** A page of the area's record that a piece of evidence was taken from, under the area's address. */
export function placeOfSource({ kind, source }: Pick<EvidenceRow, "kind" | "source">): string {
  const places: Record<EvidenceKind, string> = {
    round: `rounds/${source}/results`,
    measure: `measures/${source}`,
    funding: "funding",
    action: `plan/${source}`,
    link: source,
  };
  return places[kind];
}

/** Keeping evidence with a case, as at a day. */
export function createEvidence(kit: Kit) {
  const { db } = kit;

  function keep(
    viewer: Viewer,
    context: CaseContext,
    evidence: { criterion: string; kind: EvidenceKind; source: string; snapshot: Snapshot },
  ) {
    const at = instantIn(kit, context.area);
    const id = kit.newId();
    const caseId = context.case.id;
    replaceEvidence(db, { caseId, ...evidence }, at);
    insertEvidence(db, {
      ...evidence,
      id,
      caseId,
      keptOn: context.today,
      keptBy: viewer.memberId,
      at,
    });
    audit(kit, viewer, "case-evidence-kept", caseId, evidence.criterion);
  }

  function findEvidence(list: readonly EvidenceRow[], criterion: string, id: string): EvidenceRow {
    const found = list.find((each) => each.id === id && each.criterion === criterion);
    if (!found) throw new DomainError("not-found");
    return found;
  }

  /** See `keepEvidence` below. */
  function keepEvidence(viewer: Viewer, id: string, criterion: string, choices: readonly string[]) {
    permit(viewer.roles, "graduation.write");
    return changeCase(kit, viewer, id, (context) => {
      findCriterion(context, criterion);
      const sources = readSources(kit, viewer, context.today);
      for (const choice of choices) {
        const [kind, source] = readChoice(choice);
        const isOffered = sources.choices.some(({ value }) => value === choice);
        const snapshot = kind && isOffered ? sources.read(kind, source) : null;
        if (!kind || !snapshot) {
          throw new DomainError("invalid", { field: "choice" }, "Choose from the list.");
        }
        keep(viewer, context, { criterion, kind, source, snapshot });
      }
    });
  }

  return {
    /**
     * Keeps parts of the area's record (such as "measure:reablement-at-91-days") as evidence for a
     * criterion, as they stand today; what was kept of the same before makes room. Gives the
     * capacities whose signatures that withdrew. Refuses `invalid` for what is not on the list.
     */
    keepEvidence,

    /** Keeps every national metric as it stands today. */
    keepMetrics(viewer: Viewer, id: string, criterion: string) {
      const national = [...kit.content.measures.values()].filter(({ set }) => set === "national");
      const choices = national.map(({ key }) => `measure:${key}`);
      return keepEvidence(viewer, id, criterion, choices);
    },

    /** Notes a page elsewhere as evidence. */
    keepLink(viewer: Viewer, id: string, criterion: string, link: { title: string; url: string }) {
      permit(viewer.roles, "graduation.write");
      return changeCase(kit, viewer, id, (context) => {
        findCriterion(context, criterion);
        const snapshot = { title: link.title, lines: [{ label: "Address", words: link.url }] };
        keep(viewer, context, { criterion, kind: "link", source: link.url, snapshot });
      });
    },

    /** Takes a piece of evidence out. It can be put back. */
    removeEvidence(viewer: Viewer, id: string, criterion: string, evidenceId: string) {
      permit(viewer.roles, "graduation.write");
      return changeCase(kit, viewer, id, (context) => {
        const found = findEvidence(context.evidence, criterion, evidenceId);
        markEvidence(db, id, found.id, instantIn(kit, context.area));
        audit(kit, viewer, "case-evidence-removed", id, criterion);
      });
    },

    /** Puts a piece of evidence back, as it was kept. */
    restoreEvidence(viewer: Viewer, id: string, criterion: string, evidenceId: string) {
      permit(viewer.roles, "graduation.write");
      return changeCase(kit, viewer, id, (context) => {
        const found = findEvidence(context.removed, criterion, evidenceId);
        markEvidence(db, id, found.id, null);
        audit(kit, viewer, "case-evidence-kept", id, criterion);
      });
    },
  };
}

function readChoice(choice: string): [EvidenceKind | null, string] {
  const at = choice.indexOf(":");
  const kind = EVIDENCE_KINDS.find((each) => each === choice.slice(0, at)) ?? null;
  return [kind === "link" ? null : kind, choice.slice(at + 1)];
}
