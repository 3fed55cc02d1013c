import { CheckboxGroup } from "#app/ui/checkbox-group.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import type { FormResult } from "#app/ui/form-values.ts";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import type { InvitationsData } from "./invitations-data.ts";

type Props = { page: InvitationsData; result: FormResult | undefined };

/** Makes links for the organisations chosen: those without one are ticked to begin with. */
export function LinksForm({ page, result }: Props) {
  const { partners, usualUntil } = page;
  return (
    <section className="hw-section hw-screen-only" aria-labelledby="make">
      <h2 id="make" className="nhsuk-heading-m">
        Make links
      </h2>
      <p className="hw-reading">
        Each link comes with a text to send it in, and is shown once. A new link takes the place of
        the one before.
      </p>
      <PlainForm id="links" result={result} defaults={{ until: usualUntil }}>
        <input type="hidden" name="deed" value="links" />
        <CheckboxGroup
          name="partners"
          label="For which organisations"
          values={partners.filter(({ linkUntil }) => linkUntil === null).map(({ mark }) => mark.id)}
          options={partners.map(({ mark }) => ({ value: mark.id, label: mark.name }))}
        />
        <DateField name="date" label="Date of the workshop" hint="Named in the text" optional />
        <DateField
          name="until"
          label="The links work until the end of"
          hint="A day within 90 days"
        />
        <SubmitButton>Make the links</SubmitButton>
      </PlainForm>
    </section>
  );
}
