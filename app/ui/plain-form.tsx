import { type FetcherWithComponents, Form, useNavigation } from "@remix-run/react";
import type { ReactNode } from "react";
import { ErrorSummary } from "./error-summary.tsx";
import { FormContext } from "./form-context.ts";
import type { FormResult } from "./form-values.ts";

type Props = {
  /** The action's answer, when the form could not be taken. */
  result?: FormResult | undefined | null;
  defaults?: Record<string, unknown>;
  /** Needed when a page has several forms: an answer is shown on the form it belongs to. */
  id?: string;
  action?: string;
  /** Sends in the background, without leaving the page. */
  fetcher?: FetcherWithComponents<unknown>;
  /** Files can be sent with it. */
  upload?: boolean;
  /** Uses the page's whole width. */
  wide?: boolean;
  children: ReactNode;
};

/** A form without a script library: for scoring, single buttons and lists of small forms. */
export function PlainForm({
  result,
  defaults = {},
  id,
  action,
  fetcher,
  upload,
  wide,
  children,
}: Props) {
  const navigation = useNavigation();
  const Tag = fetcher ? fetcher.Form : Form;
  const busy = (fetcher ?? navigation).state === "submitting";
  const own = result?.errors && (id === undefined || result.typed.form === id) ? result : null;
  const prefix = id === undefined ? "" : `${id}-`;
  return (
    <FormContext.Provider
      value={{
        prefix,
        values: own?.typed ?? defaults,
        posted: own !== null,
        errors: own?.errors ?? {},
        busy,
      }}
    >
      <Tag
        method="post"
        noValidate
        {...(upload ? { encType: "multipart/form-data" as const } : {})}
        className={`hw-form${wide ? " hw-form--wide" : ""}`}
        {...(action === undefined ? {} : { action })}
        onSubmit={(event) => {
          if (busy) event.preventDefault();
        }}
      >
        {own && <ErrorSummary errors={own.errors} prefix={prefix} />}
        {id !== undefined && <input type="hidden" name="form" value={id} />}
        {children}
      </Tag>
    </FormContext.Provider>
  );
}
