import { data } from "@remix-run/node";
import { type DomainError, ERRORS, type ErrorCode } from "#app/domain/errors.ts";

/** What an error page is told: nothing but the code and its sentence. */
export type RefusalData = { code: ErrorCode; sentence: string };

/**
 * Whether something thrown is the domain's refusal. Told by its shape, since the pages and the
 * process are built apart and each holds a copy of the class.
 */
export function isRefusal(error: unknown): error is DomainError {
  return error instanceof Error && "details" in error && "code" in error && error.code !== undefined
    ? Object.hasOwn(ERRORS, String(error.code))
    : false;
}

/** The status a refusal is answered with. */
export function statusOf(error: DomainError): number {
  return ERRORS[error.code].status;
}

/** Runs a loader's or action's work; a refusal becomes the error page with its status. */
export function answer<Asked, Result>(
  work: (asked: Asked) => Promise<Result> | Result,
): (asked: Asked) => Promise<Result> {
  return async (asked) => {
    try {
      return await work(asked);
    } catch (error) {
      throw isRefusal(error) ? refuse(error) : error;
    }
  };
}

function refuse(error: DomainError) {
  const refusal: RefusalData = { code: error.code, sentence: error.message };
  return data(refusal, { status: statusOf(error) });
}
