import { DateField } from "#app/ui/date-field.tsx";
import type { FormResult } from "#app/ui/form-values.ts";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { StoredNow } from "#app/ui/stored-now.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { TextField } from "#app/ui/text-field.tsx";

type Result = { result: FormResult | undefined };

/** A comment in the name of one's organisation, or as a member of the board. */
export function CommentForm({ result }: Result) {
  return (
    <PlainForm id="comment" result={result}>
      <TextArea
        name="text"
        label="Your comment"
        hint="It stands under your organisation’s name, for everyone in the area who can read the funding."
        rows={4}
      />
      <SubmitButton>Send the comment</SubmitButton>
    </PlainForm>
  );
}

/** A comment that came by letter or e-mail. */
export function RecordCommentForm({
  asked,
  result,
}: Result & { asked: readonly { id: string; name: string }[] }) {
  return (
    <PlainForm id="record" result={result}>
      <SelectField
        name="partnerId"
        label="Whose comment it is"
        options={[
          ...asked.map(({ id, name }) => ({ value: id, label: name })),
          { value: "board", label: "The board" },
        ]}
        empty="Choose an organisation"
      />
      <TextArea name="text" label="What was said" rows={4} />
      <TextField
        name="reference"
        label="Letter, e-mail or minute"
        hint="Such as “Letter of 20 June 2017”"
        autoComplete="off"
      />
      <SubmitButton kind="secondary">Record the comment</SubmitButton>
    </PlainForm>
  );
}

type OutcomeProps = Result & { page: { version: number; closesOn: string; outcome: string } };

/** The closing day, and what the area made of the comments as a whole. */
export function OutcomeForm({ page, result }: OutcomeProps) {
  const { version, closesOn, outcome } = page;
  const typed = result?.typed.form === "outcome" ? result.typed : null;
  return (
    <div className="hw-screen-only">
      {typed && String(typed.version) !== String(version) && (
        <StoredNow
          fields={[{ label: "What came of it", typed: String(typed.outcome), stored: outcome }]}
        />
      )}
      <PlainForm id="outcome" result={result} defaults={{ closesOn, outcome }}>
        <input type="hidden" name="version" value={version} />
        <TextArea
          name="outcome"
          label="What the area made of the comments"
          hint="Such as what was changed, and where the board agreed it."
          rows={3}
          optional
        />
        <DateField name="closesOn" label="Last day for comments" />
        <SubmitButton kind="secondary">Save</SubmitButton>
      </PlainForm>
    </div>
  );
}
