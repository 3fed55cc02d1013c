import type { MetaFunction } from "@remix-run/node";
import { Link } from "@remix-run/react";
import { COOKIES } from "#app/domain/privacy/cookies.ts";
import { DataTable } from "#app/ui/data-table.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";

export const meta: MetaFunction = () => [{ title: "Privacy and cookies – Homeward" }];

export default function Privacy() {
  return (
    <>
      <PageHeader
        title="Privacy and cookies"
        purpose="What Homeward keeps about you, who sees it, and for how long."
      />
      <div className="hw-reading">
        <h2 className="nhsuk-heading-m">Cookies</h2>
        <p>
          These and no others. Each is needed for what it does. There are no analytics, no
          advertising, and no request to any other site unless you ask to sign in there.
        </p>
        <DataTable
          stacked="named"
          caption="Every cookie"
          captionHidden
          columns={[
            { key: "name", label: "Name", rowHeader: true },
            { key: "purpose", label: "What it does" },
            { key: "until", label: "It lasts" },
          ]}
          rows={Object.values(COOKIES).map(({ name, purpose, until }) => ({
            key: name,
            cells: { name, purpose, until },
          }))}
        />
        <h2 className="nhsuk-heading-m">On your device</h2>
        <p>
          While you fill in a form, your browser keeps what you have typed on your own device, so
          that a lost connection does not lose it. It goes when you save or close the tab.
        </p>
        <p>
          While you score, your choices and your own scoring pages are kept on your device, so that
          you can go on without a network. Pages go after a day, and all of it goes when you sign
          out; before that you are asked about choices that have not been sent.
        </p>
        <h2 className="nhsuk-heading-m">What is kept about you, and why</h2>
        <DataTable
          stacked="named"
          caption="What is kept about you, and why"
          captionHidden
          columns={[
            { key: "what", label: "What", rowHeader: true },
            { key: "why", label: "Why" },
            { key: "until", label: "How long" },
          ]}
          rows={KEPT.map(({ what, why, until }) => ({ key: what, cells: { what, why, until } }))}
        />
        <h2 className="nhsuk-heading-m">Who sees your scores</h2>
        <p>
          Until the facilitator reveals a row, nobody is shown what you answered. After that, those
          who take part see answers by organisation, not by person. You choose for each reason
          whether it is shared with your organisation’s name, without it, or not at all. That
          somebody read them is on record.
        </p>
        <p>
          The people who look after the server could read the database. Public bodies may be asked
          for records under freedom-of-information law. Do not name patients or staff in anything
          you write.
        </p>
        <h2 className="nhsuk-heading-m">What you can do</h2>
        <ul className="nhsuk-list nhsuk-list--bullet">
          <li>
            <Link to="/account/data">See and take away</Link> everything that is held about you.
          </li>
          <li>
            <Link to="/account/erase">Erase yourself</Link>: your name, address and account go; your
            scores stay under your organisation and “a former member”.
          </li>
          <li>
            Ask your facilitator to erase you, if you have no account, or to blank a text of a
            closed record that names a person by mistake.
          </li>
        </ul>
        <p>
          What was issued or decided keeps the names it was issued with: board packs, submitted
          returns, decisions that name an owner. So do files taken away, and backups until they are
          replaced.
        </p>
      </div>
    </>
  );
}

/** In the words of docs/security.md, which says the same at more length. */
const KEPT = [
  {
    what: "Name, job title, e-mail address, organisation, roles",
    why: "so that people know who takes part, and may do what",
    until: "until you are erased; never joined, a year unless your area chose otherwise",
  },
  {
    what: "Password, second step",
    why: "so that nobody else signs in as you; a password cannot be read back",
    until: "as long as the account",
  },
  {
    what: "Where you sign in with an account you have elsewhere: your number and name there",
    why: "so that you are known again; an address is never compared",
    until: "as long as the account, or until you take it off",
  },
  {
    what: "When you signed in, were last seen, and with which browser",
    why: "so that you can see and end your sessions",
    until: "a fortnight at most",
  },
  {
    what: "Scores",
    why: "they are what the round is for, and its figures rest on them",
    until: "as long as the round; without your name once you are erased",
  },
  {
    what: "Reasons and evidence",
    why: "so that the room understands a score",
    until: "as long as the round, unless your area chose a time, or you have them blanked",
  },
  {
    what: "A guest’s name",
    why: "so that the facilitator knows whom to let in",
    until: "a year after the round closed, unless your area chose otherwise",
  },
  {
    what: "Activity log: what was done, by whom and when, never a level or a reason",
    why: "so that the record can be trusted",
    until: "as long as the area; without your name once you are erased",
  },
] as const;
