import type { ReactNode } from "react";

type Props = { children: ReactNode } & (
  | { label: string; labelledBy?: never }
  | { label?: never; labelledBy: string }
);

/**
 * The frame of a table that may be too wide: it scrolls by itself, also by keyboard. A named group and
 * no landmark, since a page may hold twenty tables and a list of landmarks is for finding one's way.
 */
export function TableFrame({ label, labelledBy, children }: Props) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for the fields of a form
    <div
      className="hw-table-frame"
      role="group"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={label}
      aria-labelledby={labelledBy}
    >
      {children}
    </div>
  );
}
