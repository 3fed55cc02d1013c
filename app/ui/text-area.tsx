import { Textarea } from "nhsuk-react-components";
import { FieldLabel } from "./field-group.tsx";
import { type FieldProps, useField } from "./form-context.ts";

/** Several lines of text. */
export function TextArea({
  name,
  label,
  hint,
  value,
  error,
  optional,
  labelSize = "s",
  rows = 4,
}: FieldProps & { rows?: number }) {
  const field = useField(name, { value, error });
  return (
    <Textarea
      id={field.id}
      name={name}
      rows={rows}
      label={<FieldLabel label={label} optional={optional} />}
      labelProps={{ size: labelSize }}
      hint={hint}
      error={field.error}
      aria-invalid={field.error ? true : undefined}
      defaultValue={field.value}
    />
  );
}
