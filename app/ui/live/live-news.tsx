import { useLocation } from "@remix-run/react";
import { type MouseEvent, useState } from "react";
import type { LiveMessage, LiveStart } from "#app/domain/live/live.ts";
import { useParts } from "../parts.ts";
import { type Concern, type LiveMode, useLive } from "./use-live.ts";

type Props = {
  /** From the page's loader (`services.live.start`); null when nothing moves any more. */
  live: LiveStart | null;
  mode: LiveMode;
  concern?: Concern;
};

/**
 * Keeps a page in touch with its round. Goes last on the page: what it shows lies over the foot of
 * the window, so that nothing moves under someone who types. Without scripts it is a link.
 */
export function LiveNews({ live, mode, concern }: Props) {
  const { pathname, search } = useLocation();
  const { news, show, idle, outdated } = useLive(live, mode, concern);
  const [shown, setShown] = useState(false);
  const { one } = useParts();
  if (!live) return null;
  const here = `${pathname}${search}`;
  const showHere = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    // The link goes away with the news: who used it goes on from the top of the page's content.
    document.getElementById("main")?.focus({ preventScroll: true });
    setShown(true);
    show();
  };
  return (
    <>
      <noscript>
        <p className="hw-news__again">
          This page does not refresh by itself. <a href={here}>Check again</a>
        </p>
      </noscript>
      <div className="hw-news" role="status">
        {outdated && (
          <p className="hw-news__box">
            <span>Homeward has been updated. What you typed is kept.</span>{" "}
            <a href={here}>Reload the page</a>
          </p>
        )}
        {mode === "offer" && news && (
          <p className="hw-news__box">
            <span>{sayNews(news, one)}</span>{" "}
            <a href={here} onClick={showHere}>
              Show it
            </a>
          </p>
        )}
        {shown && idle && !news && (
          <span className="nhsuk-u-visually-hidden">The page is up to date.</span>
        )}
      </div>
    </>
  );
}

function sayNews({ kind, change }: LiveMessage, part: string): string {
  const at = change === null ? "" : ` of ${part} ${change}`;
  switch (kind) {
    case "revealed":
      return `Scores${at} have been revealed.`;
    case "hidden":
      return `The reveal${at} was taken back.`;
    case "agreed":
      return `The room has moved on with rows${at}.`;
    case "second":
      return `A row${at} is open for a second score.`;
    case "let-in":
      return "Guests have been let in.";
    case "here":
      return "The room has gone on.";
    case "round":
      return "The round has moved on.";
    default:
      return "There is news.";
  }
}
