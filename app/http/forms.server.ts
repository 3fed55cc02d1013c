import { data } from "@remix-run/node";
import type { z } from "zod";
import { type FormResult, readFormValues } from "#app/ui/form-values.ts";
import { isRefusal, statusOf } from "./answer.server.ts";

/** Refusals that are answered on the form itself, with everything typed still there. */
const ON_THE_FORM = new Set([401, 409, 422, 429, 503]);

/**
 * Reads a posted form by its schema and hands it to `work`. What does not fit the schema, or what
 * `work` refuses, comes back as errors beside the fields with all that was typed; a refusal names
 * its field in `details.field`. Other refusals become the error page.
 */
export async function submitForm<Schema extends z.ZodType, Result>(
  request: Request,
  schema: Schema,
  work: (values: z.output<Schema>) => Promise<Result> | Result,
) {
  const typed = readFormValues(await request.formData());
  const parsed = schema.safeParse(typed);
  if (!parsed.success) return refuseForm(fieldErrors(parsed.error), typed, 422);
  try {
    return await work(parsed.data);
  } catch (error) {
    if (!isRefusal(error) || !ON_THE_FORM.has(statusOf(error))) throw error;
    const field = typeof error.details.field === "string" ? error.details.field : "";
    return refuseForm({ [field]: error.message }, typed, statusOf(error));
  }
}

function refuseForm(errors: Record<string, string>, typed: FormResult["typed"], status: number) {
  const result: FormResult = { errors, typed: withoutSecrets(typed) };
  return data(result, { status });
}

/** Passwords are typed again rather than sent back. */
function withoutSecrets(typed: FormResult["typed"]): FormResult["typed"] {
  return Object.fromEntries(
    Object.entries(typed).filter(([name]) => !name.toLowerCase().includes("password")),
  );
}

function fieldErrors(error: z.ZodError): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const issue of error.issues) {
    const field = String(issue.path[0] ?? "");
    errors[field] ??= issue.message;
  }
  return errors;
}
