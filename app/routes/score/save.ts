import type { ActionFunctionArgs } from "@remix-run/node";
import type { Reply } from "#app/domain/score/device-queue.ts";
import { wordsOf } from "#app/domain/score/words.ts";
import { isRefusal, statusOf } from "#app/http/answer.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { refuseAnother, singleSave } from "./score-form.server.ts";

type Refusal = Omit<Extract<Reply, { outcome: "refused" }>, "outcome">;

const refuse = (refusal: Refusal) =>
  Response.json({ outcome: "refused", ...refusal } satisfies Reply, { status: refusal.status });

/** Saves one choice, and answers in JSON with what is stored now: no page is loaded again. */
export async function action(asked: ActionFunctionArgs) {
  try {
    const { viewer, services } = await requireArea(asked);
    const posted = singleSave.safeParse(Object.fromEntries(await asked.request.formData()));
    if (!posted.success) {
      const sentence = posted.error.issues[0]?.message ?? "";
      return refuse({ status: 422, code: "invalid", sentence, open: null });
    }
    const { row, pass, member, ...save } = posted.data;
    refuseAnother(viewer, member);
    const saved = services.scores.record(viewer, asked.params.round ?? "", row, pass, save);
    const { outcome, stored } = saved;
    const reply: Reply = { outcome, stored: wordsOf(stored), version: stored.version };
    return Response.json(reply, { status: outcome === "conflict" ? 409 : 200 });
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const { code, message: sentence, details } = error;
    const open = details.open === 1 || details.open === 2 ? details.open : null;
    return refuse({ status: statusOf(error), code, sentence, open });
  }
}
