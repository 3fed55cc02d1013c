import { Link } from "@remix-run/react";
import type { ReactNode } from "react";

/** The one filled button of a page, as a link. */
export function NextStep({ href, children }: { href: string; children: ReactNode }) {
  return (
    <ButtonLink href={href} kind="primary">
      {children}
    </ButtonLink>
  );
}

type Props = {
  href: string;
  kind?: "primary" | "secondary";
  small?: boolean;
  /** A file to load down, or a page outside the app: fetched by the browser itself. */
  reload?: boolean;
  children: ReactNode;
};

/** A link that looks like a button: quiet unless it says otherwise. */
export function ButtonLink({ href, kind = "secondary", small, reload, children }: Props) {
  const classes = ["nhsuk-button", kind === "secondary" ? "nhsuk-button--secondary" : ""];
  if (small) classes.push("nhsuk-button--small");
  return (
    <Link
      className={classes.filter(Boolean).join(" ")}
      to={href}
      draggable={false}
      {...(reload ? { reloadDocument: true } : {})}
    >
      {children}
    </Link>
  );
}
