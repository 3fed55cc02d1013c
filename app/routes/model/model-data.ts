import type { createModel } from "#app/services/model.server.ts";
import type { createOwnEditions } from "#app/services/own-editions.server.ts";

type Editions = ReturnType<typeof createOwnEditions>;

/** An edition as the model page shows it. */
export type ModelData = ReturnType<ReturnType<typeof createModel>["page"]>;

/** An edition file that was read: how it would look, or what is wrong in it. */
export type CheckedEdition = ReturnType<Editions["check"]>;

/** How an edition differs from the national one, row by row. */
export type Difference = ReturnType<Editions["page"]>["difference"];
