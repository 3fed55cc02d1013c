import type { LinksFunction } from "@remix-run/node";
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useLocation } from "@remix-run/react";
import { Children, isValidElement, type ReactNode, useState } from "react";
import { useDocument } from "#app/http/document.tsx";
import { errorMeta, RouteError } from "#app/http/route-error.tsx";
import { useArrival } from "#app/ui/arrival.ts";
import { errorTitle } from "#app/ui/error-title.ts";
import { PageShell } from "#app/ui/page-shell.tsx";
import styles from "#app/ui/styles/homeward.scss?url";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: styles },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
];

export const meta = errorMeta;

/** The HTML around every page, error pages included. */
export function Layout({ children }: { children: ReactNode }) {
  const { nonce, reference, refused } = useDocument();
  useArrival();
  return (
    <html
      lang="en-GB"
      data-reference={reference ?? undefined}
      data-refused={refused ? "" : undefined}
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#ffffff" />
        <PageMeta />
        <Links />
      </head>
      <body className="hw-body">
        {children}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

/** What the routes say of a page. One that came back with errors, without scripts too, says so first. */
function PageMeta() {
  const { refused } = useDocument();
  const { key } = useLocation();
  const [first] = useState(key);
  if (!refused || key !== first) return <Meta />;
  return Children.map(Meta().props.children, (tag) =>
    isValidElement<{ children: string }>(tag) && tag.type === "title" ? (
      <title>{errorTitle(tag.props.children)}</title>
    ) : (
      tag
    ),
  );
}

export default function App() {
  return <Outlet />;
}

/** The error page when no frame of a page stands. It needs no loader: the first one may have failed. */
export function ErrorBoundary() {
  const { pathname } = useLocation();
  return (
    <PageShell path={pathname}>
      <RouteError />
    </PageShell>
  );
}
