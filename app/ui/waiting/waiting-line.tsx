import { Link, useLocation } from "@remix-run/react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import type { HeldChoice } from "#app/domain/score/device-queue.ts";
import { forgetPages } from "./held-pages.ts";
import { queueOf, type Trouble } from "./queue.ts";
import { useQueue } from "./use-queue.ts";

const of = (held: readonly HeldChoice[], state: HeldChoice["state"]) =>
  held.filter((each) => each.state === state);

const choices = (count: number) => (count === 1 ? "1 choice" : `${count} choices`);

const WHY: Record<Trouble, string> = {
  none: "",
  unreachable: "No connection: sent by itself once there is one.",
  "signed-out": "You are signed out: kept until you sign in again.",
  "another-member": "Someone else is signed in here now: kept for you, not shown or sent.",
};

type Props = {
  member: string;
  /** Whether the page shows its own rows' state, so that the line need not lead to them. */
  onScorePage?: boolean;
};

/** How many of a member's choices wait on this device and why, or need its decision. */
export function WaitingLine({ member, onScorePage = false }: Props) {
  const { held, trouble, lasting } = useQueue(member);
  const { pathname } = useLocation();
  const waiting = of(held, "waiting");
  const sent = useSentAfterTrouble(waiting.length, trouble);
  useEffect(() => {
    // Somebody else's pages do not stay on a device that a member has taken over.
    void forgetPages(member);
  }, [member]);
  return (
    <div className="hw-waiting" role="status">
      {waiting.length > 0 && trouble !== "none" && (
        <p>
          <strong>
            {choices(waiting.length)} {waiting.length === 1 ? "waits" : "wait"}{" "}
            {lasting ? "on this device" : "on this page: keep it open"}.
          </strong>{" "}
          {WHY[trouble]}{" "}
          {trouble === "signed-out" ? (
            <Link to={`/sign-in?${new URLSearchParams({ next: pathname })}`}>Sign in</Link>
          ) : (
            <button
              type="button"
              className="hw-link-button"
              onClick={() => void queueOf(member).send()}
            >
              Try now
            </button>
          )}
        </p>
      )}
      {sent > 0 && (
        <p>
          <strong>
            {sent === 1
              ? "The choice that waited is saved."
              : `All ${sent} choices that waited are saved.`}
          </strong>
        </p>
      )}
      {!onScorePage && (
        <>
          <Asks held={of(held, "late")} what="came too late to be saved" />
          <Asks held={of(held, "conflict")} what="differs from what you saved elsewhere" />
          <Asks held={of(held, "refused")} what="could not be saved" />
        </>
      )}
    </div>
  );
}

function Asks({ held, what }: { held: HeldChoice[]; what: string }): ReactNode {
  return held.map(({ row, pass, place }) => (
    <p key={`${row} ${pass}`}>
      <strong>Your choice on “{place.topic}”</strong> {what}.{" "}
      <Link to={place.address.replace(/\/save$/, "")}>Look at it</Link>
    </p>
  ));
}

/** How many choices were sent since something stood in their way; 0 while it still does. */
function useSentAfterTrouble(waiting: number, trouble: Trouble): number {
  const most = useRef(0);
  const [sent, setSent] = useState(0);
  useEffect(() => {
    if (trouble !== "none") {
      most.current = Math.max(most.current, waiting);
      setSent(0);
    } else if (waiting === 0 && most.current > 0) {
      setSent(most.current);
      most.current = 0;
    }
  }, [waiting, trouble]);
  return sent;
}
