import type { Viewer } from "#app/domain/access/viewer.ts";
import type { Services } from "#app/services/index.server.ts";

/** A guest of a test: who it is to the use cases, and the token of its session. */
export type TestGuest = { viewer: Viewer; token: string };

type Wanted = { name?: string; partnerId?: string; letIn?: boolean };

/** Opens a round to guests on the last day it may be, unless it is open already; gives its code. */
export function openDoor({ guests }: Services, facilitator: Viewer, roundId: string): string {
  const page = guests.page(facilitator, roundId);
  if (!page.door) guests.open(facilitator, roundId, page.usualUntil);
  return guests.door(facilitator, roundId)?.code ?? "";
}

/** Joins a round by its code as a guest, who is let in unless said otherwise. */
export function joinAsGuest(
  services: Services,
  facilitator: Viewer,
  roundId: string,
  { name = "Gwen Pascoe", partnerId = "hospitals", letIn = true }: Wanted = {},
): TestGuest {
  const { guests, joining } = services;
  const code = openDoor(services, facilitator, roundId);
  const { formKey } = joining.look(code);
  const { token } = joining.join(code, formKey, { name, partnerId });
  const found = guests.find(token);
  if (!found) throw new Error("the guest has no session");
  if (letIn) guests.accept(facilitator, roundId, [{ id: found.viewer.memberId, version: 1 }]);
  return { viewer: found.viewer, token };
}
