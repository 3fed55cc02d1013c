import { useLocation, useNavigation } from "@remix-run/react";
import { useEffect, useRef } from "react";

/**
 * Tells listeners and people at a keyboard that they are on another page, as a browser does when it loads
 * one: the focus goes to the place in the address, or to the page's heading. A page that has put the
 * focus somewhere itself keeps it there; what changes within an address is the page's own business.
 */
export function useArrival(): void {
  const { pathname, hash } = useLocation();
  const { state } = useNavigation();
  const last = useRef(pathname);
  const left = useRef<Element | null>(null);
  useEffect(() => {
    if (state !== "idle") left.current = document.activeElement;
  }, [state]);
  useEffect(() => {
    if (last.current === pathname) return;
    last.current = pathname;
    const active = document.activeElement;
    if (active && active !== document.body && active !== left.current) return;
    const place =
      (hash && document.getElementById(decodeURIComponent(hash.slice(1)))) ||
      document.querySelector<HTMLElement>("main h1");
    if (!place) return;
    if (place.tabIndex < 0) place.tabIndex = -1;
    place.focus({ preventScroll: true });
  }, [pathname, hash]);
}
