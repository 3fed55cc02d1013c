import type { FormResult } from "#app/ui/form-values.ts";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import type { RoundPageData } from "./round-data.ts";

type Props = { page: RoundPageData; result: FormResult | undefined };

/** Whether boards may see where partners stood: only when every partner's lead agrees. */
export function Sharing({ page, result }: Props) {
  const { sharing, takesPart } = page;
  if (!takesPart) return null;
  const { own, shared, of } = sharing;
  return (
    <section className="hw-section hw-reading" aria-labelledby="sharing">
      <h2 id="sharing" className="nhsuk-heading-m">
        What boards see
      </h2>
      <p>
        Boards see agreed levels, how far partners agreed, and different views on record. Where each
        organisation stood stays with those who took part, unless every lead agrees to share it.{" "}
        {shared === of ? "Every lead has agreed." : `${shared} of ${of} leads have agreed.`}
      </p>
      {own && (
        <PlainForm id="share" result={result}>
          <input type="hidden" name="share" value={own.shared ? "no" : "yes"} />
          <SubmitButton kind="secondary">
            {own.shared ? "No longer agree to share ours" : "Agree to share where we stood"}
          </SubmitButton>
        </PlainForm>
      )}
    </section>
  );
}
