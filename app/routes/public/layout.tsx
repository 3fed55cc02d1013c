import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData, useLocation } from "@remix-run/react";
import { answer } from "#app/http/answer.server.ts";
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

export default function PublicLayout() {
  const { name, demonstration } = useLoaderData<typeof loader>();
  const { pathname } = useLocation();
  return (
    <PageShell
      viewer={name === null ? null : { name }}
      path={pathname}
      menu={name === null ? [] : [{ href: "/account", label: "Account" }]}
      demonstration={demonstration}
    >
      <Outlet />
    </PageShell>
  );
}
