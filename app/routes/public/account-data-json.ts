import type { LoaderFunctionArgs } from "@remix-run/node";
import { answerFile } from "#app/http/answer.server.ts";
import { sendFile } from "#app/http/file.server.ts";
import { requireSignedIn } from "#app/http/guards.server.ts";

export const loader = answerFile(async (asked: LoaderFunctionArgs) => {
  const signedIn = await requireSignedIn(asked);
  return sendFile(asked.context.services.personal.json(signedIn));
});
