import type { FormResult } from "#app/ui/form-values.ts";
import { Notice } from "#app/ui/notice.tsx";
import type { DiscussPage } from "./page-data.ts";

/** The texts a form of the page can hold, by field. */
const TEXTS = ["rationale", "sentence", "note", "reason"];

/**
 * Says why something was refused when its form is no longer on the page, since the row has moved
 * on meanwhile, with what was typed in it.
 */
export function Refused({ result, page }: { result: FormResult | null; page: DiscussPage }) {
  const sentence = result?.errors[""];
  if (!result || !sentence || isShown(String(result.typed.form ?? ""), page)) return null;
  const typed = TEXTS.flatMap((name) => {
    const text = result.typed[name];
    return typeof text === "string" && text.trim() !== "" ? [text] : [];
  });
  const { level } = result.typed;
  return (
    <Notice title={sentence} focus>
      {typeof level === "string" && /^[1-5]$/.test(level) && <p>You had chosen level {level}.</p>}
      {typed.map((text) => (
        <p key={text}>You had typed: “{text}”</p>
      ))}
    </Notice>
  );
}

/** Whether a form with this id shows its own answer. */
function isShown(form: string, { chosen, can, runs }: DiscussPage): boolean {
  if (form === `agree-${chosen.key}`) return chosen.can.agree;
  if (form === `view-${chosen.key}`) return runs && chosen.report !== null;
  if (form === `park-${chosen.key}`) return chosen.can.park;
  return form === "change" && can.agreeChange;
}
