import type { FormResult } from "#app/ui/form-values.ts";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { TextField } from "#app/ui/text-field.tsx";

type Props = {
  result: FormResult | undefined;
  /** Whether typing a code is what to do next here. */
  isNext: boolean;
};

/** Where a code is typed. */
export function CodeForm({ result, isNext }: Props) {
  return (
    <PlainForm result={result} action="/join">
      <TextField
        name="code"
        label={isNext ? "Code" : "Another code"}
        hint="Eight letters and figures, such as 4FK7-9TWX. Capitals, spaces and the hyphen do not matter."
        autoComplete="off"
        spellCheck={false}
        width={10}
      />
      <SubmitButton kind={isNext ? "primary" : "secondary"}>Continue</SubmitButton>
    </PlainForm>
  );
}
