import type { ActionFunctionArgs } from "@remix-run/node";
import { answerFile } from "#app/http/answer.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { PRIVATE } from "#app/http/headers.server.ts";
import { readFormValues } from "#app/ui/form-values.ts";
import { readTexts } from "./criterion.form.ts";

/** How long the expression of interest would be with what is being typed. Nothing is saved. */
export const action = answerFile(async (asked: ActionFunctionArgs) => {
  const { viewer, services } = await requireArea(asked);
  const typed = readFormValues(await asked.request.formData());
  const criterion = typeof typed.criterion === "string" ? typed.criterion : null;
  const letter = typeof typed.letter === "string" ? typed.letter : null;
  const meter = await services.graduation.measure(viewer, asked.params.case ?? "", {
    criterion,
    letter,
    texts: readTexts(typed, "text-"),
    speedUp: readTexts(typed, "speedUp-"),
  });
  return Response.json(meter, { headers: { "Cache-Control": PRIVATE } });
});
