import type { Response } from "express";
import { ERRORS, type ErrorCode } from "#app/domain/errors.ts";
import { PRIVATE, retryHeaders } from "#app/http/headers.server.ts";
import { refusalPage } from "#app/http/refusal-page.server.ts";
import { METHODS } from "./front-door.server.ts";

/** What to call a refusal that stands as a page by itself. */
export const HEADINGS: Partial<Record<ErrorCode, string>> = {
  "bad-request": "We could not read that",
  "foreign-origin": "This did not come from Homeward",
  "method-not-allowed": "That is not possible here",
  "too-large": "That is too large",
  "wrong-content-type": "We could not read that",
  "too-slow": "That took too long",
  "headers-too-large": "That is too large",
  unexpected: "Sorry, something went wrong",
};

/**
 * Answers in place of a page, before (or after) anything that could make one. `reference` is the
 * request's id, given when the fault is ours.
 */
export function sendRefusal(response: Response, code: ErrorCode, reference?: string): void {
  const { status, sentence } = ERRORS[code];
  if (response.headersSent) {
    response.destroy();
    return;
  }
  if (code === "method-not-allowed") response.set("Allow", METHODS.join(", "));
  if (code === "too-large") response.set("Connection", "close");
  response
    .status(status)
    .set({ "Cache-Control": PRIVATE, ...retryHeaders(status) })
    .type("html");
  response.send(refusalPage(HEADINGS[code] ?? "Sorry", sentence, reference));
}
