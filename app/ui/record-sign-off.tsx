import { useActionData } from "@remix-run/react";
import { DateField } from "./date-field.tsx";
import { HomewardForm, useHomewardForm } from "./form.tsx";
import type { FormResult } from "./form-values.ts";
import { SelectField } from "./select-field.tsx";
import { SubmitButton } from "./submit-button.tsx";
import { TextField } from "./text-field.tsx";

type Props = {
  /** Marks the figures on this page: what changed meanwhile is not signed. */
  seen: string;
  missing: readonly { id: string; capacity: string }[];
};

/** Records that a signatory signed in a letter, or a board in its minutes. */
export function RecordSignOff({ seen, missing }: Props) {
  const result = useActionData<FormResult>();
  const form = useHomewardForm({
    schema: async () => (await import("./record-sign-off.form.ts")).recordForm,
    result,
    id: "record",
  });
  return (
    <HomewardForm form={form}>
      <input type="hidden" name="seen" value={seen} />
      <SelectField
        name="signatoryId"
        label="Who signed"
        options={missing.map(({ id, capacity }) => ({ value: id, label: capacity }))}
        empty="Choose who signed"
      />
      <TextField
        name="reference"
        label="Letter or minute"
        hint="Such as “Minute 12 of the board of 21 June 2017”"
        autoComplete="off"
      />
      <DateField name="signedOn" label="Date of the signature" />
      <SubmitButton kind="secondary">Record this sign-off</SubmitButton>
    </HomewardForm>
  );
}
