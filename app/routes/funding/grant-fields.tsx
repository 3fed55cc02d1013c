import { RadioGroup } from "#app/ui/radio-group.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { MoneyField } from "#app/ui/text-field.tsx";

/** What is asked of every year of the grant. */
export function GrantFields() {
  return (
    <>
      <MoneyField
        name="amount"
        label="Amount"
        hint="As you would write it: £3.99m, 3.99 million or 3,990,000."
      />
      <RadioGroup
        name="firm"
        label="How sure is it?"
        options={[
          { value: "yes", label: "Firm", hint: "Announced for certain." },
          { value: "no", label: "Indicative", hint: "May still change." },
        ]}
      />
      <TextArea
        name="source"
        label="Where the figure is published"
        hint="Publication, date and paragraph. Shown beside the figure."
        rows={2}
        optional
      />
    </>
  );
}
