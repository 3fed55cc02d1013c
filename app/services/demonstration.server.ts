import { ROLE_NAMES, type Role } from "#app/domain/access/roles.ts";
import { DomainError } from "#app/domain/errors.ts";
import {
  findAreaBySlug,
  listMembers,
  listPartners,
  type Member,
} from "#db/queries/areas.server.ts";
import type { Kit } from "./kit.server.ts";
import type { Sessions, SignedIn } from "./sessions.server.ts";

/** The slug of the area that anyone may enter as anyone, in demonstration mode alone. */
const SLUG = "demonstration";

/** People of no partner, grouped by what they are there for. */
const GROUPS: readonly { name: string; roles: readonly Role[] }[] = [
  { name: "Runs the rounds", roles: ["facilitator", "deputy", "recorder"] },
  { name: "Board", roles: ["board-member"] },
  { name: "Finance", roles: ["finance-lead"] },
  { name: "Signatories", roles: ["signatory"] },
  { name: "Observers", roles: ["observer"] },
];

const ORDER: readonly Role[] = ["facilitator", "deputy", "recorder", "partner-lead"];

/** Entering the demonstration as one of its people. Made only where the demonstration is on. */
export function createDemonstration(kit: Kit, sessions: Sessions) {
  const { db } = kit;

  /** Facilitators before their deputies, leads before members of a partner, then by name. */
  const rank = ({ roles }: Member) =>
    Math.min(...roles.map((role) => ORDER.indexOf(role)).filter((at) => at >= 0), ORDER.length);

  function findDemonstration() {
    const area = findAreaBySlug(db, SLUG);
    if (!area) throw new DomainError("not-found");
    const people = listMembers(db, area.id)
      .filter((member) => member.active && member.accountId)
      .sort((one, other) => rank(one) - rank(other));
    return { area, people };
  }

  const describe = ({ id, name, title, roles }: Member) => ({
    id,
    name,
    title,
    roles: roles.map((role) => ROLE_NAMES[role].name).join(", "),
  });

  return {
    /** Whom one may enter as: those who run the rounds first, then partners, then everyone else. */
    people() {
      const { area, people } = findDemonstration();
      const others = GROUPS.map(({ name, roles }) => ({
        name,
        people: people.filter(
          (member) => !member.partnerId && member.roles.some((role) => roles.includes(role)),
        ),
      }));
      const partners = listPartners(db, area.id).map((partner) => ({
        name: partner.name,
        people: people.filter((member) => member.partnerId === partner.id),
      }));
      const groups = [...others.slice(0, 1), ...partners, ...others.slice(1)]
        .filter((group) => group.people.length > 0)
        .map((group) => ({ name: group.name, people: group.people.map(describe) }));
      return { area: { name: area.name, slug: area.slug, notice: area.notice }, groups };
    },

    /**
     * Signs in as a person of the demonstration area; gives the session's token and the area's
     * slug. Ends the session the browser had. Refuses `not-found` for anybody else's id.
     */
    enter(memberId: string, device: string, present: SignedIn | null) {
      const { area, people } = findDemonstration();
      const accountId = people.find((member) => member.id === memberId)?.accountId;
      if (!accountId) throw new DomainError("not-found");
      return db.write(() => {
        if (present) sessions.end(present);
        return { token: sessions.start(accountId, device), slug: area.slug };
      });
    },
  };
}
