import type { MetaFunction } from "@remix-run/react";
import { isRouteErrorResponse, useLocation, useRouteError } from "@remix-run/react";
import type { ReactNode } from "react";
import { ErrorPage } from "#app/ui/error-page.tsx";
import { useLostPage } from "#app/ui/live/lost-page.ts";
import { OfflinePage } from "#app/ui/offline-page.tsx";
import { PageShell } from "#app/ui/page-shell.tsx";
import { useDocument } from "./document.tsx";

/** What a refusal carries; anything else that was thrown is a fault on our side. */
type Refusal = { sentence?: string; reference?: string } | null;

/** The words of an error page, for the error boundary of whichever frame still stands. */
export function RouteError() {
  const error = useRouteError();
  const { reference } = useDocument();
  const known = isRouteErrorResponse(error);
  useLostPage(!known || error.status >= 500);
  // Asked for in the browser alone: the server would not have been reached.
  if (typeof navigator !== "undefined" && navigator.onLine === false) return <OfflinePage />;
  const refusal: Refusal = known && typeof error.data === "object" ? error.data : null;
  return (
    <ErrorPage
      status={known ? error.status : 500}
      sentence={refusal?.sentence}
      reference={refusal?.reference ?? reference}
    />
  );
}

/** The title of a page whose route has an error boundary: its own pages name themselves. */
export const errorMeta: MetaFunction = ({ error }) => [
  { title: error ? "This page cannot be shown – Homeward" : "Homeward" },
];

type FramedProps = { frame: ((page: ReactNode) => ReactNode) | null };

/** A page that fails inside its layout's frame; a bare frame where the layout itself failed. */
export function FramedError({ frame }: FramedProps) {
  const { pathname } = useLocation();
  return frame ? (
    frame(<RouteError />)
  ) : (
    <PageShell path={pathname}>
      <RouteError />
    </PageShell>
  );
}
