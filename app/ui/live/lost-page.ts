import { useEffect } from "react";
import { untilServed } from "./until-served.ts";

/** The page that is asking for itself again by a live stream's word; null when none is. */
let asking: { path: string; address: string } | null = null;

/** Notes that the page at hand asks for itself again; `null` once it has come. */
export function noteAsking(address: string | null): void {
  asking = address === null ? null : { path: window.location.pathname, address };
}

/**
 * For the error page that stands in place of one that followed its round: loads that page afresh
 * once the server is back. Not where the server answered with a refusal (`lost` is false), and only
 * once: a page that fails by itself stays an error page.
 */
export function useLostPage(lost: boolean): void {
  useEffect(() => {
    if (!lost || asking?.path !== window.location.pathname) return;
    const leaving = new AbortController();
    void untilServed(asking.address, leaving.signal).then((served) => {
      if (served) window.location.reload();
    });
    return () => leaving.abort();
  }, [lost]);
}
