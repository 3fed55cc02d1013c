import type { createGuidance } from "#app/services/guidance.server.ts";

type Guidance = ReturnType<typeof createGuidance>;

/** What a search gave. */
export type SearchPage = ReturnType<Guidance["search"]>;

export type ArticlePage = ReturnType<Guidance["article"]>;
