import { NextStep } from "#app/ui/next-step.tsx";
import { Notice } from "#app/ui/notice.tsx";
import type { PresentGuest } from "./present-guest.server.ts";

/** The way back for a guest who joined on this device before. */
export function GoOn({ guest }: { guest: PresentGuest }) {
  if (guest.isOut) {
    return (
      <Notice>
        Whoever runs “{guest.round}” has taken {guest.name} out of it. Speak to them if that is
        wrong.
      </Notice>
    );
  }
  return (
    <section className="hw-section" aria-label="Go on">
      <p>
        On this device you joined “{guest.round}” as <strong>{guest.name}</strong>.
      </p>
      <NextStep href={guest.href}>Go on as {guest.name}</NextStep>
    </section>
  );
}
