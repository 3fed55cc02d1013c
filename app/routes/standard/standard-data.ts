import type { createStandard } from "#app/services/standard.server.ts";

type Standard = ReturnType<typeof createStandard>;

/** The Standard's page as its service gives it. */
export type StandardData = ReturnType<Standard["page"]>;

export type Objective = StandardData["objectives"][number];

/** The models of integration, and what the area chose. */
export type IntegrationData = ReturnType<Standard["integration"]>;
