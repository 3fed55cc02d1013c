import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { answer } from "#app/http/answer.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { LiveNews } from "#app/ui/live/live-news.tsx";
import { RoomClock } from "#app/ui/room-clock.tsx";
import { Scene } from "./scene.tsx";
import { sayAddress } from "./screen-data.ts";
import { ScreenTools, useTheme } from "./screen-tools.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Projector: ${data?.screen.round.name ?? "a round"} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const roundId = asked.params.round ?? "";
  const live = services.live.start(viewer, area, roundId);
  const screen = services.desk.screen(viewer, roundId);
  return {
    live,
    screen,
    model: screen.model,
    door: services.guests.door(viewer, roundId),
    home: `/areas/${area.slug}/rounds/${roundId}`,
  };
});

/** The room's big screen: it follows the desk, and nobody has to touch it. */
export default function ProjectorScreen() {
  const { live, screen, door, home } = useLoaderData<typeof loader>();
  const { theme, choose } = useTheme();
  return (
    <div className={`hw-projector hw-projector--${theme}`}>
      <a className="nhsuk-skip-link" href="#main">
        Skip to main content
      </a>
      <main id="main" tabIndex={-1} className="hw-projector__main">
        <Scene screen={screen} door={door} />
      </main>
      <footer className="hw-projector__foot">
        <RoomClock clock={screen.clock} now={screen.now} />
        {door && screen.scene.kind !== "start" && (
          <p>
            Join at {sayAddress(door.address)} with {door.code}
          </p>
        )}
        <nav aria-label="Projector" className="hw-projector__tools">
          <ScreenTools theme={theme} choose={choose} />
          <Link to={`${home}/discuss`}>Desk</Link>
        </nav>
      </footer>
      <LiveNews live={live} mode="follow" />
    </div>
  );
}
