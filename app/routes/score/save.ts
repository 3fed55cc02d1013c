import type { ActionFunctionArgs } from "@remix-run/node";
import { isRefusal, statusOf } from "#app/http/answer.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import type { Reply } from "./row-saver.ts";
import { singleSave } from "./score-form.server.ts";
import { wordsOf } from "./words.ts";

const refuse = (status: number, sentence: string) =>
  Response.json({ outcome: "refused", status, sentence } satisfies Reply, { status });

/** Saves one choice, and answers in JSON with what is stored now: no page is loaded again. */
export async function action(asked: ActionFunctionArgs) {
  try {
    const { viewer, services } = await requireArea(asked);
    const posted = singleSave.safeParse(Object.fromEntries(await asked.request.formData()));
    if (!posted.success) return refuse(422, posted.error.issues[0]?.message ?? "");
    const { row, pass, ...save } = posted.data;
    const saved = services.scores.record(viewer, asked.params.round ?? "", row, pass, save);
    const { outcome, stored } = saved;
    const reply: Reply = { outcome, stored: wordsOf(stored), version: stored.version };
    return Response.json(reply, { status: outcome === "conflict" ? 409 : 200 });
  } catch (error) {
    if (isRefusal(error)) return refuse(statusOf(error), error.message);
    throw error;
  }
}
