import { useEffect, useRef, useState } from "react";
import { Notice } from "#app/ui/notice.tsx";

type Props = { name: string; url: string; until: string };

/** A new invitation link, shown this once, to be copied into a message. */
export function InvitationLink({ name, url, until }: Props) {
  const field = useRef<HTMLInputElement>(null);
  const [canCopy, setCanCopy] = useState(false);
  const [copied, setCopied] = useState(false);
  useEffect(() => setCanCopy("clipboard" in navigator), []);

  const copy = async () => {
    field.current?.select();
    await navigator.clipboard.writeText(url);
    setCopied(true);
  };

  return (
    <Notice kind="success" title={`Invitation link for ${name}`} focus>
      <p>
        Send it to {name} alone: whoever opens it can join as them. It works once, until {until},
        and is not shown again. A new link takes the place of this one.
      </p>
      <label className="nhsuk-label" htmlFor="invitation-link">
        Link
      </label>
      <input
        className="nhsuk-input"
        id="invitation-link"
        ref={field}
        value={url}
        readOnly
        onFocus={(event) => event.currentTarget.select()}
      />
      {canCopy && (
        <div className="hw-buttons">
          <button type="button" className="nhsuk-button nhsuk-button--secondary" onClick={copy}>
            Copy the link
          </button>
          <span role="status">{copied ? "Copied" : ""}</span>
        </div>
      )}
    </Notice>
  );
}
