import type { ReactNode } from "react";

/** More for those who want it, folded away. */
export function Drawer({
  summary,
  open = false,
  shortcut,
  children,
}: {
  summary: ReactNode;
  open?: boolean;
  /** The key that opens it, on a page with shortcuts. */
  shortcut?: string;
  children: ReactNode;
}) {
  return (
    <details className="hw-drawer" open={open}>
      <summary data-shortcut={shortcut}>{summary}</summary>
      <div className="hw-drawer__inside">{children}</div>
    </details>
  );
}
