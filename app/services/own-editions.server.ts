import { may, permit } from "#app/domain/access/permissions.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { londonDate } from "#app/domain/dates.ts";
import { DomainError } from "#app/domain/errors.ts";
import { compareWithNearest } from "#app/domain/model/compare-editions.ts";
import { ContentError } from "#app/domain/model/content-error.ts";
import type { Edition } from "#app/domain/model/edition.ts";
import { editionHash } from "#app/domain/model/edition-hash.ts";
import { readEditionText } from "#app/domain/model/edition-text.ts";
import { modelOf } from "#app/domain/model/model-family.ts";
import { readOwnEdition } from "#app/domain/model/own-edition.ts";
import { writeEdition } from "#app/domain/model/write-edition.ts";
import {
  findAreaEdition,
  listAreaEditions,
  offerAreaEdition,
  withdrawAreaEdition,
} from "#db/queries/editions.server.ts";
import { listRounds, storeEdition } from "#db/queries/rounds.server.ts";
import { standsOnSteps } from "./funding-context.server.ts";
import { audit, type Kit } from "./kit.server.ts";
import { describeEdition } from "./model.server.ts";

/** An edition file as it was sent: a text that was pasted, or the bytes of an upload. */
export type SentEdition = { file: string; content: string | Uint8Array };

/** Editions that an area offers itself beside the national ones. */
export function createOwnEditions(kit: Kit) {
  const { db, content } = kit;
  const national = () => [...content.editions.values()];

  function read(text: string, file: string): Edition {
    const measures = [...content.measures.values()];
    return readOwnEdition(text, file, { measures, national: national() }).value;
  }

  function describe(edition: Edition) {
    return {
      ...describeEdition(content, edition),
      difference: compareWithNearest(edition, national()),
      effects: describeEffects(edition),
    };
  }

  /** What the edition cannot do that the national one can, in sentences. */
  function describeEffects(edition: Edition): string[] {
    const cited = new Set([
      edition.publication,
      ...edition.changes.flatMap(({ rows }) => rows.map(({ source }) => source.publication)),
    ]);
    const unknown = [...cited].filter((id) => !content.sources.has(id));
    return [
      ...(modelOf(edition) === "standard"
        ? [
            "It is of the Integration Standard: a round on it stands beside those on the changes, and alters neither the plan nor the suggested split of the grant.",
          ]
        : []),
      ...(standsOnSteps(edition, content) || modelOf(edition) === "standard"
        ? []
        : [
            "Its changes are not steps 1 to 8 of the grant. A round on it proposes actions for the plan; the suggested split of the grant stays with the last round whose changes are those steps.",
          ]),
      ...(unknown.length > 0
        ? [
            `Homeward holds no details of the publication ${unknown.map((id) => `“${id}”`).join(", ")}: the id stands in place of its title.`,
          ]
        : []),
    ];
  }

  function load(viewer: Viewer, hash: string) {
    const found = findAreaEdition(db, viewer.areaId, hash);
    if (!found) throw new DomainError("not-found");
    return found;
  }

  return {
    /** The editions of the area: national ones, then its own with the rounds on each. */
    list(viewer: Viewer) {
      permit(viewer.roles, "area.read");
      const rounds = listRounds(db, viewer.areaId);
      const takesPart = may(viewer.roles, "round.take-part");
      return {
        manages: may(viewer.roles, "edition.manage"),
        national: national().map(({ id, title, changes, model }) => ({
          key: id,
          id,
          title,
          ...countOf(changes),
          model: modelOf({ model }),
        })),
        own: listAreaEditions(db, viewer.areaId).map(({ hash, text, offeredAt, withdrawnAt }) => {
          const { id, title, changes, model } = JSON.parse(text) as Edition;
          return {
            key: hash,
            id,
            title,
            ...countOf(changes),
            model: modelOf({ model }),
            offeredOn: londonDate(offeredAt),
            withdrawnOn: withdrawnAt === null ? null : londonDate(withdrawnAt),
            rounds: rounds.filter(
              ({ editionHash: on, status }) => on === hash && (takesPart || status === "closed"),
            ).length,
          };
        }),
      };
    },

    /** An edition as the area reads it, by its key; refuses `not-found` for another area's. */
    page(viewer: Viewer, key: string) {
      permit(viewer.roles, "area.read");
      const manages = may(viewer.roles, "edition.manage");
      const known = content.editions.get(key);
      if (known) return { ...describe(known), difference: null, key, own: null, manages };
      const { text, offeredAt, withdrawnAt } = load(viewer, key);
      const own = {
        offeredOn: londonDate(offeredAt),
        withdrawnOn: withdrawnAt === null ? null : londonDate(withdrawnAt),
      };
      return { ...describe(JSON.parse(text) as Edition), key, own, manages };
    },

    /** An edition's file, as it would be sent again; refuses `not-found`. */
    file(viewer: Viewer, key: string) {
      permit(viewer.roles, "area.read");
      const edition = content.editions.get(key) ?? (JSON.parse(load(viewer, key).text) as Edition);
      return { bytes: writeEdition(edition), fileName: `${edition.id}.yaml` };
    },

    /** Reads an edition file: what is wrong in it, or how it would look and what would differ. */
    check(viewer: Viewer, { file, content: sent }: SentEdition) {
      permit(viewer.roles, "edition.manage");
      let text = typeof sent === "string" ? sent : "";
      try {
        text = readEditionText(
          typeof sent === "string" ? new TextEncoder().encode(sent) : sent,
          file,
        );
        const edition = read(text, file);
        const found = findAreaEdition(db, viewer.areaId, editionHash(edition));
        const standing = !found ? "new" : found.withdrawnAt === null ? "offered" : "withdrawn";
        return { text, problems: [], edition: describe(edition), standing } as const;
      } catch (error) {
        if (!(error instanceof ContentError)) throw error;
        return { text, problems: error.problems, edition: null, standing: null } as const;
      }
    },

    /**
     * Offers an edition to the viewer's area alone; gives its key. The same content offered twice is
     * one, and one that was withdrawn is offered again. Refuses `invalid` with the first problem.
     */
    offer(viewer: Viewer, text: string): string {
      permit(viewer.roles, "edition.manage");
      const edition = readOrRefuse(text);
      const hash = editionHash(edition);
      const found = findAreaEdition(db, viewer.areaId, hash);
      if (found && found.withdrawnAt === null) return hash;
      db.write(() => {
        const at = kit.now();
        storeEdition(db, { hash, id: edition.id, text: JSON.stringify(edition), storedAt: at });
        const { areaId, memberId } = viewer;
        offerAreaEdition(db, { areaId, editionHash: hash, offeredBy: memberId, offeredAt: at });
        audit(kit, viewer, "edition-offered", hash);
      });
      return hash;
    },

    /** Withdraws an edition: no new round opens on it. Rounds that are on it go on. */
    withdraw(viewer: Viewer, key: string): void {
      permit(viewer.roles, "edition.manage");
      if (load(viewer, key).withdrawnAt !== null) return;
      db.write(() => {
        withdrawAreaEdition(db, viewer.areaId, key, kit.now());
        audit(kit, viewer, "edition-withdrawn", key);
      });
    },

    /** Offers a withdrawn edition again. */
    offerAgain(viewer: Viewer, key: string): void {
      permit(viewer.roles, "edition.manage");
      if (load(viewer, key).withdrawnAt === null) return;
      db.write(() => {
        const { areaId, memberId } = viewer;
        const at = kit.now();
        offerAreaEdition(db, { areaId, editionHash: key, offeredBy: memberId, offeredAt: at });
        audit(kit, viewer, "edition-offered", key);
      });
    },
  };

  function readOrRefuse(text: string): Edition {
    try {
      const bytes = new TextEncoder().encode(text);
      return read(readEditionText(bytes, "the text"), "the text");
    } catch (error) {
      if (!(error instanceof ContentError)) throw error;
      throw new DomainError("invalid", { field: "text" }, error.problems[0]?.message);
    }
  }
}

function countOf(changes: Edition["changes"]) {
  return {
    changes: changes.length,
    rows: changes.reduce((sum, { rows }) => sum + rows.length, 0),
  };
}
