import { permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { AUDIT_KINDS, type AuditKind } from "#app/domain/audit/audit.ts";
import type { Edition } from "#app/domain/model/edition.ts";
import { listActions } from "#db/queries/actions.server.ts";
import { listNames, listPartners } from "#db/queries/areas.server.ts";
import { listAudit } from "#db/queries/audit.server.ts";
import { listAreaEditions } from "#db/queries/editions.server.ts";
import { listSchemes } from "#db/queries/funding.server.ts";
import { listCases } from "#db/queries/graduation.server.ts";
import { listMeetings } from "#db/queries/meetings.server.ts";
import { listRounds } from "#db/queries/rounds.server.ts";
import { listSignatories } from "#db/queries/sign-offs.server.ts";
import { listKnownEditions } from "./editions.server.ts";
import type { Kit } from "./kit.server.ts";

const PAGE = 50;
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

/** The activity log: who did what, and when, in words; ids become names only when it is read. */
export function createActivity(kit: Kit) {
  const { db } = kit;

  /** The names of the area's things now. */
  function readNames({ areaId }: Viewer): Record<Subject, Map<string, string>> {
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
  function readParts({ areaId }: Viewer): Map<string, string> {
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

  return {
    /**
     * A page of the log, the latest first. `before` is where the page before it ended, as
     * `older` gave it; what cannot be read so means the first page.
     */
    page(viewer: Viewer, before: string | null) {
      permit(viewer.roles, "activity.read");
      const from = readPlace(before);
      const found = listAudit(db, viewer.areaId, from, PAGE + 1);
      const shown = found.slice(0, PAGE);
      const names = readNames(viewer);
      const parts = readParts(viewer);
      const last = shown.at(-1);
      /** How many events of an instant have been shown, on this page and those before it. */
      const countUpTo = (at: number) =>
        shown.filter((event) => event.at === at).length + (from.at === at ? from.skip : 0);
      return {
        events: shown.map(({ at, kind, subjectId, part, person }, id) => {
          const subject = names[subjectOf(kind)].get(subjectId ?? "");
          // A change, a row, a partner, or a financial year, which is its own name.
          const own = part && OF_PARTNERS.includes(kind) ? names.partner.get(part) : undefined;
          const within =
            part && (own ?? parts.get(part) ?? names.partner.get(part) ?? yearIn(part));
          return {
            /** Its place on the page. */
            id,
            at,
            hasTime: !WITHOUT_TIME.includes(kind),
            person: person ?? "Someone",
            did: AUDIT_KINDS[kind],
            about: [subject, within].flatMap((name) => (name ? [shorten(name)] : [])),
          };
        }),
        older: found.length > PAGE && last ? `${last.at}-${countUpTo(last.at)}` : null,
      };
    },
  };
}

function readPlace(before: string | null): { at: number; skip: number } {
  const [, at, skip] = /^(\d{1,15})-(\d{1,9})$/.exec(before ?? "") ?? [];
  return at && skip
    ? { at: Number(at), skip: Number(skip) }
    : { at: Number.MAX_SAFE_INTEGER, skip: 0 };
}

function yearIn(part: string): string | null {
  return /^\d{4}-\d{2}$/.test(part) ? part : null;
}

function shorten(name: string): string {
  return name.length > NAME_LENGTH ? `${name.slice(0, NAME_LENGTH - 1).trimEnd()}…` : name;
}
