import { useNavigation } from "@remix-run/react";
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { hasUnsent } from "#app/ui/draft.ts";

const useBeforePaint = typeof document === "undefined" ? useEffect : useLayoutEffect;

/**
 * Keeps a page still under someone who types: what others changed meanwhile is held back until it
 * is asked for, or until the person goes on. `substance` tells what would move the page.
 */
export function useHeldPage<Page>(
  latest: Page,
  substance: (page: Page) => string,
  root: RefObject<HTMLElement>,
): { shown: Page; waiting: boolean; show: () => void } {
  const [shown, setShown] = useState(latest);
  const idle = useNavigation().state === "idle";
  const own = useRef(false);
  useEffect(() => {
    if (!idle) own.current = true;
  }, [idle]);
  useBeforePaint(() => {
    const moved = substance(latest) !== substance(shown);
    const typing = moved && !own.current && root.current !== null && hasUnsent(root.current);
    own.current = false;
    if (!typing) setShown(latest);
  }, [latest]);
  const show = useCallback(() => setShown(latest), [latest]);
  return { shown, waiting: shown !== latest && substance(shown) !== substance(latest), show };
}
