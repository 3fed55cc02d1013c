import type { LoaderFunctionArgs } from "@remix-run/node";
import { answerFile } from "#app/http/answer.server.ts";
import { sendFile } from "#app/http/file.server.ts";
import { limitShared } from "#app/http/rate-limit.server.ts";

export const loader = answerFile(async ({ context, params }: LoaderFunctionArgs) => {
  const { token = "", file = "" } = params;
  const { shared } = context.services;
  return sendFile(await limitShared(context, token, () => shared.file(token, file)));
});
