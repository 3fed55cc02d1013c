import { type FieldProps, useField } from "./form-context.ts";

/** One file to send with the form, which has to be an upload form. */
export function FileField({
  name,
  label,
  hint,
  error,
  accept,
}: Omit<FieldProps, "value" | "optional" | "labelSize"> & { accept: string }) {
  const field = useField(name, { error });
  const describedBy = [hint ? `${field.id}--hint` : "", field.error ? `${field.id}--error` : ""]
    .filter(Boolean)
    .join(" ");
  return (
    <div className={`nhsuk-form-group${field.error ? " nhsuk-form-group--error" : ""}`}>
      <label className="nhsuk-label nhsuk-label--s" htmlFor={field.id}>
        {label}
      </label>
      {hint && (
        <div className="nhsuk-hint" id={`${field.id}--hint`}>
          {hint}
        </div>
      )}
      {field.error && (
        <span className="nhsuk-error-message" id={`${field.id}--error`}>
          <span className="nhsuk-u-visually-hidden">Error:</span> {field.error}
        </span>
      )}
      <input
        className="hw-file"
        type="file"
        id={field.id}
        name={name}
        accept={accept}
        aria-describedby={describedBy || undefined}
      />
    </div>
  );
}
