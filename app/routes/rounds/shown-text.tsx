import { Link } from "@remix-run/react";
import type { Services } from "#app/services/index.server.ts";

/** A text of a closed record, as the redaction page lists it. */
export type RedactableText = ReturnType<
  Services["redactions"]["page"]
>["changes"][number]["texts"][number];

const WHAT: Record<RedactableText["field"], string> = {
  reason: "Reason",
  evidence: "Evidence",
  evidenceLink: "Link to evidence",
  rationale: "The room’s rationale",
  parkedNote: "Note on why it was left open",
  hiddenReason: "Why a reveal was taken back",
  changeSentence: "The change’s own sentence",
  viewSentence: "Different view on record",
};

/** One text, whose it is as the record shows it, and the way to blank it. */
export function ShownText({ text, href }: { text: RedactableText; href?: string }) {
  const whose =
    text.pass === null && text.field !== "viewSentence"
      ? ""
      : ` · ${text.partner ?? "shared without a name"}`;
  return (
    <div className="hw-redact__text">
      <p className="hw-quiet">
        {WHAT[text.field]}
        {whose}
        {text.pass === 2 && " · second score"}
      </p>
      <blockquote>{text.text}</blockquote>
      {href && (
        <p>
          <Link to={href}>
            Blank this text<span className="nhsuk-u-visually-hidden">: {text.text}</span>
          </Link>
        </p>
      )}
    </div>
  );
}
