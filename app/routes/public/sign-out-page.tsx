import { Form, useSubmit } from "@remix-run/react";
import { type FormEvent, useEffect, useState } from "react";
import type { HeldChoice } from "#app/domain/score/device-queue.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { forgetDevice, listUnsent, sendUnsent } from "#app/ui/waiting/leave.ts";

type Props = {
  /** Who the account is in its areas. */
  members: readonly string[];
};

/** Signing out, with a warning and a choice where something on this device has not been sent. */
export function SignOutPage({ members }: Props) {
  const submit = useSubmit();
  const [unsent, setUnsent] = useState<HeldChoice[]>([]);
  const [tried, setTried] = useState(false);
  const key = members.join();
  useEffect(() => {
    void listUnsent(key.split(",")).then(setUnsent);
  }, [key]);
  const send = async () => {
    setUnsent(await sendUnsent(members));
    setTried(true);
  };
  const leave = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    await forgetDevice(members);
    submit(form);
  };
  const waiting = unsent.filter(({ state }) => state === "waiting");
  return (
    <>
      <PageHeader title="Sign out" />
      <div className="hw-reading">
        {unsent.length > 0 ? (
          <div role="status">
            <p>
              <strong>
                {unsent.length === 1
                  ? "One choice on this device is not saved."
                  : `${unsent.length} choices on this device are not saved.`}
              </strong>{" "}
              Signing out discards what is not saved.
            </p>
            <ul className="nhsuk-list nhsuk-list--bullet">
              {unsent.map(({ round, row, pass, place, state }) => (
                <li key={`${round} ${row} ${pass}`}>
                  {place.topic}: {WHY[state]}
                </li>
              ))}
            </ul>
            {tried && waiting.length > 0 && <p>They could not be sent just now.</p>}
          </div>
        ) : (
          <p>
            {tried
              ? "Everything is saved. Nothing of yours stays on this device."
              : "Nothing of yours stays on this device."}
          </p>
        )}
        <div className="hw-buttons">
          {waiting.length > 0 && (
            <button type="button" className="nhsuk-button" onClick={() => void send()}>
              Send them now
            </button>
          )}
          <Form method="post" action="/sign-out" onSubmit={(event) => void leave(event)}>
            <button
              type="submit"
              className={`nhsuk-button${unsent.length > 0 ? " nhsuk-button--secondary" : ""}`}
            >
              {unsent.length > 0 ? "Discard and sign out" : "Sign out"}
            </button>
          </Form>
        </div>
      </div>
    </>
  );
}

const WHY: Record<HeldChoice["state"], string> = {
  waiting: "waits to be sent",
  saved: "saved",
  conflict: "differs from what you saved elsewhere",
  late: "came too late",
  refused: "could not be saved as it is",
};
