import type { ActivityQuery } from "#app/domain/audit/activity-query.ts";
import { AUDIT_GROUPS, type AuditGroup } from "#app/domain/audit/audit.ts";
import { isDate } from "#app/domain/dates.ts";

/** The most of a search that goes back into its field. */
const MOST = 200;

const isGroup = (key: string | null): key is AuditGroup =>
  key !== null && Object.hasOwn(AUDIT_GROUPS, key);

/** Reads an address; what it does not know is as if it were not there. */
export function readQuery(search: URLSearchParams): ActivityQuery {
  const day = (name: string) => {
    const text = search.get(name) ?? "";
    return isDate(text) ? text : null;
  };
  const group = search.get("group");
  return {
    person: search.get("person") || null,
    round: search.get("round") || null,
    group: isGroup(group) ? group : null,
    from: day("from"),
    to: day("to"),
    text: (search.get("text") ?? "").trim().slice(0, MOST),
  };
}

/** The address of a query, with where an earlier page ended: "" for the log as it opens. */
export function writeQuery(query: ActivityQuery, before: string | null = null): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...query, before })) {
    if (value) search.set(name, value);
  }
  const text = search.toString();
  return text === "" ? "" : `?${text}`;
}

/** Whether it holds anything back. */
export function isFiltered(query: ActivityQuery): boolean {
  return Object.values(query).some(Boolean);
}
