import type { Services } from "#app/services/index.server.ts";

/** What the invitations page is given. */
export type InvitationsData = ReturnType<Services["invitations"]["page"]>;
