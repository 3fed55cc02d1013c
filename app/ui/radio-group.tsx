import type { ReactNode } from "react";
import { FieldGroup } from "./field-group.tsx";
import { type FieldProps, useField } from "./form-context.ts";

type Props = FieldProps & {
  options: readonly { value: string; label: ReactNode; hint?: string }[];
  inline?: boolean;
  small?: boolean;
};

/** One choice from a few. The first button carries the field's id, where the error summary leads. */
export function RadioGroup({ name, value, error, options, inline, small, ...group }: Props) {
  const field = useField(name, { value, error });
  const classes = `nhsuk-radios${inline ? " nhsuk-radios--inline" : ""}${small ? " nhsuk-radios--small" : ""}`;
  return (
    <FieldGroup {...group} id={field.id} error={field.error}>
      <div className={classes}>
        {options.map((option, index) => {
          const id = index === 0 ? field.id : `${field.id}-${index + 1}`;
          return (
            <div className="nhsuk-radios__item" key={option.value}>
              <input
                className="nhsuk-radios__input"
                type="radio"
                id={id}
                name={name}
                value={option.value}
                defaultChecked={field.value === option.value}
                aria-describedby={option.hint ? `${id}-item-hint` : undefined}
              />
              <label className="nhsuk-label nhsuk-radios__label" htmlFor={id}>
                {option.label}
              </label>
              {option.hint && (
                <div className="nhsuk-hint nhsuk-radios__hint" id={`${id}-item-hint`}>
                  {option.hint}
                </div>
              )}
            </div>
          );
        })}
      </div>
    </FieldGroup>
  );
}
