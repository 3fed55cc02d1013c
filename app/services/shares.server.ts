import { permit } from "#app/domain/access/permissions.ts";
import {
  isLastDay,
  SHARED_KINDS,
  type SharedKind,
  standingOf,
  usualLastDay,
} from "#app/domain/access/shared-link.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { endOfDay, formatDate, londonDate, londonTime } from "#app/domain/dates.ts";
import { DomainError } from "#app/domain/errors.ts";
import { findPack, listPacks } from "#db/queries/packs.server.ts";
import { findRound, listRounds } from "#db/queries/rounds.server.ts";
import {
  insertShare,
  listShareOpenings,
  listShares,
  revokeShare,
  type Share,
} from "#db/queries/shares.server.ts";
import { audit, type Kit } from "./kit.server.ts";
import { makeToken } from "./tokens.server.ts";

/** A thing that can be shared: as the form posts it, and its parts. */
type Subject = { kind: SharedKind; id: string };

/** What is typed of a new link; `what` is one of those offered, `until` a date (YYYY-MM-DD). */
export type ShareFields = { what: string; note: string; until: string };

const choiceOf = ({ kind, id }: Subject) => (id === "" ? kind : `${kind} ${id}`);

function readSubject(value: string): Subject {
  const [kind = "", id = ""] = value.split(" ");
  const found = SHARED_KINDS.find((each) => each === kind);
  if (found && (id === "") === (found === "plan")) return { kind: found, id };
  throw new DomainError("invalid", { field: "what" }, "Choose what to share.");
}

/** Links by which somebody outside the area reads one thing of it: made, listed, taken back. */
export function createShares(kit: Kit) {
  const { db } = kit;

  /** Whether the area has such a thing to share; refuses `not-found` and `round-not-closed`. */
  function check(viewer: Viewer, { kind, id }: Subject): void {
    if (kind === "plan") return;
    if (kind === "pack") {
      if (!findPack(db, viewer.areaId, id)) throw new DomainError("not-found");
      return;
    }
    const found = findRound(db, viewer.areaId, id);
    if (!found) throw new DomainError("not-found");
    if (found.status !== "closed") throw new DomainError("round-not-closed");
  }

  /** All that can be shared now: the plan, closed rounds, issued packs. */
  function listOffers({ areaId }: Viewer): { value: string; label: string; href: string }[] {
    const rounds = listRounds(db, areaId).filter(({ status }) => status === "closed");
    return [
      {
        value: choiceOf({ kind: "plan", id: "" }),
        label: "The action plan, as it stands when it is opened",
        href: "/plan",
      },
      ...rounds.map(({ id, name, asAt }) => ({
        value: choiceOf({ kind: "round", id }),
        label: `Results of ${name}, as at ${formatDate(asAt)}`,
        href: `/rounds/${id}/results?reading=board`,
      })),
      ...listPacks(db, areaId).map(({ id, number, asAt }) => ({
        value: choiceOf({ kind: "pack", id }),
        label: `Board pack ${number}, as at ${formatDate(asAt)}`,
        href: `/board/packs/${id}`,
      })),
    ];
  }

  const today = () => londonDate(kit.now());

  return {
    /** The page of links: what can be shared, every link and when it was opened. */
    page(viewer: Viewer) {
      permit(viewer.roles, "share.manage");
      const offers = listOffers(viewer);
      const openings = listShareOpenings(db, viewer.areaId);
      const describe = (share: Share & { person: string }) => {
        const offer = offers.find(({ value }) => value === choiceOf(toSubject(share)));
        const own = openings.filter(({ shareId }) => shareId === share.id);
        return {
          id: share.id,
          what: offer?.label ?? "No longer there",
          href: offer?.href ?? null,
          note: share.note,
          madeBy: share.person,
          madeOn: formatDate(londonDate(share.createdAt)),
          until: formatDate(londonDate(share.expiresAt)),
          standing: standingOf(share, kit.now()),
          openings: own.map(({ id, at, part }) => ({
            id,
            at: `${formatDate(londonDate(at))}, ${londonTime(at)}`,
            part,
          })),
        };
      };
      const links = listShares(db, viewer.areaId).map(describe);
      return {
        offers,
        usualUntil: usualLastDay(today()),
        working: links.filter(({ standing }) => standing === "works"),
        over: links.filter(({ standing }) => standing !== "works"),
      };
    },

    /**
     * Makes a link, known to this answer alone. Refuses `invalid` for a day that is past or more
     * than 90 days on, `not-found`, and `round-not-closed`.
     */
    make(viewer: Viewer, { what, note, until }: ShareFields) {
      permit(viewer.roles, "share.manage");
      const subject = readSubject(what);
      if (!isLastDay(until, today())) {
        const sentence = "Choose today or a day in the next 90 days.";
        throw new DomainError("invalid", { field: "until" }, sentence);
      }
      const { token, hash } = makeToken();
      db.write(() => {
        check(viewer, subject);
        const id = kit.newId();
        insertShare(db, {
          id,
          areaId: viewer.areaId,
          tokenHash: hash,
          kind: subject.kind,
          subjectId: subject.id,
          note,
          createdAt: kit.now(),
          createdBy: viewer.memberId,
          expiresAt: endOfDay(until),
        });
        audit(kit, viewer, "share-made", id);
      });
      const label =
        listOffers(viewer).find(({ value }) => value === choiceOf(subject))?.label ?? "";
      return { label, url: `${kit.publicUrl}/shared/${token}`, until: formatDate(until) };
    },

    /** Takes a link back: it opens nothing any more. A second time changes nothing. */
    revoke(viewer: Viewer, id: string): void {
      permit(viewer.roles, "share.manage");
      db.write(() => {
        if (!listShares(db, viewer.areaId).some((share) => share.id === id)) {
          throw new DomainError("not-found");
        }
        if (revokeShare(db, viewer.areaId, id, kit.now())) {
          audit(kit, viewer, "share-ended", id);
        }
      });
    },
  };
}

const toSubject = ({ kind, subjectId }: Share): Subject => ({ kind, id: subjectId });
