import { createContext, useContext } from "react";

type FormState = {
  /** Goes before every id, so that two forms of a page can hold fields of the same name. */
  prefix: string;
  /** What fields start with: what was typed when the form came back, else its defaults. */
  values: Record<string, unknown>;
  /** Whether `values` are what was typed: then nothing else is put in their place. */
  posted: boolean;
  errors: Record<string, string>;
  /** Whether the form is on its way. */
  busy: boolean;
};

/** Tells the fields inside a form what they hold and what is wrong with it. */
export const FormContext = createContext<FormState>({
  prefix: "",
  values: {},
  posted: false,
  errors: {},
  busy: false,
});

/** What every field takes. Inside a form, value and error come from the form by name. */
export type FieldProps = {
  name: string;
  label: string;
  hint?: string | undefined;
  value?: string | number | null | undefined;
  error?: string | undefined;
  /** Says "(optional)" after the label. */
  optional?: boolean;
  labelSize?: "s" | "m" | "l";
};

type Field = {
  id: string;
  value: string;
  values: readonly string[];
  error: string | undefined;
};

/** A field's id, starting value and error, from the form round it. */
export function useField(name: string, own: Pick<FieldProps, "value" | "error"> = {}): Field {
  const form = useContext(FormContext);
  const held = form.posted ? form.values[name] : (form.values[name] ?? own.value);
  const values = (Array.isArray(held) ? held : [held])
    .filter((value) => value !== undefined && value !== null && value !== "")
    .map(String);
  return {
    id: `${form.prefix}${name}`,
    value: values[0] ?? "",
    values,
    error: form.errors[name] ?? own.error,
  };
}
