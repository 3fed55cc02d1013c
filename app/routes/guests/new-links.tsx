import type { PartnerInvitation } from "#app/services/invitations.server.ts";
import { CopyField } from "#app/ui/copy-field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PartnerMark } from "#app/ui/partner-mark.tsx";
import type { InvitationsData } from "./invitations-data.ts";

type Props = { made: readonly PartnerInvitation[]; page: InvitationsData };

/** New links with their texts, shown this once: to copy, or to print and hand out. */
export function NewLinks({ made, page }: Props) {
  return (
    <>
      <Notice kind="success" title="The links are made" focus>
        <p>Copy or print them now: they are not shown again.</p>
      </Notice>
      {made.map(({ partnerId, link, text }) => {
        const partner = page.partners.find(({ mark }) => mark.id === partnerId)?.mark;
        if (!partner) return null;
        return (
          <section key={partnerId} className="hw-section hw-invitation" aria-label={partner.name}>
            <h2 className="nhsuk-heading-m">
              <PartnerMark partner={partner} long />
            </h2>
            <CopyField
              id={`link-${partnerId}`}
              label={`Link for ${partner.name}`}
              value={link}
              copy="Copy the link"
            />
            <CopyField
              id={`text-${partnerId}`}
              label="Text to send it in"
              value={text}
              copy="Copy the text"
              long
            />
          </section>
        );
      })}
    </>
  );
}
