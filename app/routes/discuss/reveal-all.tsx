import { Link } from "@remix-run/react";
import { Notice } from "#app/ui/notice.tsx";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";

/** Asks once more before every change is revealed. */
export function RevealAll() {
  return (
    <Notice title="Reveal all changes?" focus>
      <p>
        Every change that is still hidden is shown to everyone who takes part. First scores can no
        longer change.
      </p>
      <PlainForm id="reveal-all">
        <input type="hidden" name="intent" value="reveal-all" />
        <div className="hw-buttons">
          <SubmitButton>Reveal all changes now</SubmitButton>
          <Link to="?" preventScrollReset>
            Not now
          </Link>
        </div>
      </PlainForm>
    </Notice>
  );
}
