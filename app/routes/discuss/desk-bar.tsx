import { Link } from "@remix-run/react";
import { londonTime } from "#app/domain/dates.ts";
import { isRunning } from "#app/domain/desk/clock.ts";
import { ChangeProgress } from "#app/ui/change-progress.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { useParts } from "#app/ui/parts.ts";
import { RoomClock } from "#app/ui/room-clock.tsx";
import { type ShortcutKeys, Shortcuts } from "#app/ui/shortcuts.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { DeskForm } from "./desk-form.tsx";
import type { Desk, DiscussPage } from "./page-data.ts";

type Props = { page: DiscussPage; home: string };

/** The desk's keys: the one list. */
const KEYS: ShortcutKeys = [
  ["n", "Next row"],
  ["p", "Row before"],
  ["r", "Reveal, or reveal the second score"],
  ["s", "Ask for a second score"],
  ["a", "To the level to agree"],
  ["g", "Agree and next"],
  ["k", "Park the row"],
  ["h", "We are here"],
  ["t", "Start or stop the clock"],
  ["m", "Two minutes more"],
  ["?", "This list"],
];

/** How far the room is: the changes, who has finished this one, and the clock. */
export function RoomBar({ page, home, desk }: Props & { desk: Desk | null }) {
  const { change, changes, finished, room } = page;
  return (
    <div className="hw-discuss__bar">
      <ChangeProgress
        current={change.number}
        changes={changes.map((each) => ({ ...each, href: `${home}/discuss/${each.number}` }))}
      />
      <p className="hw-discuss__finished">
        <strong>
          {finished.finished} of {finished.asked}
        </strong>{" "}
        finished scoring
      </p>
      {page.round.status === "open" && (
        <div className="hw-discuss__clock">
          <RoomClock clock={room.clock} now={room.now} still={desk === null} />
          {desk?.leads && <ClockButtons running={isRunning(room.clock)} />}
        </div>
      )}
    </div>
  );
}

function ClockButtons({ running }: { running: boolean }) {
  return (
    <DeskForm id="clock" intent="clock">
      <div className="hw-buttons">
        <SubmitButton
          kind="secondary"
          small
          name="deed"
          value={running ? "pause" : "start"}
          shortcut="t"
        >
          {running ? "Stop" : "Start"}
          <span className="nhsuk-u-visually-hidden"> the clock</span>
        </SubmitButton>
        <SubmitButton kind="secondary" small name="deed" value="add" shortcut="m">
          2 minutes more
        </SubmitButton>
        <button type="submit" name="deed" value="reset" className="hw-link-button">
          Set back<span className="nhsuk-u-visually-hidden"> the clock</span>
        </button>
      </div>
    </DeskForm>
  );
}

/** Who leads the room and where it is, with the desk's other tools. */
export function DeskLine({ page, home, desk }: Props & { desk: Desk }) {
  const { held, leads } = desk;
  return (
    <>
      {!leads && (
        <Notice title={`${held.name} holds the desk`}>
          <p>
            {held.since !== null && `Since ${londonTime(held.since)}. `}You can agree and write.
            Reveals, second scores, the clock and where the room is wait until you take it over.
          </p>
          <DeskForm id="take-over" intent="take-over">
            <input type="hidden" name="from" value={held.by ?? ""} />
            <SubmitButton kind="secondary" small>
              Take over the desk
            </SubmitButton>
          </DeskForm>
        </Notice>
      )}
      <div className="hw-desk-line hw-screen-only">
        <WeAreHere page={page} home={home} leads={leads} />
        <ul>
          <li>
            <a href={`${home}/screen`} target="_blank" rel="noreferrer">
              Projector screen<span className="nhsuk-u-visually-hidden"> (opens a new tab)</span>
            </a>
          </li>
          <li>
            <Shortcuts keys={KEYS} />
          </li>
        </ul>
      </div>
    </>
  );
}

function WeAreHere({ page, home, leads }: Props & { leads: boolean }) {
  const { one } = useParts();
  const { change, chosen, room } = page;
  const { here } = room;
  const row = chosen.report ? chosen.key : null;
  const isHere = here?.change === change.number && (here.row === row || row === null);
  return (
    <div className="hw-here">
      {isHere && <p>The room is here{here.row === null && row === null ? "" : ", at this row"}.</p>}
      {!isHere && here && (
        <p>
          The room is at{" "}
          <Link to={addressOf(home, here)}>
            {here.topic ?? `${one} ${here.change}, ${here.name}`}
          </Link>
          .
        </p>
      )}
      {!isHere && leads && (
        <DeskForm id="here" intent="here">
          <input type="hidden" name="row" value={row ?? ""} />
          <SubmitButton kind="secondary" small shortcut="h">
            We are here
          </SubmitButton>
        </DeskForm>
      )}
    </div>
  );
}

/** Where the room is, for those who take part, when it is elsewhere. */
export function RoomElsewhere({ page, home }: Props) {
  const { one } = useParts();
  const { here } = page.room;
  if (page.round.status !== "open" || !here) return null;
  if (here.change === page.change.number && (here.row === null || here.row === page.chosen.key)) {
    return null;
  }
  return (
    <p className="hw-here hw-screen-only">
      The room is at{" "}
      <Link to={addressOf(home, here)}>{here.topic ?? `${one} ${here.change}, ${here.name}`}</Link>.
    </p>
  );
}

function addressOf(home: string, here: NonNullable<DiscussPage["room"]["here"]>): string {
  const row = here.row === null ? "" : `?${new URLSearchParams({ row: here.row })}#row`;
  return `${home}/discuss/${here.change}${row}`;
}
