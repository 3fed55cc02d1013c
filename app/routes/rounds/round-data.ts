import type { Services } from "#app/services/index.server.ts";

type Overview = ReturnType<Services["rounds"]["overview"]>;

/** What the round's own page shows. */
export type RoundPageData = Omit<Overview, "round"> & {
  round: Omit<Overview["round"], "editionHash" | "areaId">;
  area: string;
  /** The round's own address, and that of the list. */
  home: string;
  list: string;
  /** The round's address in full, for messages. */
  address: string;
  /** The address under which the area reads editions of the model. */
  editions: string;
  /** What was just done, by the name of its form. */
  done: string | null;
  /** How many get the draft record by e-mail that was just sent round. */
  mailed: number;
};
