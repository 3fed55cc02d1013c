import { useEffect, useRef, useState } from "react";

type Props = {
  id: string;
  label: string;
  value: string;
  /** What the button says: "Copy the link". */
  copy: string;
  /** Several lines: shown whole, and printed. */
  long?: boolean;
};

/** A text to be copied into a message; where there is no script, it is selected by hand. */
export function CopyField({ id, label, value, copy, long = false }: Props) {
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const [canCopy, setCanCopy] = useState(false);
  const [copied, setCopied] = useState(false);
  useEffect(() => setCanCopy("clipboard" in navigator), []);

  const copyIt = async () => {
    field.current?.select();
    await navigator.clipboard.writeText(value);
    setCopied(true);
  };
  const shared = { id, value, readOnly: true, ref: field };

  return (
    <div className="hw-copy">
      <label className="nhsuk-label" htmlFor={id}>
        {label}
      </label>
      {long ? (
        <>
          <textarea className="nhsuk-textarea" rows={value.split("\n").length + 3} {...shared} />
          <p className="hw-copy__print" aria-hidden="true">
            {value}
          </p>
        </>
      ) : (
        <input
          className="nhsuk-input"
          onFocus={(event) => event.currentTarget.select()}
          {...shared}
        />
      )}
      {canCopy && (
        <div className="hw-buttons">
          <button type="button" className="nhsuk-button nhsuk-button--secondary" onClick={copyIt}>
            {copy}
          </button>
          <span role="status">{copied ? "Copied" : ""}</span>
        </div>
      )}
    </div>
  );
}
