import { may, permit } from "#app/domain/access/permissions.ts";
import type { Role } from "#app/domain/access/roles.ts";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { DomainError } from "#app/domain/errors.ts";
import type { Edition } from "#app/domain/model/edition.ts";
import { fillSettings } from "#app/domain/model/settings.ts";
import type { PartnerMark } from "#app/domain/report/row-report.ts";
import {
  findRound,
  listPeopleOfPartners,
  listRoundChanges,
  listRoundPartners,
  listRoundRows,
  listRoundScorers,
  type Round,
  type RoundChange,
  type RoundPartner,
  type RoundRow,
} from "#db/queries/rounds.server.ts";
import type { Kit } from "./kit.server.ts";

/** A person asked in a round, and the partner it scores for there. */
export type Scorer = { memberId: string; partnerId: string };

/** A round with all that its rules need, read in a fixed number of statements. */
export type RoundContext = {
  round: Round;
  edition: Edition;
  partners: RoundPartner[];
  changes: Map<string, RoundChange>;
  rows: Map<string, RoundRow>;
  scorers: Scorer[];
};

const editions = new Map<string, Edition>();

/** The edition a round is scored against, as it was stored, with the area's own settings in it. */
function readEdition(round: Round, text: string): Edition {
  const key = `${round.editionHash} ${round.homeOnDatePercent}`;
  let edition = editions.get(key);
  if (!edition) {
    const stored = JSON.parse(text) as Edition;
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
 * Refuses `not-found`, or `forbidden` while it is for those who take part alone.
 */
export function loadRound(kit: Kit, viewer: Viewer, id: string): RoundContext {
  const found = findRound(kit.db, viewer.areaId, id);
  if (!found) throw new DomainError("not-found");
  const { round, editionText } = found;
  permitRound(viewer, round);
  const edition = readEdition(round, editionText);
  return {
    round,
    edition,
    partners: listRoundPartners(kit.db, round),
    changes: new Map(listRoundChanges(kit.db, round).map((each) => [each.changeKey, each])),
    rows: new Map(listRoundRows(kit.db, round).map((each) => [each.rowKey, each])),
    scorers: listScorers(kit, round),
  };
}

/** Refuses whoever may not know of the round as it stands: see loadRound. */
export function permitRound(viewer: Viewer, round: Pick<Round, "status">): void {
  permit(viewer.roles, round.status === "closed" ? "round.read-closed" : "round.take-part");
}

/** Everybody asked: fixed once closed; before, those who have scored and those who still may. */
function listScorers(kit: Kit, round: Round): Scorer[] {
  const fixed = listRoundScorers(kit.db, round);
  const known = new Set(fixed.map((scorer) => scorer.memberId));
  const others =
    round.status === "closed"
      ? []
      : listPeopleOfPartners(kit.db, round.areaId).flatMap(({ memberId, partnerId, roles }) =>
          partnerId && scores(roles) && !known.has(memberId) ? [{ memberId, partnerId }] : [],
        );
  return [...fixed.map(({ memberId, partnerId }) => ({ memberId, partnerId })), ...others].sort(
    (a, b) => (a.memberId < b.memberId ? -1 : 1),
  );
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
