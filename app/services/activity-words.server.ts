import type { Viewer } from "#app/domain/access/viewer.ts";
import { AUDIT_KINDS, type AuditKind } from "#app/domain/audit/audit.ts";
import type { Edition } from "#app/domain/model/edition.ts";
import { listActions } from "#db/queries/actions.server.ts";
import { listNames, listPartners } from "#db/queries/areas.server.ts";
import type { AuditWord, listAudit } from "#db/queries/audit.server.ts";
import { listAreaEditions } from "#db/queries/editions.server.ts";
import { listSchemes } from "#db/queries/funding.server.ts";
import { listCases } from "#db/queries/graduation.server.ts";
import { listMeetings } from "#db/queries/meetings.server.ts";
import { listRounds } from "#db/queries/rounds.server.ts";
import { listSignatories } from "#db/queries/sign-offs.server.ts";
import { listKnownEditions } from "./editions.server.ts";
import type { Kit } from "./kit.server.ts";

/** Longer names of actions are cut here: the log is for finding, the plan for reading. */
const NAME_LENGTH = 80;

type Subject =
  | "partner"
  | "member"
  | "round"
  | "action"
  | "scheme"
  | "signatory"
  | "edition"
  | "meeting"
  | "case";

/** What an event's subject is, where it is something with a name. */
const SUBJECTS: Partial<Record<AuditKind, Subject>> = {
  "partner-saved": "partner",
  "partner-merged": "partner",
  "member-saved": "member",
  "member-erased": "member",
  "edition-offered": "edition",
  "edition-withdrawn": "edition",
  "invitation-made": "member",
  "second-step-taken-off": "member",
  "invitation-mailed": "member",
  "guest-joined": "member",
  "guest-changed": "member",
  "guest-accepted": "member",
  "guest-corrected": "member",
  "guest-struck": "member",
  "proposals-taken": "round",
  "action-saved": "action",
  "action-deleted": "action",
  "action-restored": "action",
  "action-noted": "action",
  "meeting-saved": "meeting",
  "meeting-cancelled": "meeting",
  "updates-asked": "meeting",
  "updates-reminded": "meeting",
  "update-link-made": "meeting",
  "update-links-ended": "meeting",
  "update-given": "action",
  "decision-recorded": "meeting",
  "decision-corrected": "meeting",
  "scheme-saved": "scheme",
  "scheme-deleted": "scheme",
  "scheme-restored": "scheme",
  "signatory-saved": "signatory",
};

/** Kinds whose part is an organisation: a change of the model may have the same key. */
const OF_PARTNERS: readonly AuditKind[] = [
  "guest-joined",
  "guest-changed",
  "guest-accepted",
  "guest-corrected",
  "guest-struck",
  "partner-link-made",
  "partner-link-ended",
  "positions-shared",
  "positions-unshared",
];

/** Kinds whose events carry a round without saying so above: everything done in a round. */
const subjectOf = (kind: AuditKind): Subject =>
  SUBJECTS[kind] ?? (/^(?:case|readiness)-/.test(kind) ? "case" : "round");

/** Kinds that are dated to their day alone: nobody's times of scoring are told. */
const WITHOUT_TIME: readonly AuditKind[] = ["scored", "sheet-typed", "readiness-given"];

/** What is done when an area's own terms say so, by nobody. */
const BY_ITSELF: readonly AuditKind[] = ["member-erased", "guests-erased", "reasons-erased"];

/** The words of an area's log: ids become names only when it is read. */
export function readActivityWords(kit: Kit, { areaId }: Pick<Viewer, "areaId">) {
  const { db } = kit;
  const names = readNames();
  const parts = readParts();

  /** The names of the area's things now. */
  function readNames(): Record<Subject, Map<string, string>> {
    const names = (list: readonly { id: string; name: string }[]) =>
      new Map(list.map(({ id, name }) => [id, name]));
    return {
      partner: names(listPartners(db, areaId)),
      member: names(listNames(db, areaId)),
      round: names(listRounds(db, areaId)),
      scheme: names(listSchemes(db, areaId)),
      meeting: names(listMeetings(db, areaId)),
      signatory: names(listSignatories(db, areaId).map(({ id, capacity: name }) => ({ id, name }))),
      edition: names(
        listAreaEditions(db, areaId).map(({ hash: id, text }) => ({
          id,
          name: (JSON.parse(text) as Edition).title,
        })),
      ),
      case: names(listCases(db, areaId)),
      action: names(listActions(db, areaId).map(({ id, whatToDo: name }) => ({ id, name }))),
    };
  }

  /** What each change, row and criterion is called, by key: keys never change their meaning. */
  function readParts(): Map<string, string> {
    const criteria = [...kit.content.waves.values()].flatMap((wave) => wave.criteria);
    return new Map([
      ...criteria.map(({ key, name }): [string, string] => [key, name]),
      ...listKnownEditions(kit, areaId).flatMap((edition) =>
        edition.changes.flatMap((change): [string, string][] => [
          [change.key, change.name],
          ...change.rows.map((row): [string, string] => [row.key, row.topic]),
        ]),
      ),
    ]);
  }

  /** What is called something with this word in it, or comes to it: what the log can be searched for. */
  function find(word: string): AuditWord {
    const holds = (text: string) => fold(text).includes(fold(word));
    const called = (map: ReadonlyMap<string, string>) =>
      [...map].filter(([, name]) => holds(name)).map(([id]) => id);
    const kinds = Object.entries(AUDIT_KINDS).filter(([, did]) => holds(did));
    return {
      kinds: kinds.map(([kind]) => kind),
      members: called(names.member),
      subjects: Object.values(names).flatMap(called),
      parts: [...called(parts), ...called(names.partner)],
    };
  }

  /** An event in words. */
  function describe({ at, kind, memberId, subjectId, part, person }: AuditEvent) {
    const subject = names[subjectOf(kind)].get(subjectId ?? "");
    // A change, a row, a partner, or a financial year, which is its own name.
    const own = part && OF_PARTNERS.includes(kind) ? names.partner.get(part) : undefined;
    const within = part && (own ?? parts.get(part) ?? names.partner.get(part) ?? yearIn(part));
    return {
      at,
      hasTime: !WITHOUT_TIME.includes(kind),
      memberId,
      person: person ?? (BY_ITSELF.includes(kind) ? "Homeward" : "Someone"),
      did: AUDIT_KINDS[kind],
      about: [subject, within].flatMap((name) => (name ? [shorten(name)] : [])),
    };
  }

  /** The name of a thing with this id; no person's. */
  function nameThing(id: string): string | null {
    const things = Object.entries(names).filter(([subject]) => subject !== "member");
    for (const [, map] of things) {
      const name = map.get(id);
      if (name !== undefined) return name;
    }
    return null;
  }

  return { names, parts, find, describe, nameThing };
}

type AuditEvent = ReturnType<typeof listAudit>[number];

/** Capitals and accents make no difference to a search. */
function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

function yearIn(part: string): string | null {
  return /^\d{4}-\d{2}$/.test(part) ? part : null;
}

function shorten(name: string): string {
  return name.length > NAME_LENGTH ? `${name.slice(0, NAME_LENGTH - 1).trimEnd()}…` : name;
}
