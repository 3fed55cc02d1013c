import { zodResolver } from "@hookform/resolvers/zod";
import { Form, useLocation, useNavigation, useSubmit } from "@remix-run/react";
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { type FieldErrors, type FieldValues, type Resolver, useForm } from "react-hook-form";
import type { z } from "zod";
import { useDraft } from "./draft.ts";
import { ErrorSummary } from "./error-summary.tsx";
import { FormContext } from "./form-context.ts";
import { type FormResult, readFormValues } from "./form-values.ts";

type Options = {
  /** The form's own schema, from its `*.form.ts`: the action uses the same. */
  schema: z.ZodType;
  /** What the fields start with. */
  defaults?: Record<string, unknown>;
  /** The action's answer, when the form could not be taken. */
  result?: FormResult | undefined | null;
  /** Needed when a page has several forms: an answer is shown on the form it belongs to. */
  id?: string;
};

/** Errors by field name. Names may hold dots, which the library takes for nesting. */
function flattenErrors(errors: FieldErrors, path = ""): Record<string, string> {
  return Object.entries(errors).reduce<Record<string, string>>((flat, [key, error]) => {
    const name = path === "" ? key : `${path}.${key}`;
    if (!error || typeof error !== "object") return flat;
    if (typeof error.message === "string") flat[name] = error.message;
    else Object.assign(flat, flattenErrors(error as FieldErrors, name));
    return flat;
  }, {});
}

/**
 * The project's way for forms. Without script the form posts and comes back with errors and what
 * was typed. With script it is checked by the same schema before it is sent, is sent once, and
 * keeps a draft in the browser tab until it has been taken. Give the answer to HomewardForm.
 */
export function useHomewardForm({ schema, defaults = {}, result, id }: Options) {
  const element = useRef<HTMLFormElement>(null);
  const sent = useRef(false);
  const [generation, setGeneration] = useState(0);
  const navigation = useNavigation();
  const submit = useSubmit();
  const { pathname, search } = useLocation();
  const own = result?.errors && (id === undefined || result.typed.form === id) ? result : null;
  const place = `${pathname}${search}#${id ?? ""}`;
  const draft = useDraft(element, place, own !== null);

  // The fields stay the browser's own: the schema reads what would be posted, as the server does.
  const resolver: Resolver<FieldValues> = (_values, context, options) => {
    const values = element.current ? readFormValues(new FormData(element.current)) : {};
    // biome-ignore lint/suspicious/noExplicitAny: a schema of any form; its output is not used here
    return zodResolver(schema as any)(values, context, options as any) as never;
  };
  const {
    handleSubmit,
    clearErrors,
    formState: { errors: found, isSubmitted },
  } = useForm({ resolver, shouldFocusError: false });

  // Once checked here, an older answer of the server no longer speaks.
  const checked = flattenErrors(found);
  const errors = isSubmitted && Object.keys(checked).length > 0 ? checked : (own?.errors ?? {});
  const { clear } = draft;

  useEffect(() => {
    if (navigation.state !== "idle" || !sent.current) return;
    sent.current = false;
    if (own) return;
    // Taken, and still on the page: the fields start anew from what is stored now.
    clear();
    setGeneration((before) => before + 1);
  }, [navigation.state, own, clear]);

  useEffect(() => {
    const at = `${window.location.pathname}${window.location.search}`;
    return () => {
      const now = `${window.location.pathname}${window.location.search}`;
      // Gone elsewhere after sending: taken. An error page keeps the address, and the draft.
      if (sent.current && now !== at) clear();
    };
  }, [clear]);

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    if (sent.current) {
      event.preventDefault();
      return;
    }
    const submitter = (event.nativeEvent as SubmitEvent).submitter;
    const send = () => {
      sent.current = true;
      clearErrors();
      submit(submitter instanceof HTMLButtonElement ? submitter : element.current);
    };
    if (submitter instanceof HTMLButtonElement && submitter.formNoValidate) {
      event.preventDefault();
      send();
    } else void handleSubmit(send)(event);
  };

  return {
    element,
    id,
    key: generation,
    draft,
    onSubmit,
    state: {
      prefix: id === undefined ? "" : `${id}-`,
      values: own?.typed ?? defaults,
      posted: own !== null,
      errors,
      busy: navigation.state === "submitting",
    },
  };
}

type Props = {
  form: ReturnType<typeof useHomewardForm>;
  action?: string;
  /** Uses the page's whole width. */
  wide?: boolean;
  children: ReactNode;
};

/** The form itself: its errors on top, a line when a draft came back, then the fields. */
export function HomewardForm({ form, action, wide, children }: Props) {
  const { draft, state } = form;
  return (
    <FormContext.Provider value={state}>
      <Form
        key={form.key}
        ref={form.element}
        method="post"
        noValidate
        className={`hw-form${wide ? " hw-form--wide" : ""}`}
        onSubmit={form.onSubmit}
        onInput={draft.save}
        {...(action === undefined ? {} : { action })}
      >
        <ErrorSummary errors={state.errors} prefix={state.prefix} />
        {draft.state !== "none" && (
          <div className="hw-draft" role="status">
            <p>
              {draft.state === "changed"
                ? "We put back what you had typed here. Someone has changed this since: compare before you save."
                : "We put back what you had typed here and not yet sent."}
            </p>
            <button type="button" className="hw-link-button" onClick={draft.discard}>
              Discard it
            </button>
          </div>
        )}
        {form.id !== undefined && <input type="hidden" name="form" value={form.id} />}
        {children}
      </Form>
    </FormContext.Provider>
  );
}
