import { useEffect, useState } from "react";
import { STEP_NINE } from "#app/domain/funding/grant.ts";
import { GREATEST_WEIGHT, type WhatIfChoices } from "#app/domain/funding/what-if.ts";
import { formatMoney } from "#app/domain/money.ts";
import type { WhatIfInput } from "#app/domain/report/what-if-report.ts";
import { StepMark } from "./step-mark.tsx";
import { weightField } from "./what-if-address.ts";

type Props = {
  input: WhatIfInput;
  tried: WhatIfChoices;
  errors: Record<string, string>;
  typed: Record<string, string | string[]>;
  onTry: (tried: WhatIfChoices) => void;
};

/** Everything that can be tried: number fields, with sliders beside them where scripts run. */
export function WhatIfControls({ input, tried, errors, typed, onTry }: Props) {
  const { assessed, priorities, steps, schemes } = input;
  const gapOf = (step: number) => {
    if (tried.basis === "equal") return "need taken as 1 level";
    const need = assessed?.needs.find((each) => each.step === step);
    if (!need) return "no change in the model that was scored";
    if (need.rows === 0) return "no agreed level";
    const gap = Number(need.gap.toFixed(2));
    return `${gap} ${gap === 1 ? "level" : "levels"} below target`;
  };
  return (
    <>
      <fieldset className="nhsuk-fieldset hw-fieldset">
        <legend className="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">Need</legend>
        <div className="nhsuk-radios nhsuk-radios--small">
          {assessed && (
            <Choice
              name="basis"
              value="round"
              label={`As the levels agreed in “${assessed.round.name}” say`}
              checked={tried.basis === "round"}
              onChoose={() => onTry({ ...tried, basis: "round" })}
            />
          )}
          <Choice
            name="basis"
            value="equal"
            label="The same on every step"
            checked={tried.basis === "equal"}
            onChoose={() => onTry({ ...tried, basis: "equal" })}
          />
        </div>
      </fieldset>
      <fieldset className="nhsuk-fieldset hw-fieldset">
        <legend className="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">
          Step 9’s share of each year
        </legend>
        <Slider
          name="nine"
          label={
            <>
              <StepMark number={STEP_NINE} /> Meeting adult social care needs
            </>
          }
          suffix="%"
          most={100}
          step={1}
          value={tried.stepNineShare}
          typed={typed.nine}
          error={errors.nine}
          onChange={(stepNineShare) => onTry({ ...tried, stepNineShare })}
        />
      </fieldset>
      <fieldset className="nhsuk-fieldset hw-fieldset">
        <legend className="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">
          How many times each step’s need counts
        </legend>
        {steps
          .filter(({ number }) => number !== STEP_NINE)
          .map(({ number, name }) => (
            <Slider
              key={number}
              name={weightField(number)}
              label={
                <>
                  <StepMark number={number} /> {name}
                </>
              }
              hint={`${gapOf(number)}${priorities.includes(number) ? ", agreed priority" : ""}`}
              suffix="times"
              most={GREATEST_WEIGHT}
              step={0.1}
              value={tried.weights[number - 1] ?? 1}
              typed={typed[weightField(number)]}
              error={errors[weightField(number)]}
              onChange={(value) =>
                onTry({
                  ...tried,
                  weights: tried.weights.map((old, at) => (at === number - 1 ? value : old)),
                })
              }
            />
          ))}
      </fieldset>
      {schemes.length > 0 && (
        <fieldset className="nhsuk-fieldset hw-fieldset">
          <legend className="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">
            Schemes kept as they are
          </legend>
          <div className="nhsuk-checkboxes nhsuk-checkboxes--small">
            {schemes.map(({ id, name, step, amounts }) => (
              <div key={id} className="nhsuk-checkboxes__item">
                <input
                  className="nhsuk-checkboxes__input"
                  type="checkbox"
                  id={`keep-${id}`}
                  name="keep[]"
                  value={id}
                  checked={tried.committed.includes(id)}
                  onChange={({ target }) =>
                    onTry({
                      ...tried,
                      committed: target.checked
                        ? [...tried.committed, id]
                        : tried.committed.filter((each) => each !== id),
                    })
                  }
                />
                <label className="nhsuk-label nhsuk-checkboxes__label" htmlFor={`keep-${id}`}>
                  {name} (step {step},{" "}
                  {formatMoney(amounts.reduce((sum, { amount }) => sum + amount, 0))})
                </label>
              </div>
            ))}
          </div>
        </fieldset>
      )}
    </>
  );
}

type ChoiceProps = {
  name: string;
  value: string;
  label: string;
  checked: boolean;
  onChoose: () => void;
};

function Choice({ name, value, label, checked, onChoose }: ChoiceProps) {
  const id = `${name}-${value}`;
  return (
    <div className="nhsuk-radios__item">
      <input
        className="nhsuk-radios__input"
        type="radio"
        id={id}
        name={name}
        value={value}
        checked={checked}
        onChange={onChoose}
      />
      <label className="nhsuk-label nhsuk-radios__label" htmlFor={id}>
        {label}
      </label>
    </div>
  );
}

type SliderProps = {
  name: string;
  label: React.ReactNode;
  hint?: string;
  suffix: string;
  most: number;
  step: number;
  value: number;
  typed: string | string[] | undefined;
  error: string | undefined;
  onChange: (value: number) => void;
};

/** A number field, and a slider that moves with it; the field alone without scripts. */
function Slider({ name, label, hint, suffix, most, step, value, error, ...rest }: SliderProps) {
  const [canSlide, setCanSlide] = useState(false);
  // What is being typed may not be a number yet: the split follows once it is.
  const [text, setText] = useState(typeof rest.typed === "string" ? rest.typed : String(value));
  useEffect(() => setCanSlide(true), []);
  const type = (written: string) => {
    setText(written);
    const read = Number(written);
    if (written.trim() !== "" && read >= 0 && read <= most) rest.onChange(read);
  };
  return (
    <div className={`hw-slider${error ? " nhsuk-form-group--error" : ""}`}>
      <label className="hw-slider__label" htmlFor={name}>
        {label}
        {hint && <span className="hw-quiet hw-slider__hint"> {hint}</span>}
      </label>
      {error && (
        <span className="nhsuk-error-message" id={`${name}--error-message`}>
          <span className="nhsuk-u-visually-hidden">Error:</span> {error}
        </span>
      )}
      <span className="hw-slider__fields">
        {canSlide && (
          <input
            className="hw-slider__range"
            type="range"
            min={0}
            max={most}
            step={step}
            value={value}
            aria-labelledby={`${name}-slides`}
            onChange={({ target }) => type(target.value)}
          />
        )}
        <span id={`${name}-slides`} className="nhsuk-u-visually-hidden">
          Slider for {name === "nine" ? "step 9" : `step ${name.slice(1)}`}
        </span>
        <input
          className={`nhsuk-input nhsuk-input--width-4${error ? " nhsuk-input--error" : ""}`}
          id={name}
          name={name}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          value={text}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${name}--error-message` : undefined}
          onChange={({ target }) => type(target.value)}
        />
        <span className="hw-quiet">{suffix}</span>
      </span>
    </div>
  );
}
