import type { LinksFunction, MetaFunction } from "@remix-run/node";
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLocation,
  useRouteError,
} from "@remix-run/react";
import type { ReactNode } from "react";
import { useDocument } from "#app/http/document.tsx";
import { ErrorPage } from "#app/ui/error-page.tsx";
import { PageShell } from "#app/ui/page-shell.tsx";
import styles from "#app/ui/styles/homeward.scss?url";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: styles },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
];

export const meta: MetaFunction = ({ error }) => [
  { title: error ? "This page cannot be shown – Homeward" : "Homeward" },
];

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

/** What a refusal carries; anything else that was thrown is a fault on our side. */
type Refusal = { sentence?: string; reference?: string } | null;

/** Every error page. It needs no loader, so that it works when the first one failed. */
export function ErrorBoundary() {
  const error = useRouteError();
  const { reference } = useDocument();
  const { pathname } = useLocation();
  const known = isRouteErrorResponse(error);
  const refusal: Refusal = known && typeof error.data === "object" ? error.data : null;
  return (
    <PageShell path={pathname}>
      <ErrorPage
        status={known ? error.status : 500}
        sentence={refusal?.sentence}
        reference={refusal?.reference ?? reference}
      />
    </PageShell>
  );
}
