import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { SignOut } from "./sign-out.tsx";
import { Wordmark } from "./wordmark.tsx";

type Place = { href: string; label: string };

type Props = {
  /** Who is signed in, null for no one; left out where it cannot be known (error pages). */
  viewer?: { name: string } | null;
  /** The address of the page shown: marks its place in the navigation. */
  path: string;
  /** Without an address for who has no way into the area. */
  area?: { name: string; href: string | null; notice: string | null };
  nav?: readonly Place[];
  /** Links of the account, before signing out. */
  menu?: readonly Place[];
  /** Offers to enter as someone else. */
  demonstration?: boolean;
  children: ReactNode;
};

/** The frame round every page: skip link, header, navigation, the area's own line, main, footer. */
export function PageShell({
  viewer,
  path,
  area,
  nav = [],
  menu = [],
  demonstration = false,
  children,
}: Props) {
  const current = findCurrent(nav, path);
  const account = viewer !== undefined && (
    <Account viewer={viewer} menu={menu} demonstration={demonstration} path={path} />
  );
  return (
    <div className="hw-shell">
      <a className="nhsuk-skip-link" href="#main">
        Skip to main content
      </a>
      <header className="hw-header">
        <div className="hw-header__inner">
          <Wordmark />
          {area && (
            <span className="hw-header__area">
              {area.href === null ? area.name : <Link to={area.href}>{area.name}</Link>}
            </span>
          )}
          <div className="hw-header__account">{account}</div>
          {/* On a phone everything else is folded away. Keyed: going somewhere closes it. */}
          {(account || nav.length > 0) && (
            <details className="hw-menu" key={path}>
              <summary>Menu</summary>
              {nav.length > 0 && (
                <nav className="hw-nav" aria-label="Area">
                  <Places places={nav} current={current} />
                </nav>
              )}
              {account}
            </details>
          )}
        </div>
        {nav.length > 0 && (
          <nav className="hw-nav hw-nav--bar" aria-label="Area">
            <Places places={nav} current={current} />
          </nav>
        )}
      </header>
      {area?.notice && (
        <aside className="hw-area-line" aria-label="About this area">
          <p>{area.notice}</p>
        </aside>
      )}
      <main className="hw-main" id="main" tabIndex={-1}>
        <div className="hw-container">{children}</div>
      </main>
      <Footer />
    </div>
  );
}

/** The entry whose address is the longest beginning of the page's own. */
function findCurrent(nav: readonly Place[], path: string): string | undefined {
  return nav
    .map(({ href }) => href)
    .filter((href) => path === href || path.startsWith(`${href}/`))
    .sort((a, b) => b.length - a.length)[0];
}

function Places({ places, current }: { places: readonly Place[]; current: string | undefined }) {
  return (
    <ul>
      {places.map(({ href, label }) => (
        <li key={href}>
          <Link to={href} aria-current={href === current ? "page" : undefined}>
            {label}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Account({
  viewer,
  menu,
  demonstration,
  path,
}: Required<Pick<Props, "menu" | "demonstration" | "viewer">> & Pick<Props, "path">) {
  return (
    <ul className="hw-account">
      {viewer && <li className="hw-account__name">{viewer.name}</li>}
      {demonstration && path !== "/demo" && (
        <li>
          <Link to="/demo">{viewer ? "Enter as someone else" : "Demonstration"}</Link>
        </li>
      )}
      {menu.map(({ href, label }) => (
        <li key={href}>
          <Link to={href}>{label}</Link>
        </li>
      ))}
      {viewer ? (
        <li>
          <SignOut />
        </li>
      ) : (
        path !== "/sign-in" && (
          <li>
            <Link to="/sign-in">Sign in</Link>
          </li>
        )
      )}
    </ul>
  );
}

function Footer() {
  return (
    <footer className="hw-footer">
      <div className="hw-footer__inner">
        <p>A joint tool of the organisations that use it. It sets no cookies but those it needs.</p>
        <ul>
          <li>
            <Link to="/model/hicm-2017">The model</Link>
          </li>
          <li>
            <Link to="/guidance">Guidance</Link>
          </li>
          <li>
            <Link to="/privacy">Privacy and cookies</Link>
          </li>
          <li>
            <Link to="/accessibility">Accessibility</Link>
          </li>
        </ul>
      </div>
    </footer>
  );
}
