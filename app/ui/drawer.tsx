import type { ReactNode } from "react";

/** More for those who want it, folded away. */
export function Drawer({
  summary,
  open = false,
  children,
}: {
  summary: ReactNode;
  open?: boolean;
  children: ReactNode;
}) {
  return (
    <details className="hw-drawer" open={open}>
      <summary>{summary}</summary>
      <div className="hw-drawer__inside">{children}</div>
    </details>
  );
}
