import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData, useLocation } from "@remix-run/react";
import { may, type Permission } from "#app/domain/access/permissions.ts";
import { answer } from "#app/http/answer.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { PageShell } from "#app/ui/page-shell.tsx";

/** The pages of an area in the order of the navigation, each with what it takes to open it. */
const SECTIONS: readonly { path: string; label: string; needs: Permission }[] = [
  { path: "", label: "Home", needs: "area.read" },
  { path: "/rounds", label: "Rounds", needs: "round.read-closed" },
  { path: "/plan", label: "Plan", needs: "plan.read" },
  { path: "/funding", label: "Funding", needs: "funding.read" },
  { path: "/people", label: "People", needs: "people.read" },
  { path: "/activity", label: "Activity", needs: "activity.read" },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { area, viewer } = await requireArea(asked);
  const home = `/areas/${area.slug}`;
  return {
    viewer: { name: viewer.name },
    area: { name: area.name, href: home, notice: area.notice },
    nav: SECTIONS.filter(({ needs }) => may(viewer.roles, needs)).map(({ path, label }) => ({
      href: `${home}${path}`,
      label,
    })),
    demonstration: asked.context.config.demonstration,
  };
});

export default function AreaLayout() {
  const { viewer, area, nav, demonstration } = useLoaderData<typeof loader>();
  const { pathname } = useLocation();
  return (
    <PageShell
      viewer={viewer}
      path={pathname}
      area={area}
      nav={nav}
      menu={[{ href: "/account", label: "Account" }]}
      demonstration={demonstration}
    >
      <Outlet />
    </PageShell>
  );
}
