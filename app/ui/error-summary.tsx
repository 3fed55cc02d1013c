import { useEffect, useRef } from "react";
import { useErrorTitle } from "./error-title.ts";

type Props = {
  /** A sentence by field name; "" is about the form as a whole. */
  errors: Record<string, string>;
  /** The form's id prefix, when it has one. */
  prefix?: string;
};

/** Says what to put right, each line a link to its field. Takes the focus when errors arrive. */
export function ErrorSummary({ errors, prefix = "" }: Props) {
  const summary = useRef<HTMLDivElement>(null);
  const lines = Object.entries(errors);
  const words = JSON.stringify(lines);
  // biome-ignore lint/correctness/useExhaustiveDependencies: new errors take the focus again
  useEffect(() => {
    summary.current?.focus();
  }, [words]);
  useErrorTitle(lines.length > 0);
  if (lines.length === 0) return null;
  return (
    <div className="nhsuk-error-summary" ref={summary} tabIndex={-1}>
      <div role="alert">
        <h2 className="nhsuk-error-summary__title">There is a problem</h2>
        <div className="nhsuk-error-summary__body">
          <ul className="nhsuk-list nhsuk-error-summary__list">
            {lines.map(([name, sentence]) => (
              <li key={name}>
                {name === "" ? sentence : <a href={`#${prefix}${name}`}>{sentence}</a>}
              </li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  );
}
