import { ROLE_NAMES, type Role } from "#app/domain/access/roles.ts";
import { AUDIT_KINDS, type AuditKind } from "#app/domain/audit/audit.ts";
import { londonDate } from "#app/domain/dates.ts";
import { DomainError } from "#app/domain/errors.ts";
import { findAccount } from "#db/queries/accounts.server.ts";
import { findAreaById } from "#db/queries/areas.server.ts";
import { listMemberships } from "#db/queries/erasure.server.ts";
import { type Held, listHeld } from "#db/queries/personal-data.server.ts";
import { readActivityWords } from "./activity-words.server.ts";
import type { Kit } from "./kit.server.ts";
import type { SignedIn } from "./sessions.server.ts";

/** The version of the file's form: a change of meaning is a new one. */
const VERSION = 1;

/** A value as the file and the page have it: instants as ISO 8601 in UTC, ids as names. */
type Value = string | number | null;

/** What stands in one place: what it is, and its rows by the name of each column. */
export type PersonalSection = {
  what: string;
  columns: readonly string[];
  rows: readonly Record<string, Value>[];
};

/** What an id or key of a column points at, by the column's name. */
const POINTS_AT = {
  round_id: "round",
  partner_id: "partner",
  action_id: "action",
  meeting_id: "meeting",
  case_id: "case",
} as const;

const KEYS = ["row_key", "criterion", "part"];

/** "updated_at" as people read it: "Updated at"; an id stands for what it names. */
function nameColumn(column: string): string {
  const words = column.replace(/_(?:id|key)$/, "").replaceAll("_", " ");
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}

/** Everything that is held about the person who asks, over all areas; nothing about anybody else. */
export function createPersonalData(kit: Kit) {
  const { db } = kit;

  /** Sections with ids turned into names; `areaId` is where the names are from. */
  function readable(held: readonly Held[], areaId: string | null): PersonalSection[] {
    const words = areaId === null ? null : readActivityWords(kit, { areaId });

    function tell(column: string, value: unknown): Value {
      if (value === null || value === undefined) return null;
      // The date as at which a pack stands is a text already.
      if (typeof value === "number" && (column === "at" || column.endsWith("_at"))) {
        return new Date(value).toISOString();
      }
      if (column === "kind" && Object.hasOwn(AUDIT_KINDS, String(value))) {
        return AUDIT_KINDS[value as AuditKind];
      }
      const text = String(value);
      if (Object.hasOwn(POINTS_AT, column)) {
        return words?.names[POINTS_AT[column as keyof typeof POINTS_AT]].get(text) ?? text;
      }
      if (KEYS.includes(column)) {
        return words?.parts.get(text) ?? words?.names.partner.get(text) ?? text;
      }
      // What an event was about may be a person: somebody else's name is nobody's to take away.
      if (column === "subject_id") return words?.nameThing(text) ?? null;
      return typeof value === "number" ? value : text;
    }

    return held.map(({ what, columns, rows }) => ({
      what,
      columns: columns.map(nameColumn),
      rows: rows.map((row) =>
        Object.fromEntries(
          columns.map((column) => [nameColumn(column), tell(column, row[column])]),
        ),
      ),
    }));
  }

  function gather({ accountId }: SignedIn) {
    const account = findAccount(db, accountId);
    if (!account) throw new DomainError("signed-out");
    return {
      account: {
        email: account.email,
        since: new Date(account.createdAt).toISOString(),
        hasPassword: account.passwordHash !== null,
      },
      held: readable(listHeld(db, { account: accountId }), null),
      areas: listMemberships(db, accountId).map((member) => {
        const { areaId: area, partnerId } = member;
        const names = readActivityWords(kit, { areaId: area }).names;
        return {
          area: findAreaById(db, area)?.name ?? "",
          you: {
            name: member.name,
            title: member.title,
            email: member.email,
            organisation: names.partner.get(partnerId ?? "") ?? null,
            roles: member.roles.map((role: Role) => ROLE_NAMES[role].name),
            hasAccess: member.active,
          },
          held: readable(listHeld(db, { member: member.id, area }), area),
        };
      }),
    };
  }

  return {
    /** The data of the person who is signed in, section by section. */
    page: gather,

    /** The same as a file for other programs. */
    json(signedIn: SignedIn) {
      const now = kit.now();
      const about = { version: VERSION, made: new Date(now).toISOString() };
      return {
        bytes: `${JSON.stringify({ ...about, ...gather(signedIn) }, null, 2)}\n`,
        fileName: `my-data-${londonDate(now)}.json`,
      };
    },
  };
}
