import type { LoaderFunctionArgs } from "@remix-run/node";
import { answerFile } from "#app/http/answer.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { PRIVATE } from "#app/http/headers.server.ts";

export const loader = answerFile(async (asked: LoaderFunctionArgs) => {
  const { viewer, services } = await requireArea(asked);
  const { text, fileName } = services.measures.template(viewer);
  return new Response(text, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${fileName}"`,
      "Cache-Control": PRIVATE,
    },
  });
});
