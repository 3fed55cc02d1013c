import type { createModel } from "#app/services/model.server.ts";

/** An edition as the model page shows it. */
export type ModelData = ReturnType<ReturnType<typeof createModel>["page"]>;
