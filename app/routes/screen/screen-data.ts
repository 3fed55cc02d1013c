import type { Services } from "#app/services/index.server.ts";

/** What the projector is given. */
export type ScreenPage = ReturnType<Services["desk"]["screen"]>;

/** One of its pictures. */
export type SceneOf<Kind extends ScreenPage["scene"]["kind"]> = Extract<
  ScreenPage["scene"],
  { kind: Kind }
>;
