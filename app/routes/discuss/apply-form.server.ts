import { data, redirect } from "@remix-run/node";
import type { Viewer } from "#app/domain/access/viewer.ts";
import type { Services } from "#app/services/index.server.ts";
import type { FormResult } from "#app/ui/form-values.ts";
import type { DiscussForm } from "./discuss.form.ts";

type At = { viewer: Viewer; roundId: string; change: number; path: string };

/** What "more time" gives, in minutes. */
const MORE = 2;

/** Does what a form of the page asks for, and leads to where the room goes on. */
export function applyForm(
  { discussion, desk }: Pick<Services, "discussion" | "desk">,
  { viewer, roundId, change, path }: At,
  sent: DiscussForm,
) {
  const toRow = (row: string, place = "row") =>
    redirect(`${path}?${new URLSearchParams({ row })}#${place}`);
  switch (sent.intent) {
    case "use":
      // Nothing is stored, so no other use case looks who asks.
      discussion.permitRunning(viewer, roundId);
      return data<FormResult>({ errors: {}, typed: { ...sent, level: sent.use } });
    case "reveal":
      discussion.reveal(viewer, roundId, change);
      return redirect(`${path}#row`);
    case "reveal-all":
      discussion.revealAll(viewer, roundId);
      return redirect(`${path}#row`);
    case "take-back":
      discussion.takeBack(viewer, roundId, sent.all ? "all" : change, sent.reason);
      return redirect(path);
    case "clock": {
      const { deed } = sent;
      const move = deed === "add" ? { kind: deed, minutes: MORE } : { kind: deed };
      desk.moveClock(viewer, roundId, change, move);
      return onDesk(sent, path);
    }
    case "take-over":
      desk.takeOver(viewer, roundId, sent.from === "" ? null : sent.from);
      return onDesk(sent, path);
    case "here": {
      const row = sent.row === "" ? null : sent.row;
      desk.goTo(viewer, roundId, change, row);
      return onDesk(sent, row === null ? path : `${path}?${new URLSearchParams({ row })}`);
    }
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

/** After a deed of the desk: nothing, where the page stays; else back to it. */
function onDesk({ stay }: { stay?: "yes" | undefined }, path: string) {
  return stay ? data<FormResult>({ errors: {}, typed: {} }) : redirect(path);
}
