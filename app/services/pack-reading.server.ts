import { type BoardPack, boardPackSchema } from "#app/domain/report/board-pack.ts";

/** What an issued pack says; throws where what is stored is not whole. */
export function readPack({ report }: { report: unknown }): BoardPack {
  return boardPackSchema.parse(report);
}
