import { may, permit } from "#app/domain/access/permissions.ts";
import type { Role } from "#app/domain/access/roles.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { DomainError } from "#app/domain/errors.ts";
import type { Edition } from "#app/domain/model/edition.ts";
import { fillSettings } from "#app/domain/model/settings.ts";
import type { PartnerMark } from "#app/domain/report/row-report.ts";
import type { Database } from "#db/client.server.ts";
import { findGuest, type Guest, listGuests } from "#db/queries/guests.server.ts";
import {
  findRound,
  findRoundScorer,
  listPeopleOfPartners,
  listRoundChanges,
  listRoundPartners,
  listRoundRows,
  listRoundScorers,
  type Round,
  type RoundChange,
  type RoundPartner,
  type RoundRow,
  readEditionText,
} from "#db/queries/rounds.server.ts";
import type { Kit } from "./kit.server.ts";

/** A person asked in a round, and the partner it scores for there; a guest counts from an instant. */
export type Scorer = { memberId: string; partnerId: string; since?: number };

/** A round with all that its rules need but who asks: the same for everyone. */
type SharedRound = {
  round: Round;
  edition: Edition;
  partners: RoundPartner[];
  changes: Map<string, RoundChange>;
  rows: Map<string, RoundRow>;
  listScorers: () => Scorer[];
  /** Makes something of the round once for all who ask while nothing is written: see Database.state. */
  once: <T>(key: string, make: () => T) => T;
};

/** A round as someone asks for it, read in a fixed number of statements. None of it may be changed. */
export type RoundContext = Omit<SharedRound, "listScorers"> & {
  readonly scorers: Scorer[];
  /** The viewer, where it is a guest of this round: it may be waiting still. */
  guest: Guest | null;
};

const editions = new Map<string, Edition>();

/** The edition a round is scored against, as it was stored, with the area's own settings in it. */
function readEdition(db: Database, round: Round): Edition {
  const key = `${round.editionHash} ${round.homeOnDatePercent}`;
  let edition = editions.get(key);
  if (!edition) {
    const stored = JSON.parse(readEditionText(db, round)) as Edition;
    // An edition asks for one figure of the area's own at most, and the round keeps it.
    const [setting] = stored.settings;
    const percent = round.homeOnDatePercent;
    edition = fillSettings(stored, setting && percent !== null ? { [setting.key]: percent } : {});
    editions.set(key, edition);
  }
  return edition;
}

/**
 * The round, for someone who takes part in it, or for anyone of the area once it is closed.
 * Refuses `not-found`, or `forbidden` while it is for those who take part alone. A guest finds its
 * own round, and is refused `guest-out` once it was taken out of it.
 */
export function loadRound(kit: Kit, viewer: Viewer, id: string): RoundContext {
  const found = findShared(kit, viewer.areaId, id);
  if (!found) throw new DomainError("not-found");
  const { listScorers, ...shared } = found;
  permitRound(viewer, shared.round);
  return {
    ...shared,
    guest: viewer.guestOf === null ? null : findSelf(kit, viewer, shared.round),
    get scorers() {
      return listScorers();
    },
  };
}

/** The rounds asked for since the database was last written to: a room asks for one all at once. */
const known = new WeakMap<Database, { state: string; rounds: Map<string, SharedRound> }>();

function findShared(kit: Kit, areaId: string, id: string): SharedRound | null {
  const state = kit.db.state();
  if (state === null) return readShared(kit, areaId, id, state);
  let kept = known.get(kit.db);
  if (kept?.state !== state) {
    kept = { state, rounds: new Map() };
    known.set(kit.db, kept);
  }
  const key = `${areaId} ${id}`;
  const round = kept.rounds.get(key) ?? readShared(kit, areaId, id, state);
  if (round) kept.rounds.set(key, round);
  return round;
}

function readShared(
  kit: Kit,
  areaId: string,
  id: string,
  state: string | null,
): SharedRound | null {
  const round = findRound(kit.db, areaId, id);
  if (!round) return null;
  const made = new Map<string, unknown>();
  let scorers: Scorer[] | null = null;
  return {
    round,
    edition: readEdition(kit.db, round),
    partners: listRoundPartners(kit.db, round),
    changes: new Map(listRoundChanges(kit.db, round).map((each) => [each.changeKey, each])),
    rows: new Map(listRoundRows(kit.db, round).map((each) => [each.rowKey, each])),
    // Read when needed: a save of one person's score asks for nobody else.
    listScorers: () => {
      scorers ??= listScorers(kit, round);
      return scorers;
    },
    once: <T>(key: string, make: () => T): T => {
      if (state === null || kit.db.state() !== state) return make();
      if (!made.has(key)) made.set(key, make());
      return made.get(key) as T;
    },
  };
}

/** Refuses whoever may not know of the round as it stands: see loadRound. */
export function permitRound(viewer: Viewer, round: Pick<Round, "id" | "status">): void {
  // Another round is to a guest as if it did not exist.
  if (viewer.guestOf !== null && viewer.guestOf !== round.id) throw new DomainError("not-found");
  permit(viewer.roles, round.status === "closed" ? "round.read-closed" : "round.take-part");
}

/** The guest that asks, in its own round. */
function findSelf(kit: Kit, viewer: Viewer, round: Round): Guest {
  const guest = findGuest(kit.db, round, viewer.memberId);
  if (!guest) throw new DomainError("not-found");
  if (guest.status === "struck") throw new DomainError("guest-out");
  return guest;
}

/**
 * The partner the viewer scores for in the round, null where it is not asked. A guest who waits
 * scores for the one it picked: that does not count yet.
 */
export function partnerOfViewer(
  kit: Kit,
  context: RoundContext,
  viewer: Viewer,
): RoundPartner | null {
  const { round, guest } = context;
  const mayStill = round.status !== "closed" && guest === null && scores(viewer.roles);
  const own =
    findRoundScorer(kit.db, round, viewer.memberId)?.partnerId ??
    guest?.partnerId ??
    (mayStill ? viewer.partnerId : null);
  return context.partners.find((each) => each.partnerId === own) ?? null;
}

/** Refuses `guest-waiting` for a guest who is not let in: what is revealed is for the room alone. */
export function refuseWaiting({ guest }: RoundContext): void {
  if (guest?.status === "waiting") throw new DomainError("guest-waiting");
}

/**
 * Everybody asked: fixed once closed; before, those who have scored and those who still may. A guest
 * is among them once it is let in, and a paper sheet.
 */
function listScorers(kit: Kit, round: Round): Scorer[] {
  const fixed = listRoundScorers(kit.db, round);
  const guests = listGuests(kit.db, round).filter(({ status }) => status === "accepted");
  const since = new Map(guests.map((guest) => [guest.memberId, guest.decidedAt ?? 0]));
  const known = new Set(fixed.map((scorer) => scorer.memberId));
  const others =
    round.status === "closed"
      ? []
      : [
          ...listPeopleOfPartners(kit.db, round.areaId).filter(({ roles }) => scores(roles)),
          ...guests,
        ].filter(({ memberId }) => !known.has(memberId));
  return [...fixed, ...others]
    .flatMap(({ memberId, partnerId }): Scorer[] => {
      if (partnerId === null) return [];
      const from = since.get(memberId);
      return [{ memberId, partnerId, ...(from !== undefined && { since: from }) }];
    })
    .sort((a, b) => (a.memberId < b.memberId ? -1 : 1));
}

const scores = (roles: readonly Role[]) => may(roles, "score.record");

/** The change with this number, if the round is about it; refuses `not-found` otherwise. */
export function findChange(context: RoundContext, number: number) {
  const change = context.edition.changes.find((each) => each.number === number);
  if (!change || !context.changes.has(change.key)) throw new DomainError("not-found");
  return change;
}

/** The edition's changes that the round is about, in their order. */
export function changesInRound(context: RoundContext) {
  return context.edition.changes.filter((change) => context.changes.has(change.key));
}

/** A row of the round; refuses `unknown-row`. */
export function findRow(context: RoundContext, key: string): RoundRow {
  const row = context.rows.get(key);
  if (!row) throw new DomainError("unknown-row");
  return row;
}

/** The partners asked about a change. */
export function partnersAsked(context: RoundContext, changeKey: string): RoundPartner[] {
  return context.partners.filter((partner) => partner.changes.includes(changeKey));
}

/** The people asked about a change. */
export function scorersAsked(context: RoundContext, changeKey: string): Scorer[] {
  const partners = new Set(partnersAsked(context, changeKey).map((each) => each.partnerId));
  return context.scorers.filter((scorer) => partners.has(scorer.partnerId));
}

/** A partner's mark as charts and tables take it. */
export function markOf(partner: RoundPartner): PartnerMark {
  const { partnerId: id, name, shortName, shape, colour } = partner;
  return { id, name, shortName, shape, colour };
}
