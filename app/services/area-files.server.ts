import { permit } from "#app/domain/access/permissions.ts";
import { slugOf } from "#app/domain/access/slug.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { AREA_FILE_VERSION, type AreaFileProblem } from "#app/domain/area-file/area-file.ts";
import { londonDate } from "#app/domain/dates.ts";
import { DomainError } from "#app/domain/errors.ts";
import { type AreaFile, areaJsonSchema } from "#db/area-file/file-schema.server.ts";
import { insertAreaFile } from "#db/area-file/write.server.ts";
import { type Area, findAreaById, findAreaBySlug, findMember } from "#db/queries/areas.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { listMeetings } from "#db/queries/meetings.server.ts";
import { countMigrations } from "#db/queries/migrations.server.ts";
import { isFacilitator, readAreaFile } from "./area-file-reading.server.ts";
import { scheduleFreeze } from "./freeze-jobs.server.ts";
import { insertInvitation } from "./invitation-links.server.ts";
import type { Kit } from "./kit.server.ts";
import type { Bytes } from "./reports/reports.ts";

/** The demonstration's own address: a service that holds it does not start. */
const RESERVED = "demonstration";

/** What would come in with a file, before anything is done. */
export type AreaFilePreview = {
  name: string;
  slug: string;
  made: AreaFile["made"];
  /** What there is of each kind, in the order of the file. */
  counts: { what: string; count: number }[];
  rounds: { name: string; asAt: string; closed: boolean }[];
  /** Who will be invited to run it. */
  facilitators: string[];
};

/** A whole area as one file, out of this installation and into another. */
export function createAreaFiles(kit: Kit) {
  const { db } = kit;

  async function make(area: Area, memberId: string | null) {
    const at = kit.now();
    const bytes: Bytes = await kit.reports.area({
      databasePath: db.path,
      areaId: area.id,
      address: kit.publicUrl,
      secret: kit.areaFileKey,
      at,
    });
    db.write(() =>
      recordAudit(db, { areaId: area.id, memberId, at: kit.now(), kind: "area-exported" }),
    );
    return { bytes, fileName: `homeward-${area.slug}-${londonDate(at)}.json` };
  }

  const read = (bytes: Uint8Array) =>
    readAreaFile(bytes, {
      content: kit.content,
      migrations: countMigrations(db),
      secret: kit.areaFileKey,
    });

  /** Why an area cannot have this address here. */
  function checkSlug(slug: string): AreaFileProblem[] {
    const path = "area.slug";
    if (slug === RESERVED) {
      return [{ path, sentence: "“demonstration” is kept for the demonstration: give another." }];
    }
    if (slug !== slugOf(slug)) {
      return [{ path, sentence: `“${slug}” is no address: such as “${slugOf(slug)}”.` }];
    }
    return findAreaBySlug(db, slug)
      ? [{ path, sentence: `There is an area “${slug}” here already: give another.` }]
      : [];
  }

  return {
    /** What the page about the area's file says beside what is always so. */
    page(viewer: Viewer) {
      permit(viewer.roles, "area.export");
      return { sealed: kit.areaFileKey !== null };
    },

    /** The viewer's area as a file: what whoever runs it may see, and the scores sealed. */
    async download(viewer: Viewer) {
      permit(viewer.roles, "area.export");
      const area = findAreaById(db, viewer.areaId);
      if (!area) throw new DomainError("not-found");
      return make(area, viewer.memberId);
    },

    /** The same for whoever runs the service, by the area's address. Refuses `not-found`. */
    async exportArea(slug: string) {
      const area = findAreaBySlug(db, slug);
      if (!area) throw new DomainError("not-found", {}, `There is no area “${slug}”.`);
      return make(area, null);
    },

    /** What would come in with a file under an address (its own unless given), or what is wrong. */
    preview(
      bytes: Uint8Array,
      slug?: string,
    ): { preview: AreaFilePreview } | { problems: AreaFileProblem[] } {
      const found = read(bytes);
      if ("problems" in found) return found;
      const wanted = slug ?? found.file.area.slug;
      const problems = checkSlug(wanted);
      return problems.length > 0
        ? { problems }
        : { preview: describe(found.file, found.confidential.scores.length, wanted) };
    },

    /**
     * Brings a file in as an area of its own, all of it or nothing; gives its address, and an
     * invitation for each of its facilitators, known to this answer alone.
     */
    bringIn(
      bytes: Uint8Array,
      slug?: string,
    ):
      | { slug: string; invitations: ReturnType<typeof insertInvitation>[] }
      | { problems: AreaFileProblem[] } {
      const found = read(bytes);
      if ("problems" in found) return found;
      const { file, confidential } = found;
      const wanted = slug ?? file.area.slug;
      return db.write(() => {
        const problems = checkSlug(wanted);
        if (problems.length > 0) return { problems };
        const areaId = kit.newId();
        const made = { id: areaId, slug: wanted, newId: kit.newId };
        const members = insertAreaFile(db, file, confidential, made);
        const at = kit.now();
        recordAudit(db, { areaId, memberId: null, at, kind: "area-imported" });
        const area = findAreaById(db, areaId);
        if (!area) throw new Error("The area that was just made is gone.");
        for (const meeting of listMeetings(db, areaId)) {
          if (meeting.cancelledAt === null && meeting.frozenAt === null) {
            scheduleFreeze(kit, area, meeting);
          }
        }
        const invitations = file.records.members.filter(isFacilitator).map(({ id }) => {
          const member = findMember(db, areaId, members.get(String(id)) ?? "");
          if (!member) throw new Error("A member that was just made is gone.");
          recordAudit(db, {
            areaId,
            memberId: null,
            at,
            kind: "invitation-made",
            subjectId: member.id,
          });
          return insertInvitation(kit, member);
        });
        return { slug: wanted, invitations };
      });
    },

    /** The published schema of area files. */
    schema(): unknown {
      return areaJsonSchema(`${kit.publicUrl}/schema/area-${AREA_FILE_VERSION}.json`);
    },
  };
}

function describe(
  { area, made, records }: AreaFile,
  scores: number,
  slug: string,
): AreaFilePreview {
  const people = records.members.filter(({ email }) => email !== "").length;
  const count = (what: string, of: number) => (of > 0 ? [{ what, count: of }] : []);
  return {
    name: area.name,
    slug,
    made,
    counts: [
      ...count("organisations", records.partners.length),
      ...count("people", people),
      ...count("guests and paper sheets", records.members.length - people),
      ...count("revealed scores", scores),
      ...count("actions", records.actions.length),
      ...count("schemes", records.schemes.length),
      ...count("figures of measures", records.measureValues.length),
      ...count("meetings", records.meetings.length),
      ...count("board packs", records.packs.length),
      ...count("quarterly returns", records.returns.length),
      ...count("graduation cases", records.graduationCases.length),
    ],
    rounds: records.rounds.map(({ name, asAt, status }) => ({
      name: String(name),
      asAt: String(asAt),
      closed: status === "closed",
    })),
    facilitators: records.members.filter(isFacilitator).map(({ name }) => String(name)),
  };
}
