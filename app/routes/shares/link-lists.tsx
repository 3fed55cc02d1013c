import { Link } from "@remix-run/react";
import type { createShares } from "#app/services/shares.server.ts";
import { DataTable } from "#app/ui/data-table.tsx";
import { Drawer } from "#app/ui/drawer.tsx";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";

type Page = ReturnType<ReturnType<typeof createShares>["page"]> & { home: string };
type SharedLink = Page["working"][number];

/** The links that work, and those that are over, with when each was opened. */
export function LinkLists({ page }: { page: Page }) {
  const { working, over, home } = page;
  return (
    <section className="hw-section" aria-labelledby="links">
      <h2 id="links" className="nhsuk-heading-m">
        Links that work
      </h2>
      {working.length === 0 ? (
        <p>None now.</p>
      ) : (
        <LinkTable
          caption="Links that work, and when each was opened"
          links={working}
          home={home}
        />
      )}
      {over.length > 0 && (
        <Drawer summary={`Links that are over (${over.length})`}>
          <LinkTable
            caption="Links that are over, and when each was opened"
            links={over}
            home={home}
          />
        </Drawer>
      )}
    </section>
  );
}

type TableProps = { caption: string; links: readonly SharedLink[]; home: string };

function LinkTable({ caption, links, home }: TableProps) {
  return (
    <DataTable
      stacked="named"
      caption={caption}
      captionHidden
      columns={[
        { key: "what", label: "What", rowHeader: true },
        { key: "note", label: "For whom" },
        { key: "made", label: "Made" },
        { key: "until", label: "Works until" },
        { key: "opened", label: "Opened" },
      ]}
      rows={links.map((link) => ({
        key: link.id,
        cells: {
          what: link.href ? <Link to={`${home}${link.href}`}>{link.what}</Link> : link.what,
          note: link.note,
          made: (
            <>
              {link.madeOn}
              <br />
              <span className="hw-quiet">{link.madeBy}</span>
            </>
          ),
          until: <Until link={link} />,
          opened: <Openings openings={link.openings} />,
        },
      }))}
    />
  );
}

function Until({ link }: { link: SharedLink }) {
  if (link.standing === "taken-back") return "taken back";
  if (link.standing === "over") return link.until;
  return (
    <>
      {link.until}
      <PlainForm id={`end-${link.id}`}>
        <input type="hidden" name="deed" value="revoke" />
        <input type="hidden" name="link" value={link.id} />
        <SubmitButton kind="secondary" small>
          Take back
          <span className="nhsuk-u-visually-hidden"> the link for {link.note}</span>
        </SubmitButton>
      </PlainForm>
    </>
  );
}

/** Each opening with its time; who it was is not known. */
function Openings({ openings }: Pick<SharedLink, "openings">) {
  if (openings.length === 0) return "Not yet";
  const times = openings.length === 1 ? "Once" : `${openings.length} times`;
  return (
    <Drawer summary={times}>
      <ul className="hw-shares__openings">
        {openings.map(({ id, at, part }) => (
          <li key={id}>
            {at}
            {part !== "page" && <span className="hw-quiet"> {part}</span>}
          </li>
        ))}
      </ul>
    </Drawer>
  );
}
