import { useEffect } from "react";

const MARK = "Error: ";

/** A page's title while something on it has to be put right: the first thing a screen reader says. */
export const errorTitle = (title: string) => (title.startsWith(MARK) ? title : MARK + title);

/** Marks the page's title for as long as `wrong` holds. The server does the same for a page it sends. */
export function useErrorTitle(wrong: boolean): void {
  useEffect(() => {
    if (!wrong) return;
    document.title = errorTitle(document.title);
    return () => {
      if (document.title.startsWith(MARK)) document.title = document.title.slice(MARK.length);
    };
  }, [wrong]);
}
