import { zodResolver } from "@hookform/resolvers/zod";
import {
  createFormControl,
  type FieldErrors,
  type FieldValues,
  type Resolver,
} from "react-hook-form";
import type { z } from "zod";
import { readFormValues } from "./form-values.ts";

/*
 * The checking of a form in the browser. It weighs half as much as a whole page, so a page loads it
 * when somebody begins to fill the form in: see docs/decisions/speed.md.
 */

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

/** What in the form does not fit its schema: a sentence by field; empty when it may be sent. */
export async function checkForm(
  form: HTMLFormElement,
  schema: z.ZodType,
): Promise<Record<string, string>> {
  // The fields stay the browser's own: the schema reads what would be posted, as the server does.
  const check = zodResolver(schema as never) as Resolver<FieldValues>;
  const resolver: Resolver<FieldValues> = (_values, context, options) =>
    check(readFormValues(new FormData(form)), context, options);
  let found: Record<string, string> = {};
  const { handleSubmit } = createFormControl({ resolver, shouldFocusError: false });
  await handleSubmit(
    () => {},
    (errors) => {
      found = flattenErrors(errors);
    },
  )();
  return found;
}
