import { Form } from "@remix-run/react";
import { formatDate } from "#app/domain/dates.ts";
import { SelectField } from "#app/ui/select-field.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";

type Props = {
  action: string;
  choices: readonly { id: string; name: string; asAt: string }[];
  before: string;
  after: string;
};

/** Picks two rounds; their address can be passed on. */
export function ChooseRounds({ action, choices, before, after }: Props) {
  const options = choices.map(({ id, name, asAt }) => ({
    value: id,
    label: `${name}, as at ${formatDate(asAt)}`,
  }));
  return (
    // Another address is another choice: the fields begin again with it.
    <Form
      key={`${before} ${after}`}
      method="get"
      action={action}
      className="hw-choose-rounds hw-screen-only"
    >
      <SelectField name="from" label="First round" value={before} options={options} />
      <SelectField name="to" label="Second round" value={after} options={options} />
      <SubmitButton kind="secondary">Compare</SubmitButton>
    </Form>
  );
}
