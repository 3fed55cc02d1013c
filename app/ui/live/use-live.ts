import { useNavigation, useRevalidator } from "@remix-run/react";
import { useCallback, useEffect, useRef, useState } from "react";
import type { LiveKind, LiveMessage, LiveStart } from "#app/domain/live/live.ts";
import { noteAsking } from "./lost-page.ts";
import { listenWhileVisible } from "./shared-stream.ts";
import { untilServed } from "./until-served.ts";

/** "follow": the page asks for itself again. "offer": it says that there is news, and waits. */
export type LiveMode = "follow" | "offer";

/** Of which news a page takes notice; whatever is left out counts. */
export type Concern = {
  /** The number of the change the page shows: news of another change is none. */
  change?: number;
  kinds?: readonly LiveKind[];
};

/** Screens of one room spread their questions over so many milliseconds. */
const SPREAD = 300;

/**
 * Listens to a round from the revision the page shows (`live` comes from its loader, null when
 * there is nothing to listen to). Gives the news that the page does not show yet, the way to show
 * it, whether nothing is being loaded, and whether a newer version of the pages is being served.
 */
export function useLive(live: LiveStart | null, mode: LiveMode, concern: Concern = {}) {
  const [heard, setHeard] = useState<LiveMessage | null>(null);
  const [outdated, setOutdated] = useState(false);
  const { revalidate, state: loading } = useRevalidator();
  const idle = useNavigation().state === "idle" && loading === "idle";
  const address = live?.address;
  const shown = live?.revision ?? 0;
  const known = useRef(shown);
  const asked = useRef(0);
  const wanted = useRef(concern);
  wanted.current = concern;

  useEffect(() => {
    known.current = Math.max(known.current, shown);
    noteAsking(null);
  }, [shown]);

  useEffect(() => {
    if (address === undefined) return;
    return listenWhileVisible(address, (message) => {
      if (message.build !== undefined && message.build !== servedBuild()) setOutdated(true);
      if (message.revision <= known.current) return;
      known.current = message.revision;
      if (concerns(wanted.current, message)) setHeard(message);
    });
  }, [address]);

  // What the page's own form changed comes back with the page, and is no news.
  const news = idle && heard && heard.revision > shown ? heard : null;
  const revision = news?.revision ?? 0;

  useEffect(() => {
    if (mode !== "follow" || address === undefined || revision <= asked.current) return;
    const leaving = new AbortController();
    const timer = setTimeout(async () => {
      // A page that asked while the server restarts would become an error page.
      if (!(await untilServed(address, leaving.signal))) return;
      asked.current = revision;
      noteAsking(address);
      revalidate();
    }, Math.random() * SPREAD);
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [mode, revision, revalidate, address]);

  const show = useCallback(() => revalidate(), [revalidate]);
  return { news, show, idle, outdated };
}

function concerns({ change, kinds }: Concern, message: LiveMessage): boolean {
  if (message.kind === null) return true;
  if (kinds && !kinds.includes(message.kind)) return false;
  return change === undefined || message.change === null || message.change === change;
}

/** The build that the page at hand is of. */
function servedBuild(): string | undefined {
  return (window as { __remixManifest?: { version: string } }).__remixManifest?.version;
}
