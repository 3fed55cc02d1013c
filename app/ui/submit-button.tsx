import { type ReactNode, useContext } from "react";
import { FormContext } from "./form-context.ts";

type Props = {
  kind?: "primary" | "secondary" | "warning";
  name?: string;
  value?: string;
  /** Sends without checking the fields, such as "Remove". */
  noValidate?: boolean;
  small?: boolean;
  /** The key that presses it, on a page with shortcuts. */
  shortcut?: string;
  children: ReactNode;
};

/** Sends the form round it. While it is on its way, a second press does nothing. */
export function SubmitButton({
  kind = "primary",
  name,
  value,
  noValidate,
  small,
  shortcut,
  children,
}: Props) {
  const { busy } = useContext(FormContext);
  const classes = [
    "nhsuk-button",
    kind === "primary" ? "" : `nhsuk-button--${kind}`,
    small ? "nhsuk-button--small" : "",
  ];
  return (
    <button
      type="submit"
      className={classes.filter(Boolean).join(" ")}
      aria-disabled={busy || undefined}
      formNoValidate={noValidate}
      data-shortcut={shortcut}
      {...(name === undefined ? {} : { name, value })}
    >
      {children}
    </button>
  );
}
