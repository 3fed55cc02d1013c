import { data } from "@remix-run/node";
import { type DomainError, ERRORS, type ErrorCode } from "#app/domain/errors.ts";
import { PRIVATE } from "./headers.server.ts";
import { refusalPage } from "./refusal-page.server.ts";

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

/** Runs the work of a download; a refusal becomes a page by itself, since a file has none round it. */
export function answerFile<Asked>(
  work: (asked: Asked) => Promise<Response>,
): (asked: Asked) => Promise<Response> {
  return async (asked) => {
    try {
      return await work(asked);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      return new Response(refusalPage("Sorry", error.message), {
        status: statusOf(error),
        headers: { "Content-Type": "text/html; charset=utf-8", "Cache-Control": PRIVATE },
      });
    }
  };
}

function refuse(error: DomainError) {
  const refusal: RefusalData = { code: error.code, sentence: error.message };
  return data(refusal, { status: statusOf(error) });
}
