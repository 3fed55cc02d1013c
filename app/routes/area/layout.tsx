import type { LoaderFunctionArgs, SerializeFrom } from "@remix-run/node";
import { Outlet, useLoaderData, useLocation, useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { may, type Permission } from "#app/domain/access/permissions.ts";
import { answer } from "#app/http/answer.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { errorMeta, FramedError } from "#app/http/route-error.tsx";
import { PageShell } from "#app/ui/page-shell.tsx";
import { WaitingNotice } from "#app/ui/waiting/waiting-notice.tsx";

/** The pages of an area in the order of the navigation, each with what it takes to open it. */
const SECTIONS: readonly { path: string; label: string; needs: Permission }[] = [
  { path: "", label: "Home", needs: "area.read" },
  { path: "/rounds", label: "Rounds", needs: "round.read-closed" },
  { path: "/plan", label: "Plan", needs: "plan.read" },
  { path: "/meetings", label: "Meetings", needs: "meeting.read" },
  { path: "/measures", label: "Measures", needs: "measures.read" },
  { path: "/funding", label: "Funding", needs: "funding.read" },
  { path: "/returns", label: "Returns", needs: "return.read" },
  { path: "/board", label: "Board", needs: "board.read" },
  { path: "/standard", label: "Standard", needs: "area.read" },
  { path: "/graduation", label: "Graduation", needs: "graduation.read" },
  { path: "/people", label: "People", needs: "people.read" },
  { path: "/activity", label: "Activity", needs: "activity.read" },
];

/** What a guest finds in the navigation: the pages of its round. */
const GUEST_SECTIONS = [
  { path: "/guest", label: "You" },
  { path: "/score", label: "Score" },
  { path: "/discuss", label: "Discussion" },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { area, viewer } = await requireArea(asked);
  const home = `/areas/${area.slug}`;
  const frame = {
    viewer: { id: viewer.memberId, name: viewer.name },
    demonstration: asked.context.config.demonstration,
  };
  if (viewer.guestOf !== null) {
    const round = `${home}/rounds/${viewer.guestOf}`;
    return {
      ...frame,
      area: { name: area.name, href: `${round}/guest`, notice: area.notice },
      nav: GUEST_SECTIONS.map(({ path, label }) => ({ href: `${round}${path}`, label })),
      menu: [],
    };
  }
  return {
    ...frame,
    area: { name: area.name, href: home, notice: area.notice },
    nav: SECTIONS.filter(({ needs }) => may(viewer.roles, needs)).map(({ path, label }) => ({
      href: `${home}${path}`,
      label,
    })),
    menu: [{ href: "/account", label: "Account" }],
  };
});

export const meta = errorMeta;

export default function AreaLayout() {
  return (
    <Frame {...useLoaderData<typeof loader>()}>
      <Outlet />
    </Frame>
  );
}

/** A page that fails keeps the area's frame; without the area there is none. */
export function ErrorBoundary() {
  const loaded = useRouteLoaderData<typeof loader>("routes/area/layout");
  return <FramedError frame={loaded ? (page) => <Frame {...loaded}>{page}</Frame> : null} />;
}

type FrameProps = SerializeFrom<typeof loader> & { children: ReactNode };

function Frame({ viewer, area, nav, menu, demonstration, children }: FrameProps) {
  const { pathname } = useLocation();
  return (
    <PageShell
      viewer={viewer}
      path={pathname}
      area={area}
      nav={nav}
      menu={menu}
      demonstration={demonstration}
    >
      <WaitingNotice member={viewer.id} />
      {children}
    </PageShell>
  );
}
