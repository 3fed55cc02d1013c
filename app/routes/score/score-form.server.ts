import { createHash } from "node:crypto";
import { data, redirect } from "@remix-run/node";
import { z } from "zod";
import { DomainError, ERRORS } from "#app/domain/errors.ts";
import { answerSchema } from "#app/domain/score/answer-schema.ts";
import { SCORE_TEXT_LENGTHS, type Score } from "#app/domain/score/score.ts";
import { SHARINGS } from "#app/domain/score/sharing.ts";
import { isSame, tidyText, type Words, wordsOf } from "#app/domain/score/words.ts";
import { isRefusal, statusOf } from "#app/http/answer.server.ts";
import type { RowSave, RowSaved } from "#app/services/scores.server.ts";

const text = (most: number, what: string) =>
  z
    .string()
    .transform(tidyText)
    .pipe(z.string().max(most, `${what} can have at most ${most} characters.`));

const isWebAddress = (typed: string) =>
  typed === "" || (URL.canParse(typed) && /^https?:$/.test(new URL(typed).protocol));

/** One row as the form posts it. Nothing chosen is "", and stands for no answer. */
const rowFields = z.object({
  pass: z.enum(["1", "2"]).transform((pass) => (pass === "1" ? (1 as const) : (2 as const))),
  version: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
  answer: z
    .string()
    .transform((typed) => (typed === "" ? null : /^\d$/.test(typed) ? Number(typed) : typed))
    .pipe(answerSchema.nullable()),
  reason: text(SCORE_TEXT_LENGTHS.reason, "The reason"),
  sharing: z.enum(SHARINGS),
  evidence: text(SCORE_TEXT_LENGTHS.evidence, "The evidence"),
  evidenceLink: text(SCORE_TEXT_LENGTHS.evidenceLink, "The link").refine(isWebAddress, {
    error: "Give the link as a web address that begins with https://",
  }),
});

/** What a single choice is posted as: one row, whose it is, and its device's key and count. */
export const singleSave = rowFields.extend({
  row: z.string(),
  member: z.string(),
  key: z.string().regex(/^[\w-]{8,64}$/),
  device: z.string().regex(/^[\w-]{8,64}$/),
  counter: z
    .string()
    .regex(/^[1-9]\d{0,14}$/)
    .transform(Number),
});

const digest = (...parts: string[]) =>
  createHash("sha256").update(JSON.stringify(parts)).digest("base64url");

/** A mark of what a form showed, by which the action tells the rows a person changed. */
export function markScore(score: Omit<Score, "version">): string {
  return digest(...Object.values(wordsOf(score))).slice(0, 12);
}

/**
 * The hidden key of a row's plain form: one for each state of the row that a form showed. Together
 * with what was typed it makes the idempotency key, so that a form sent twice is one choice.
 */
export function makeFormKey(roundId: string, rowKey: string, pass: number, version: number) {
  return digest("form", roundId, rowKey, String(pass), String(version)).slice(0, 16);
}

/** Refuses what one member chose while another is signed in: `another-member`. */
export function refuseAnother(viewer: { memberId: string }, member: unknown): void {
  if (member !== viewer.memberId) throw new DomainError("another-member");
}

/** What the page is told when not every row of a form could be saved. */
export type RowsResult = {
  /** By field name, such as `reason-0`. */
  errors: Record<string, string>;
  /** What was typed, by row key, with the version and mark its form carried. */
  typed: Record<string, Words & { version: string; mark: string }>;
  /** What is stored instead, by the key of a row that was saved elsewhere meanwhile. */
  conflicts: Record<string, Score>;
  /** Why a row was not saved, by its key. */
  refused: Record<string, string>;
};

/**
 * Saves the rows of a posted form that the person changed, and goes back to the page. What does
 * not fit is answered beside its field, and then nothing is saved; a row that was saved elsewhere
 * or takes no score any more is answered with what was typed, while the others are saved. Where
 * nothing can be saved just now, all of it comes back.
 */
export async function submitRows(
  request: Request,
  viewer: { memberId: string },
  save: (rows: RowSave[]) => Map<string, RowSaved>,
) {
  const form = await request.formData();
  refuseAnother(viewer, form.get("member"));
  const result: RowsResult = { errors: {}, typed: {}, conflicts: {}, refused: {} };
  const changed: RowSave[] = [];
  for (const [name, rowKey] of form) {
    if (!/^row-\d{1,3}$/.test(name) || typeof rowKey !== "string") continue;
    const index = name.slice("row-".length);
    const field = (of: string) => String(form.get(`${of}-${index}`) ?? "");
    const words = {
      answer: field("answer"),
      reason: field("reason"),
      sharing: field("sharing"),
      evidence: field("evidence"),
      evidenceLink: field("evidenceLink"),
    };
    const [version, mark] = [field("version"), field("mark")];
    result.typed[rowKey] = { ...words, version, mark };
    const parsed = rowFields.safeParse({ ...words, version, pass: field("pass") });
    if (parsed.success) {
      const { pass, ...score } = parsed.data;
      const key = digest(field("key"), rowKey, ...Object.values(words)).slice(0, 32);
      if (markScore(score) !== mark) changed.push({ rowKey, pass, key, score });
    } else {
      for (const { path, message } of parsed.error.issues) {
        const at = String(path[0]);
        if (at === "version" || at === "pass") throw new DomainError("bad-request");
        result.errors[`${at}-${index}`] ??= message;
      }
    }
  }
  if (Object.keys(result.errors).length > 0) return data(result, { status: 422 });
  let saved: Map<string, RowSaved>;
  try {
    saved = save(changed);
  } catch (error) {
    if (!isRefusal(error) || statusOf(error) !== 503) throw error;
    for (const { rowKey } of changed) result.refused[rowKey] = error.message;
    return data(result, { status: 503 });
  }
  for (const { rowKey, score } of changed) {
    const row = saved.get(rowKey);
    if (!row) continue;
    if ("refused" in row) result.refused[rowKey] = ERRORS[row.refused].sentence;
    // A form from before, sent again, while something else is stored by now: both are shown.
    else if (!isSame(wordsOf(row.stored), wordsOf(score))) result.conflicts[rowKey] = row.stored;
    else delete result.typed[rowKey];
  }
  const { conflicts, refused } = result;
  if (Object.keys({ ...conflicts, ...refused }).length > 0) return data(result, { status: 409 });
  throw redirect(`${new URL(request.url).pathname}?saved=${changed.length}`);
}
