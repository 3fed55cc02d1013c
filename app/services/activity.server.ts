import { permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { type ActivityQuery, EVERYTHING } from "#app/domain/audit/activity-query.ts";
import { AUDIT_GROUPS, type AuditKind } from "#app/domain/audit/audit.ts";
import { endOfDay, londonDate, londonTime, startOfDay } from "#app/domain/dates.ts";
import { DomainError } from "#app/domain/errors.ts";
import { findAreaById, listMembers } from "#db/queries/areas.server.ts";
import { type AuditFilter, listAudit, MOST_WORDS } from "#db/queries/audit.server.ts";
import { listRounds } from "#db/queries/rounds.server.ts";
import { readActivityWords } from "./activity-words.server.ts";
import { auditReading, type Kit } from "./kit.server.ts";
import { renderCsv } from "./reports/csv.server.ts";
import type { Sheet } from "./reports/workbook.ts";

const PAGE = 50;
/** The most events that a file holds: a workbook of more is no help to anyone. */
const MOST_IN_FILE = 20_000;

/** The activity log: who did what, and when, in words. */
export function createActivity(kit: Kit) {
  const { db } = kit;

  /** The events asked for up to a place, and the words to tell them in. */
  function search(
    viewer: Viewer,
    asked: ActivityQuery,
    place: { at: number; skip: number } | null,
    limit: number,
  ) {
    permit(viewer.roles, "activity.read");
    const words = readActivityWords(kit, viewer);
    const filter: AuditFilter = {
      memberId: asked.person,
      subjectId: asked.round,
      kinds: asked.group && (Object.keys(AUDIT_GROUPS[asked.group].kinds) as AuditKind[]),
      since: asked.from === null ? 0 : startOfDay(asked.from),
      words: asked.text.split(/\s+/).filter(Boolean).slice(0, MOST_WORDS).map(words.find),
    };
    const latest = asked.to === null ? Number.MAX_SAFE_INTEGER : endOfDay(asked.to);
    const from = place ?? { at: latest, skip: 0 };
    return { words, from, found: listAudit(db, viewer.areaId, filter, from, limit) };
  }

  /** The events asked for as a table. Whose scoring was first is told by no line and no time. */
  function makeSheet(viewer: Viewer, asked: ActivityQuery): Sheet {
    const { words, found } = search(viewer, asked, null, MOST_IN_FILE + 1);
    const events = found.slice(0, MOST_IN_FILE).map(words.describe);
    const last = events.at(-1);
    const isCut = last !== undefined && found.length > events.length;
    const rest = "Earlier events are left out of this file: ask for earlier days.";
    return {
      name: "Activity",
      columns: [
        { key: "date", label: "Day", kind: "date", width: 18 },
        { key: "time", label: "Time (London)", kind: "text", width: 14 },
        { key: "person", label: "Who", kind: "text", width: 26 },
        { key: "did", label: "What", kind: "text", width: 50 },
        { key: "about", label: "About", kind: "text", width: 40 },
        { key: "within", label: "Within it", kind: "text", width: 40 },
      ],
      rows: [
        ...events.map(({ at, hasTime, person, did, about }) => [
          londonDate(at),
          hasTime ? londonTime(at) : "",
          person,
          did,
          about[0] ?? "",
          about[1] ?? "",
        ]),
        ...(isCut ? [[londonDate(last.at), "", "", rest, "", ""]] : []),
      ],
    };
  }

  /** Notes that the log was taken away, and names the file. */
  function nameFile(viewer: Viewer, end: string): string {
    const area = findAreaById(db, viewer.areaId);
    if (!area) throw new DomainError("not-found");
    auditReading(kit, viewer, "activity-downloaded", viewer.areaId, end);
    return `activity-${area.slug}-${londonDate(kit.now())}.${end}`;
  }

  return {
    /**
     * A page of the log, the latest first, of what is asked for. `before` is where the page before
     * it ended, as `older` gave it; what cannot be read so means the first page.
     */
    page(viewer: Viewer, before: string | null, asked: ActivityQuery = EVERYTHING) {
      const { words, from, found } = search(viewer, asked, readPlace(before), PAGE + 1);
      const shown = found.slice(0, PAGE);
      const last = shown.at(-1);
      /** How many events of an instant have been shown, on this page and those before it. */
      const countUpTo = (at: number) =>
        shown.filter((event) => event.at === at).length + (from.at === at ? from.skip : 0);
      const people = listMembers(db, viewer.areaId).map(({ id, name }) => ({ id, name }));
      // A guest is no choice of the list, and can be asked for from the log.
      const other = asked.person !== null && !people.some(({ id }) => id === asked.person);
      const name = words.names.member.get(asked.person ?? "");
      return {
        choices: {
          people: other && name ? [...people, { id: asked.person ?? "", name }] : people,
          rounds: listRounds(db, viewer.areaId).map((round) => ({
            id: round.id,
            name: round.name,
          })),
        },
        events: shown.map((event, id) => ({
          /** Its place on the page. */
          id,
          ...words.describe(event),
        })),
        older: found.length > PAGE && last ? `${last.at}-${countUpTo(last.at)}` : null,
      };
    },

    /** What is asked for of the log as a CSV, the latest events first. */
    csv(viewer: Viewer, asked: ActivityQuery) {
      const bytes = renderCsv(makeSheet(viewer, asked));
      return { bytes, fileName: nameFile(viewer, "csv") };
    },

    /** The same as a workbook. */
    async workbook(viewer: Viewer, asked: ActivityQuery) {
      const sheet = { ...makeSheet(viewer, asked), frozenColumns: 0 };
      const fileName = nameFile(viewer, "xlsx");
      const area = findAreaById(db, viewer.areaId);
      const bytes = await kit.reports.xlsx({
        title: "Activity",
        author: area?.name ?? "",
        asAt: londonDate(kit.now()),
        sheets: [sheet],
      });
      return { bytes, fileName };
    },
  };
}

function readPlace(before: string | null): { at: number; skip: number } | null {
  const [, at, skip] = /^(\d{1,15})-(\d{1,9})$/.exec(before ?? "") ?? [];
  return at && skip ? { at: Number(at), skip: Number(skip) } : null;
}
