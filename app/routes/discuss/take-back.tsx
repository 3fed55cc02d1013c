import { Checkbox } from "#app/ui/checkbox-group.tsx";
import { Drawer } from "#app/ui/drawer.tsx";
import type { FormResult } from "#app/ui/form-values.ts";
import { useParts } from "#app/ui/parts.ts";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { TextField } from "#app/ui/text-field.tsx";

/** Takes a reveal back within its minute, with a reason; `all` where other changes came with it. */
export function TakeBack({ result, all }: { result: FormResult | null; all: boolean }) {
  const { one } = useParts();
  return (
    <Drawer summary="Take back the reveal" open={result?.typed.form === "take-back"}>
      <PlainForm id="take-back" result={result}>
        <p>
          Possible for a minute after the reveal. The scores are hidden again; scoring stays closed.
        </p>
        <input type="hidden" name="intent" value="take-back" />
        <TextField name="reason" label="Why" />
        {all && <Checkbox name="all" label={`Every ${one} revealed in this minute`} />}
        <SubmitButton kind="secondary">Take back the reveal</SubmitButton>
      </PlainForm>
    </Drawer>
  );
}
