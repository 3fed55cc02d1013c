import type { FormResult } from "#app/ui/form-values.ts";
import { PartnerMark } from "#app/ui/partner-mark.tsx";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { TextArea } from "#app/ui/text-area.tsx";

type Comment = {
  id: string;
  partner: { id: string; name: string; shortName: string; shape: string; colour: number } | null;
  person: string;
  reference: string;
  on: string;
  text: string;
  response: string;
  respondedOn: string | null;
  version: number;
};

type Props = {
  comments: readonly Comment[];
  mayRespond: boolean;
  result: FormResult | undefined;
};

/** What was said, by organisation, with the response under each. */
export function Comments({ comments, mayRespond, result }: Props) {
  if (comments.length === 0) return <p>Nobody has said anything yet.</p>;
  return (
    <ul className="hw-comments">
      {comments.map((comment) => (
        <li key={comment.id} className="hw-comment">
          <p className="hw-row">
            {comment.partner ? (
              <PartnerMark partner={comment.partner} long />
            ) : (
              <strong>The board</strong>
            )}
            <span className="hw-quiet">
              {comment.on},{" "}
              {comment.reference === ""
                ? comment.person
                : `${comment.reference}, recorded by ${comment.person}`}
            </span>
          </p>
          <p className="hw-typed-text">{comment.text}</p>
          {comment.response && (
            <p className="hw-comment__response hw-typed-text">
              <strong>Response{comment.respondedOn && ` of ${comment.respondedOn}`}:</strong>{" "}
              {comment.response}
            </p>
          )}
          {mayRespond && <Respond comment={comment} result={result} />}
        </li>
      ))}
    </ul>
  );
}

function Respond({ comment, result }: { comment: Comment; result: FormResult | undefined }) {
  const { id, version, response, partner } = comment;
  const form = `respond-${id}`;
  const isStale = result?.typed.form === form && String(result.typed.version) !== String(version);
  return (
    <details className="hw-screen-only" open={result?.typed.form === form}>
      <summary>
        {response ? "Change the response" : "Respond"}
        <span className="nhsuk-u-visually-hidden"> to {partner?.name ?? "the board"}</span>
      </summary>
      {isStale && <p>Meanwhile somebody saved: “{response}”.</p>}
      <PlainForm id={form} result={result} defaults={{ response }}>
        <input type="hidden" name="version" value={version} />
        <TextArea name="response" label="Response" rows={3} />
        <SubmitButton kind="secondary" small>
          Save the response
        </SubmitButton>
      </PlainForm>
    </details>
  );
}
