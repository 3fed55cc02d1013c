import { type ReactNode, useEffect, useRef, useState } from "react";

type Props = { children: ReactNode } & (
  | { label: string; labelledBy?: never }
  | { label?: never; labelledBy: string }
);

/**
 * The frame of a table that may be too wide: it scrolls by itself, also by keyboard. A named group and
 * no landmark, since a page may hold twenty tables and a list of landmarks is for finding one's way.
 */
export function TableFrame({ label, labelledBy, children }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  // Taken for granted until it can be measured: without scripts no table is out of reach.
  const [scrolls, setScrolls] = useState(true);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const measure = () => setScrolls(element.scrollWidth > element.clientWidth);
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    for (const child of element.children) observer.observe(child);
    return () => observer.disconnect();
  }, []);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for the fields of a form
    <div
      ref={frame}
      className="hw-table-frame"
      role="group"
      tabIndex={scrolls ? 0 : undefined}
      aria-label={label}
      aria-labelledby={labelledBy}
    >
      {children}
    </div>
  );
}
