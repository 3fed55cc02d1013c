import type { LoaderFunctionArgs, SerializeFrom } from "@remix-run/node";
import { Outlet, useLoaderData, useLocation, useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { answer } from "#app/http/answer.server.ts";
import { errorMeta, FramedError } from "#app/http/route-error.tsx";
import { findSignedIn } from "#app/http/session.server.ts";
import { PageShell } from "#app/ui/page-shell.tsx";

/** Who is signed in, if anyone: these pages are open to all. */
export const loader = answer(async ({ context, request }: LoaderFunctionArgs) => {
  const signedIn = await findSignedIn(context, request);
  return {
    name: signedIn && context.services.sessions.nameOf(signedIn),
    demonstration: context.config.demonstration,
  };
});

export const meta = errorMeta;

export default function PublicLayout() {
  return (
    <Frame {...useLoaderData<typeof loader>()}>
      <Outlet />
    </Frame>
  );
}

/** A page that fails keeps its frame, and says who is signed in. */
export function ErrorBoundary() {
  const loaded = useRouteLoaderData<typeof loader>("routes/public/layout");
  return <FramedError frame={loaded ? (page) => <Frame {...loaded}>{page}</Frame> : null} />;
}

type FrameProps = SerializeFrom<typeof loader> & { children: ReactNode };

function Frame({ name, demonstration, children }: FrameProps) {
  const { pathname } = useLocation();
  return (
    <PageShell
      viewer={name === null ? null : { name }}
      path={pathname}
      menu={name === null ? [] : [{ href: "/account", label: "Account" }]}
      demonstration={demonstration}
    >
      {children}
    </PageShell>
  );
}
