import { Link } from "@remix-run/react";

type Props = { page: number; pages: number; hrefOf: (page: number) => string };

/** The way through a long list; nothing when it fits one page. */
export function Pagination({ page, pages, hrefOf }: Props) {
  if (pages < 2) return null;
  return (
    <nav className="hw-pagination" aria-label="Pages">
      {page > 1 && <Link to={hrefOf(page - 1)}>Previous page</Link>}
      <span>
        Page {page} of {pages}
      </span>
      {page < pages && <Link to={hrefOf(page + 1)}>Next page</Link>}
    </nav>
  );
}
