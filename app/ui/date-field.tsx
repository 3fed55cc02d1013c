import { useContext } from "react";
import { FieldGroup } from "./field-group.tsx";
import { type FieldProps, FormContext, useField } from "./form-context.ts";

const PARTS = [
  { part: "day", label: "Day", width: 2 },
  { part: "month", label: "Month", width: 2 },
  { part: "year", label: "Year", width: 4 },
] as const;

/** A date in three parts; posts name-day, name-month and name-year. `value` is YYYY-MM-DD. */
export function DateField({
  name,
  value,
  error,
  hint = "For example, 21 6 2017",
  ...group
}: FieldProps) {
  const field = useField(name, { value, error });
  const { values, posted } = useContext(FormContext);
  const [year = "", month = "", day = ""] = /^\d{4}-\d{2}-\d{2}$/.test(field.value)
    ? field.value.split("-").map((part) => String(Number(part)))
    : [];
  const stored = { day, month, year };
  return (
    <FieldGroup {...group} hint={hint} id={field.id} error={field.error}>
      <div className="nhsuk-date-input">
        {PARTS.map(({ part, label, width }) => {
          // The summary's link leads to the first part.
          const id = part === "day" ? field.id : `${field.id}-${part}`;
          const typed = values[`${name}-${part}`];
          return (
            <div className="nhsuk-date-input__item" key={part}>
              <label className="nhsuk-label nhsuk-date-input__label" htmlFor={id}>
                {label}
              </label>
              <input
                className={`nhsuk-input nhsuk-date-input__input nhsuk-input--width-${width}${
                  field.error ? " nhsuk-input--error" : ""
                }`}
                id={id}
                name={`${name}-${part}`}
                type="text"
                inputMode="numeric"
                autoComplete="off"
                aria-invalid={field.error ? true : undefined}
                defaultValue={posted && typed !== undefined ? String(typed) : stored[part]}
              />
            </div>
          );
        })}
      </div>
    </FieldGroup>
  );
}
