import { Link } from "@remix-run/react";

/** Where the page stands: the pages above it, from the outermost. */
export function Breadcrumbs({ items }: { items: readonly { href: string; label: string }[] }) {
  return (
    <nav className="hw-breadcrumbs" aria-label="Where this page stands">
      <ol>
        {items.map(({ href, label }) => (
          <li key={href}>
            <Link to={href}>{label}</Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
