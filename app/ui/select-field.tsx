import { Select } from "nhsuk-react-components";
import { FieldLabel } from "./field-group.tsx";
import { type FieldProps, useField } from "./form-context.ts";

type Props = FieldProps & {
  options: readonly { value: string; label: string }[];
  /** The words of a first, empty choice. */
  empty?: string;
};

/** One choice from a list too long for radio buttons. */
export function SelectField({
  name,
  label,
  hint,
  value,
  error,
  optional,
  labelSize = "s",
  options,
  empty,
}: Props) {
  const field = useField(name, { value, error });
  return (
    <Select
      id={field.id}
      name={name}
      label={<FieldLabel label={label} optional={optional} />}
      labelProps={{ size: labelSize }}
      hint={hint}
      error={field.error}
      aria-invalid={field.error ? true : undefined}
      defaultValue={field.value}
    >
      {empty !== undefined && <Select.Option value="">{empty}</Select.Option>}
      {options.map((option) => (
        <Select.Option key={option.value} value={option.value}>
          {option.label}
        </Select.Option>
      ))}
    </Select>
  );
}
