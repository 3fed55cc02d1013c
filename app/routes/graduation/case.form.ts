import { z } from "zod";
import { type CaseBoard, MOST_BOARDS } from "#app/domain/graduation/case.ts";

const SUPPORT: Record<string, boolean | null> = { yes: true, no: false };

/** What the form of a case sends; boards come as board-0, supports-0, reference-0 and so on. */
export const caseForm = z
  .looseObject({
    form: z.literal("case"),
    version: z.coerce.number().int().min(0),
    name: z.string().trim().min(1, "Name the case").max(120, "Use at most 120 characters"),
    wave: z.string().min(1, "Choose a wave"),
  })
  .transform((sent, context) => {
    const { form, version, name, wave } = sent;
    const field = (key: string) => (typeof sent[key] === "string" ? sent[key].trim() : "");
    const boards = Array.from({ length: MOST_BOARDS }, (_, at): CaseBoard | null => {
      const [board, reference] = [field(`board-${at}`), field(`reference-${at}`)];
      const supports = SUPPORT[field(`supports-${at}`)] ?? null;
      if (board.length > 160 || reference.length > 200) {
        context.addIssue({
          code: "custom",
          path: [board.length > 160 ? `board-${at}` : `reference-${at}`],
          message: "Use fewer characters",
        });
      }
      if (board === "" && (reference !== "" || supports !== null)) {
        context.addIssue({ code: "custom", path: [`board-${at}`], message: "Name the board" });
      }
      return board === "" ? null : { name: board, supports, reference };
    }).filter((board) => board !== null);
    if (new Set(boards.map((board) => board.name)).size < boards.length) {
      context.addIssue({ code: "custom", path: ["board-0"], message: "Name each board once" });
    }
    return { form, version, name, wave, boards };
  });

/** All that the page of a case’s details takes. */
export const caseForms = z.discriminatedUnion("form", [
  caseForm,
  z.object({ form: z.literal("remove"), version: z.coerce.number().int() }),
]);

/** What puts something back that was taken away. */
export const restoreForm = z.object({ restore: z.string().min(1) });
