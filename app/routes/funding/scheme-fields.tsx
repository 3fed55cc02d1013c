import { formatMoney } from "#app/domain/money.ts";
import { Checkbox, CheckboxGroup } from "#app/ui/checkbox-group.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { Drawer } from "#app/ui/drawer.tsx";
import { RadioGroup } from "#app/ui/radio-group.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { MoneyField, TextField } from "#app/ui/text-field.tsx";
import type { SchemePage } from "./scheme-page.ts";
import { amountField } from "./scheme-typed.ts";
import { TypedShares } from "./typed-shares.tsx";

/** Everything a scheme's form asks for. */
export function SchemeFields(page: SchemePage) {
  const { scheme, years, steps, examples, purposes, partners, actions, measures } = page;
  const example = examples[0];
  const linked = actions.filter(({ first }) => first).length;
  return (
    <>
      <TextField name="name" label="Name" autoComplete="off" />
      <TextArea name="description" label="What it pays for" rows={3} optional />
      <SelectField
        name="leadPartnerId"
        label="Lead organisation"
        options={partners.map(({ id, name }) => ({ value: id, label: name }))}
        empty="Nobody yet"
      />
      <TextField name="provider" label="Who provides it" optional autoComplete="off" />
      <RadioGroup
        name="step"
        label="Step"
        hint={
          example
            ? `Under each step: what ${example.name} published that it spends there.`
            : undefined
        }
        small
        options={steps.map(({ number, name }) => {
          const use = example?.uses.find(({ step }) => step === number)?.text;
          return {
            value: String(number),
            label: `${number} ${name}`,
            ...(use === undefined ? {} : { hint: use }),
          };
        })}
      />
      <fieldset className="nhsuk-fieldset hw-fieldset">
        <legend className="nhsuk-fieldset__legend nhsuk-fieldset__legend--m">Amount by year</legend>
        <p className="nhsuk-hint">
          As you would write it: 640,000, £640k or 0.64 million. Empty means no money that year.
        </p>
        {years.map(({ year, firm, left, signed }) => (
          <MoneyField
            key={year}
            name={amountField(year)}
            label={`${year} (${firm ? "firm" : "indicative"})`}
            hint={`${describeLeft(left)}${signed ? " A new amount withdraws the sign-offs of this year." : ""}`}
          />
        ))}
        {years.length === 0 && <p>Enter the grant first: amounts stand in its years.</p>}
      </fieldset>
      <fieldset className="nhsuk-fieldset hw-fieldset">
        <legend className="nhsuk-fieldset__legend nhsuk-fieldset__legend--m">
          Permitted purposes
        </legend>
        <p className="nhsuk-hint">Percentages of the scheme that add up to 100.</p>
        {purposes.map(({ key, name, words }) => (
          <TextField
            key={key}
            name={key}
            label={name}
            hint={words}
            width={4}
            inputMode="decimal"
            suffix="%"
            autoComplete="off"
          />
        ))}
        <TypedShares names={purposes.map(({ key }) => key)} />
      </fieldset>
      <RadioGroup
        name="standing"
        label="New or continuing"
        inline
        options={[
          { value: "new", label: "New" },
          { value: "continuing", label: "Continuing" },
        ]}
      />
      <Checkbox
        name="committed"
        label="Committed"
        hint="The money is promised already: a suggested split keeps it as it is."
      />
      <DateField name="startsOn" label="Starts on" optional />
      <DateField name="endsOn" label="Ends on" optional />
      <Drawer summary="Measures it should move" open={(scheme?.measures.length ?? 0) > 0}>
        <CheckboxGroup
          name="measures"
          label="Measures"
          options={measures.map(({ key, name }) => ({ value: key, label: name }))}
        />
      </Drawer>
      {actions.length > 0 && (
        <Drawer summary="Actions of the plan that it pays for" open={linked > 0 && linked <= 4}>
          <CheckboxGroup
            name="actionIds"
            label="Actions"
            options={[...actions]
              .sort((a, b) => Number(b.first) - Number(a.first) || (a.step ?? 9) - (b.step ?? 9))
              .map(({ id, step, topic, whatToDo }) => ({
                value: id,
                label: step === null ? topic : `${topic} (change ${step})`,
                ...(whatToDo.startsWith(topic) ? {} : { hint: whatToDo }),
              }))}
          />
        </Drawer>
      )}
      <TextArea name="notes" label="Notes" rows={3} optional />
    </>
  );
}

function describeLeft(left: number): string {
  return left < 0
    ? `The other schemes exceed the grant by ${formatMoney(-left)}.`
    : `${formatMoney(left)} is free.`;
}
