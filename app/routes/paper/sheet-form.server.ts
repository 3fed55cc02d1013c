import { data } from "@remix-run/node";
import { DomainError } from "#app/domain/errors.ts";
import { SCORE_TEXT_LENGTHS } from "#app/domain/score/score.ts";
import { SHARINGS } from "#app/domain/score/sharing.ts";
import { readTypedAnswer, type SheetEntry } from "#app/domain/sheet/sheet.ts";
import { isRefusal, statusOf } from "#app/http/answer.server.ts";
import type { Services } from "#app/services/index.server.ts";
import { type FormResult, readFormValues } from "#app/ui/form-values.ts";

type Written = Parameters<Services["sheets"]["save"]>[2];

const MOST = SCORE_TEXT_LENGTHS.reason;

/**
 * Reads the grid of one sheet and saves it. What cannot be taken comes back with everything typed
 * and a sentence beside each row it is about.
 */
export async function submitSheet<Result>(
  request: Request,
  save: (written: Written, key: string) => Result,
) {
  const typed = readFormValues(await request.formData());
  const text = (name: string) => (typeof typed[name] === "string" ? typed[name] : "");
  const sharing = SHARINGS.find((each) => each === text("sharing"));
  const key = text("key");
  if (!sharing || !/^form-[\w-]{10,40}$/.test(key)) throw new DomainError("bad-request");
  const errors: Record<string, string> = {};
  const indexes = new Map<string, string>();
  const entries: SheetEntry[] = [];
  for (const name of Object.keys(typed)) {
    const [, index] = /^row-(\d{1,3})$/.exec(name) ?? [];
    if (index === undefined) continue;
    const answer = readTypedAnswer(text(`answer-${index}`));
    const reason = text(`reason-${index}`).replaceAll("\r\n", "\n").trim();
    if (answer === undefined) errors[`answer-${index}`] = "Type 1 to 5, d or n, or leave it empty.";
    if (reason.length > MOST) {
      errors[`reason-${index}`] = `The reason can have at most ${MOST} characters.`;
    }
    indexes.set(text(name), index);
    entries.push({ rowKey: text(name), answer: answer ?? null, reason, sharing });
  }
  if (Object.keys(errors).length > 0) return refuse(errors, typed, 422);
  try {
    return save({ partnerId: text("partner"), label: text("sheet"), entries }, key);
  } catch (error) {
    if (!isRefusal(error) || ![409, 422, 503].includes(statusOf(error))) throw error;
    const rows = Object.entries((error.details.rows ?? {}) as Record<string, string>);
    const byField = rows.map(([row, why]) => [`answer-${indexes.get(row)}`, why]);
    return refuse({ "": error.message, ...Object.fromEntries(byField) }, typed, statusOf(error));
  }
}

function refuse(errors: Record<string, string>, typed: FormResult["typed"], status: number) {
  const result: FormResult = { errors, typed };
  return data(result, { status });
}
