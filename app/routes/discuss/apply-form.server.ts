import { data, redirect } from "@remix-run/node";
import type { Viewer } from "#app/domain/access/viewer.ts";
import type { Services } from "#app/services/index.server.ts";
import type { FormResult } from "#app/ui/form-values.ts";
import type { DiscussForm } from "./discuss.form.ts";

type At = { viewer: Viewer; roundId: string; change: number; path: string };

/** Does what a form of the page asks for, and leads to where the room goes on. */
export function applyForm(
  discussion: Services["discussion"],
  { viewer, roundId, change, path }: At,
  sent: DiscussForm,
) {
  const toRow = (row: string, place = "row") =>
    redirect(`${path}?${new URLSearchParams({ row })}#${place}`);
  switch (sent.intent) {
    case "use":
      return data<FormResult>({ errors: {}, typed: { ...sent, level: sent.use } });
    case "reveal":
      discussion.reveal(viewer, roundId, change);
      return redirect(`${path}#row`);
    case "take-back":
      discussion.takeBack(viewer, roundId, change, sent.reason);
      return redirect(path);
    case "change":
      discussion.agreeChange(viewer, roundId, change, sent);
      return redirect(`${path}#change`);
    case "agree": {
      const next = discussion.agree(viewer, roundId, sent.row, sent);
      if (sent.goOn === "stay") return toRow(sent.row);
      return next === null ? toRow(sent.row, "change") : toRow(next);
    }
    case "view": {
      const { partner: partnerId, viewLevel: level, sentence, version } = sent;
      const view = { partnerId, level, sentence, version };
      discussion.recordView(viewer, roundId, sent.row, view);
      return toRow(sent.row, "views");
    }
    case "remove-view":
      discussion.removeView(viewer, roundId, sent.row, sent.partner, sent.version);
      return toRow(sent.row, "views");
    default: {
      const note = "note" in sent ? sent.note : "";
      discussion.moveRow(viewer, roundId, sent.row, sent.intent, sent.version, note);
      return toRow(sent.row);
    }
  }
}
