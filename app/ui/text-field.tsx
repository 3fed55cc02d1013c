import { TextInput } from "nhsuk-react-components";
import type { HTMLInputAutoCompleteAttribute } from "react";
import { FieldLabel } from "./field-group.tsx";
import { type FieldProps, useField } from "./form-context.ts";

type Props = FieldProps & {
  type?: "text" | "email" | "password" | "url" | "search" | "tel" | "date";
  width?: 2 | 3 | 4 | 5 | 10 | 20 | 30;
  inputMode?: "text" | "numeric" | "decimal" | "email" | "url";
  autoComplete?: HTMLInputAutoCompleteAttribute;
  prefix?: string;
  suffix?: string;
  spellCheck?: boolean;
};

/** One line of text. */
export function TextField({
  name,
  label,
  hint,
  value,
  error,
  optional,
  labelSize = "s",
  type = "text",
  width,
  ...input
}: Props) {
  const field = useField(name, { value, error });
  return (
    <TextInput
      {...input}
      id={field.id}
      name={name}
      type={type}
      width={width}
      label={<FieldLabel label={label} optional={optional} />}
      labelProps={{ size: labelSize }}
      hint={hint}
      error={field.error}
      aria-invalid={field.error ? true : undefined}
      defaultValue={field.value}
    />
  );
}

/** A sum of money as people type it; the form's schema reads it with `parseMoney`. */
export function MoneyField(props: Omit<Props, "type" | "prefix" | "suffix" | "inputMode">) {
  return <TextField width={10} spellCheck={false} autoComplete="off" {...props} prefix="£" />;
}
