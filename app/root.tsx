import type { LinksFunction } from "@remix-run/node";
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useLocation } from "@remix-run/react";
import type { ReactNode } from "react";
import { useDocument } from "#app/http/document.tsx";
import { errorMeta, RouteError } from "#app/http/route-error.tsx";
import { PageShell } from "#app/ui/page-shell.tsx";
import styles from "#app/ui/styles/homeward.scss?url";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: styles },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
];

export const meta = errorMeta;

/** The HTML around every page, error pages included. */
export function Layout({ children }: { children: ReactNode }) {
  const { nonce, reference } = useDocument();
  return (
    <html lang="en-GB" data-reference={reference ?? undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#ffffff" />
        <Meta />
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
