import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import type { FormResult } from "./form-values.ts";
import { PageHeader } from "./page-header.tsx";
import { PlainForm } from "./plain-form.tsx";
import { SubmitButton } from "./submit-button.tsx";

type Props = {
  title: string;
  /** The words on the button: the deed itself, such as "Close the round". */
  confirm: string;
  cancelHref: string;
  hidden?: Record<string, string | number>;
  result?: FormResult | undefined | null;
  /** What goes does not come back from anywhere: the button looks like a warning. */
  destroys?: boolean;
  /** What will happen, and fields that the deed needs. */
  children: ReactNode;
};

/** Asks before something that cannot be taken back: says what will happen, one button, a way out. */
export function ConfirmPage(props: Props) {
  const { title, confirm, cancelHref, hidden = {}, result, destroys, children } = props;
  return (
    <>
      <PageHeader title={title} />
      <PlainForm result={result}>
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {children}
        <div className="hw-buttons">
          <SubmitButton kind={destroys ? "warning" : "primary"}>{confirm}</SubmitButton>
          <Link to={cancelHref}>Cancel</Link>
        </div>
      </PlainForm>
    </>
  );
}
