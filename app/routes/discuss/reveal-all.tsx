import { Link } from "@remix-run/react";
import { Notice } from "#app/ui/notice.tsx";
import { useParts } from "#app/ui/parts.ts";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";

/** Asks once more before every change is revealed. */
export function RevealAll() {
  const { one, many } = useParts();
  return (
    <Notice title={`Reveal all ${many}?`} focus>
      <p>
        Every {one} that is still hidden is shown to everyone who takes part. First scores can no
        longer change.
      </p>
      <PlainForm id="reveal-all">
        <input type="hidden" name="intent" value="reveal-all" />
        <div className="hw-buttons">
          <SubmitButton>Reveal all {many} now</SubmitButton>
          <Link to="?" preventScrollReset>
            Not now
          </Link>
        </div>
      </PlainForm>
    </Notice>
  );
}
