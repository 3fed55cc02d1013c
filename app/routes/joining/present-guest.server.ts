import type { findGuest } from "#app/http/session.server.ts";

/** The guest this device was last, as a page shows it; null where there is none. */
export function describeGuest(found: Awaited<ReturnType<typeof findGuest>>) {
  if (!found) return null;
  const { viewer, area, round, status } = found;
  return {
    name: viewer.name,
    round: round.name,
    roundId: round.id,
    isOut: status === "struck",
    href: `/areas/${area.slug}/rounds/${round.id}/guest`,
  };
}

/** A guest this device was last. */
export type PresentGuest = NonNullable<ReturnType<typeof describeGuest>>;
