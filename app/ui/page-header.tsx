import type { ReactNode } from "react";
import { NextStep } from "./next-step.tsx";

type Props = {
  title: ReactNode;
  /** One sentence: what the page is for. */
  purpose?: ReactNode;
  /** A small line above the title. */
  eyebrow?: ReactNode;
  /** What to do next: the page's one filled button. */
  next?: { href: string; label: string } | null;
  /** Other things beside the title, such as quiet links. */
  aside?: ReactNode;
};

/** A page's title, what it is for, and what to do next. */
export function PageHeader({ title, purpose, eyebrow, next, aside }: Props) {
  return (
    <div className="hw-page-header">
      <div className="hw-page-header__words">
        {eyebrow && <p className="hw-page-header__eyebrow">{eyebrow}</p>}
        <h1 className="nhsuk-heading-l">{title}</h1>
        {purpose && <p className="hw-page-header__purpose">{purpose}</p>}
      </div>
      {(next || aside) && (
        <div className="hw-page-header__next hw-row">
          {next && <NextStep href={next.href}>{next.label}</NextStep>}
          {aside}
        </div>
      )}
    </div>
  );
}
