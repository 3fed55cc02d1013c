import { type ReactNode, useContext } from "react";
import { FieldGroup } from "./field-group.tsx";
import { type FieldProps, FormContext, useField } from "./form-context.ts";

type ItemProps = {
  id: string;
  name: string;
  value: string;
  label: ReactNode;
  hint?: string | undefined;
  checked: boolean;
  invalid?: boolean;
};

function Item({ id, name, value, label, hint, checked, invalid }: ItemProps) {
  return (
    <div className="nhsuk-checkboxes__item">
      <input
        className="nhsuk-checkboxes__input"
        type="checkbox"
        id={id}
        name={name}
        value={value}
        defaultChecked={checked}
        aria-invalid={invalid || undefined}
        aria-describedby={hint ? `${id}-item-hint` : undefined}
      />
      <label className="nhsuk-label nhsuk-checkboxes__label" htmlFor={id}>
        {label}
      </label>
      {hint && (
        <div className="nhsuk-hint nhsuk-checkboxes__hint" id={`${id}-item-hint`}>
          {hint}
        </div>
      )}
    </div>
  );
}

type GroupProps = Omit<FieldProps, "value"> & {
  /** What is ticked to begin with. */
  values?: readonly string[];
  options: readonly { value: string; label: ReactNode; hint?: string }[];
};

/** Any number of choices; posts `name[]`, which reads as an array under `name`. */
export function CheckboxGroup({ name, values = [], error, options, ...group }: GroupProps) {
  const field = useField(name, { error });
  const form = useContext(FormContext);
  const ticked = form.posted || form.values[name] !== undefined ? field.values : values;
  return (
    <FieldGroup {...group} id={field.id} error={field.error}>
      <div className="nhsuk-checkboxes">
        {options.map((option, index) => (
          <Item
            key={option.value}
            id={index === 0 ? field.id : `${field.id}-${index + 1}`}
            name={`${name}[]`}
            value={option.value}
            label={option.label}
            hint={option.hint}
            checked={ticked.includes(option.value)}
          />
        ))}
      </div>
    </FieldGroup>
  );
}

type CheckboxProps = {
  name: string;
  label: ReactNode;
  hint?: string;
  /** What is posted when it is ticked. */
  value?: string;
  checked?: boolean;
  error?: string;
};

/** A single tick; posts nothing when it is not ticked. */
export function Checkbox({
  name,
  label,
  hint,
  value = "yes",
  checked = false,
  error,
}: CheckboxProps) {
  const field = useField(name, { value: checked ? value : "", error });
  return (
    <div className={`nhsuk-form-group${field.error ? " nhsuk-form-group--error" : ""}`}>
      {field.error && (
        <span className="nhsuk-error-message" id={`${field.id}--error-message`}>
          <span className="nhsuk-u-visually-hidden">Error:</span> {field.error}
        </span>
      )}
      <div className="nhsuk-checkboxes">
        <Item
          id={field.id}
          name={name}
          value={value}
          label={label}
          hint={hint}
          checked={field.values.includes(value)}
          invalid={field.error !== undefined}
        />
      </div>
    </div>
  );
}
