import type { Services } from "#app/services/index.server.ts";

/** What the projector is given. */
export type ScreenPage = ReturnType<Services["desk"]["screen"]>;

/** How people come in now, or null while the round is closed to guests. */
export type Door = ReturnType<Services["guests"]["door"]>;

/** An address as people type it: without "https://". */
export function sayAddress(address: string): string {
  return address.replace(/^https?:\/\//, "");
}

/** One of its pictures. */
export type SceneOf<Kind extends ScreenPage["scene"]["kind"]> = Extract<
  ScreenPage["scene"],
  { kind: Kind }
>;
