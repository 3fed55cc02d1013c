import { CopyField } from "#app/ui/copy-field.tsx";
import { Notice } from "#app/ui/notice.tsx";

type Props = { name: string; url: string; until: string };

/** A new invitation link, shown this once, to be copied into a message. */
export function InvitationLink({ name, url, until }: Props) {
  return (
    <Notice kind="success" title={`Invitation link for ${name}`} focus>
      <p>
        Send it to {name} alone: whoever opens it can join as them. It works once, until {until},
        and is not shown again. A new link takes the place of this one.
      </p>
      <CopyField id="invitation-link" label="Link" value={url} copy="Copy the link" />
    </Notice>
  );
}
