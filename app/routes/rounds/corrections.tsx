import { Link } from "@remix-run/react";
import { DatedList } from "#app/ui/dated-list.tsx";
import type { FormResult } from "#app/ui/form-values.ts";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import type { RoundPageData } from "./round-data.ts";

type Props = { page: RoundPageData; result: FormResult | undefined };

/** What stands beside a closed record: dated corrections, and that a text was redacted. */
export function Corrections({ page, result }: Props) {
  const { corrections, redactions, manages, redacts, rows, home } = page;
  const entries = [
    ...corrections.map(({ id, at, topic, text }) => ({ id, at, topic, text })),
    ...redactions.map(({ at, topic }, index) => ({
      id: `redaction-${index}`,
      at,
      topic,
      text: "A text was redacted.",
    })),
  ].sort((a, b) => a.at - b.at);
  if (entries.length === 0 && !manages && !redacts) return null;
  return (
    <section className="hw-section hw-reading" aria-labelledby="corrections">
      <h2 id="corrections" className="nhsuk-heading-m">
        Beside the record
      </h2>
      {entries.length > 0 && <DatedList entries={entries} />}
      {manages && (
        <PlainForm id="correct" result={result}>
          <SelectField
            name="rowKey"
            label="What it is about"
            empty="The round as a whole"
            options={rows.map(({ key, topic, change }) => ({
              value: key,
              label: `${change}. ${topic}`,
            }))}
          />
          <TextArea
            name="correction"
            label="Correction"
            hint="It is dated and stands beside the record, which itself stays as it is."
            rows={3}
          />
          <SubmitButton kind="secondary">Add the correction</SubmitButton>
        </PlainForm>
      )}
      {redacts && (
        <p>
          Does a text name a patient or a member of staff?{" "}
          <Link to={`${home}/redact`}>Redact a text</Link>
        </p>
      )}
    </section>
  );
}
