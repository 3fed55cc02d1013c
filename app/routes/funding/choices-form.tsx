import { useActionData } from "@remix-run/react";
import { listWords } from "#app/domain/agreement/names.ts";
import type { FundingChoices } from "#app/domain/report/funding-input.ts";
import { CheckboxGroup } from "#app/ui/checkbox-group.tsx";
import { Drawer } from "#app/ui/drawer.tsx";
import { HomewardForm, useHomewardForm } from "#app/ui/form.tsx";
import type { FormResult } from "#app/ui/form-values.ts";
import { StoredNow } from "#app/ui/stored-now.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { TextField } from "#app/ui/text-field.tsx";

type Props = {
  choices: FundingChoices & { version: number };
  steps: readonly { number: number; name: string }[];
  /** Steps of the rows that the last closed round marked as priorities. */
  agreed: readonly number[];
};

/** What a suggestion is worked out from: step 9's share first, then the agreed priorities. */
export function ChoicesForm({ choices, steps, agreed }: Props) {
  const result = useActionData<FormResult>();
  const stored = {
    stepNineShare: choices.stepNineShare === null ? "" : String(choices.stepNineShare),
    priorities: choices.priorities.map(String),
    priorityWeight: String(choices.priorityWeight),
  };
  const form = useHomewardForm({
    schema: async () => (await import("./choices.form.ts")).choicesForm,
    defaults: stored,
    result,
    id: "choices",
  });
  const typed = result?.typed ?? {};
  const stale = typed.form === "choices" && String(typed.version) !== String(choices.version);
  const list = (values: unknown) => (Array.isArray(values) ? [...values].sort().join(", ") : "");
  const marked = [...agreed].sort();
  return (
    <>
      {stale && (
        <StoredNow
          fields={[
            {
              label: "Step 9’s share",
              typed: String(typed.stepNineShare),
              stored: stored.stepNineShare,
            },
            { label: "Priorities", typed: list(typed.priorities), stored: list(stored.priorities) },
            {
              label: "Weight",
              typed: String(typed.priorityWeight),
              stored: stored.priorityWeight,
            },
          ]}
        />
      )}
      <HomewardForm form={form}>
        <input type="hidden" name="version" value={choices.version} />
        <TextField
          name="stepNineShare"
          label="What share of each year’s grant goes to step 9?"
          hint="Step 9 is meeting adult social care needs. It is taken first, and nobody but you can say how much."
          width={3}
          inputMode="numeric"
          suffix="%"
          autoComplete="off"
        />
        <Drawer
          summary={describePriorities(choices)}
          open={Boolean(
            result?.errors && (result.errors.priorities || result.errors.priorityWeight),
          )}
        >
          <CheckboxGroup
            name="priorities"
            label="Agreed priorities"
            hint={
              marked.length === 0
                ? "Need on these steps counts more."
                : `Need on these steps counts more. The last closed round marked rows of ${marked.length === 1 ? "change" : "changes"} ${marked.join(", ")}.`
            }
            options={steps
              .filter(({ number }) => number < 9)
              .map(({ number, name }) => ({ value: String(number), label: `${number} ${name}` }))}
          />
          <TextField
            name="priorityWeight"
            label="How many times a priority counts"
            width={3}
            inputMode="decimal"
            autoComplete="off"
          />
        </Drawer>
        <SubmitButton kind="secondary">
          {choices.stepNineShare === null ? "Work out a split" : "Work it out again"}
        </SubmitButton>
      </HomewardForm>
    </>
  );
}

function describePriorities({ priorities, priorityWeight }: FundingChoices): string {
  const steps = [...priorities].sort((a, b) => a - b).map(String);
  if (steps.length === 0) return "Agreed priorities: none";
  return `Agreed priorities: ${steps.length === 1 ? "step" : "steps"} ${listWords(steps)}, counted ${priorityWeight} times`;
}
