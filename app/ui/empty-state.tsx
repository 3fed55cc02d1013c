import type { ReactNode } from "react";
import { ButtonLink } from "./next-step.tsx";

type Props = {
  title: string;
  /** What to do about it; quiet, since the page's own next step is the filled button. */
  next?: { href: string; label: string };
  children: ReactNode;
};

/** Stands where there is nothing yet: says so, why, and what comes next. */
export function EmptyState({ title, next, children }: Props) {
  return (
    <div className="hw-empty">
      <h2 className="nhsuk-heading-s">{title}</h2>
      <p>{children}</p>
      {next && <ButtonLink href={next.href}>{next.label}</ButtonLink>}
    </div>
  );
}
