import type { Demonstration } from "#app/domain/demonstration/load-demonstration.ts";
import type { Database } from "../client.server.ts";
import { accounts, areas, members, partners } from "../schema/people.server.ts";

/** The demonstration area's id; the records in it have the keys of its content files as ids. */
export const AREA = "demonstration";

/** Stores the area, its partners and its people, each with an account without a password. */
export function storeAreaAndPeople(
  { orm }: Database,
  demonstration: Demonstration,
  now: number,
): void {
  const { area, partners: organisations, people } = demonstration;
  const { slug, name, notice, today } = area;
  orm.insert(areas).values({ id: AREA, slug, name, notice, today, createdAt: now }).run();
  orm
    .insert(partners)
    .values(
      organisations.map(({ key, ...partner }, position) => ({
        ...partner,
        id: key,
        areaId: AREA,
        position,
      })),
    )
    .run();
  for (const { key, partner, ...person } of people) {
    const { email } = person;
    orm.insert(accounts).values({ id: key, email, createdAt: now }).run();
    orm
      .insert(members)
      .values({ ...person, id: key, areaId: AREA, accountId: key, partnerId: partner })
      .run();
  }
}
