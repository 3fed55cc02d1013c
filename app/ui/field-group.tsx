import type { ReactNode } from "react";

/** A label's words, with "(optional)" where nothing needs to be said. */
export function FieldLabel({ label, optional }: { label: string; optional?: boolean | undefined }) {
  if (!optional) return <>{label}</>;
  return (
    <>
      {label} <span className="hw-optional">(optional)</span>
    </>
  );
}

type Props = {
  id: string;
  label: string;
  hint?: string | undefined;
  error: string | undefined;
  optional?: boolean | undefined;
  labelSize?: "s" | "m" | "l" | undefined;
  children: ReactNode;
};

/** A question with several controls: a legend, a hint and an error that belong to all of them. */
export function FieldGroup({ id, label, hint, error, optional, labelSize = "s", children }: Props) {
  const describedBy = [hint ? `${id}--hint` : "", error ? `${id}--error-message` : ""]
    .filter(Boolean)
    .join(" ");
  return (
    <div className={`nhsuk-form-group${error ? " nhsuk-form-group--error" : ""}`}>
      <fieldset className="nhsuk-fieldset" aria-describedby={describedBy || undefined}>
        <legend className={`nhsuk-fieldset__legend nhsuk-fieldset__legend--${labelSize}`}>
          <FieldLabel label={label} optional={optional} />
        </legend>
        {hint && (
          <div className="nhsuk-hint" id={`${id}--hint`}>
            {hint}
          </div>
        )}
        {error && (
          <span className="nhsuk-error-message" id={`${id}--error-message`}>
            <span className="nhsuk-u-visually-hidden">Error:</span> {error}
          </span>
        )}
        {children}
      </fieldset>
    </div>
  );
}
