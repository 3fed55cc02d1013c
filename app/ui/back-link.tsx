import { Link } from "@remix-run/react";

/** The way back to the page this one belongs to. */
export function BackLink({ href, label = "Back" }: { href: string; label?: string }) {
  return (
    <Link className="nhsuk-back-link" to={href}>
      {label}
    </Link>
  );
}
