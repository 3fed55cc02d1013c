import { Form, useLocation, useNavigation, useSubmit } from "@remix-run/react";
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import type { z } from "zod";
import { useDraft } from "./draft.ts";
import { ErrorSummary } from "./error-summary.tsx";
import { FormContext } from "./form-context.ts";
import type { FormResult } from "./form-values.ts";

type Options = {
  /**
   * Loads the form's own schema from its `*.form.ts`, which the action uses too:
   * `async () => (await import("./area.form.ts")).areaForm`. A page that imports it whole makes
   * everybody load it who only looks.
   */
  schema: () => Promise<z.ZodType>;
  /** What the fields start with. */
  defaults?: Record<string, unknown>;
  /** The action's answer, when the form could not be taken. */
  result?: FormResult | undefined | null;
  /** Needed when a page has several forms: an answer is shown on the form it belongs to. */
  id?: string;
};

/** What checks a form: the way of checking and its schema. Null when they cannot be had just now. */
async function loadCheck(schema: Options["schema"]) {
  try {
    const [{ checkForm }, own] = await Promise.all([import("./check-form.ts"), schema()]);
    return (form: HTMLFormElement) => checkForm(form, own);
  } catch {
    return null;
  }
}

/**
 * The project's way for forms. Without script the form posts and comes back with errors and what
 * was typed. With script it is checked by the same schema before it is sent (which is loaded once
 * somebody begins to fill it in; while it cannot be had, the server alone checks), is sent once, and
 * keeps a draft in the browser tab until it has been taken. Give the answer to HomewardForm.
 */
export function useHomewardForm({ schema, defaults = {}, result, id }: Options) {
  const element = useRef<HTMLFormElement>(null);
  const sent = useRef(false);
  const check = useRef<ReturnType<typeof loadCheck>>();
  const checking = useRef(false);
  const [generation, setGeneration] = useState(0);
  const navigation = useNavigation();
  const submit = useSubmit();
  const { pathname, search } = useLocation();
  const own = result?.errors && (id === undefined || result.typed.form === id) ? result : null;
  const place = `${pathname}${search}#${id ?? ""}`;
  const draft = useDraft(element, place, own !== null);

  const [found, setFound] = useState<Record<string, string>>({});
  // Once checked here, an older answer of the server no longer speaks.
  const errors = Object.keys(found).length > 0 ? found : (own?.errors ?? {});
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

  const prepare = () => {
    check.current ??= loadCheck(schema);
    return check.current;
  };

  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (checking.current || sent.current) return;
    const form = event.currentTarget;
    const submitter = (event.nativeEvent as SubmitEvent).submitter;
    const button = submitter instanceof HTMLButtonElement ? submitter : null;
    checking.current = true;
    const wrong = button?.formNoValidate ? {} : await (await prepare())?.(form);
    checking.current = false;
    // What could not be had is asked for again next time.
    if (!wrong) check.current = undefined;
    setFound(wrong ?? {});
    if (Object.keys(wrong ?? {}).length > 0) return;
    sent.current = true;
    submit(button ?? form);
  };

  return {
    element,
    id,
    key: generation,
    draft,
    onFocus: () => void prepare(),
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
        onFocus={form.onFocus}
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
