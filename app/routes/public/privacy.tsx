import type { MetaFunction } from "@remix-run/node";
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
          One cookie keeps you signed in; another keeps your place where you joined a workshop as a
          guest. Each of these holds a random number, lasts a fortnight at most and is removed when
          you sign out. Where you have set up a second step, a third one lasts ten minutes, between
          your password and your code; where you sign in with an account you have elsewhere, a
          fourth one lasts as long, on the way there and back. A last one remembers for half a year
          that you have signed in on this device, so that strangers who guess at your password
          cannot keep you out; it holds no name and no address. There is nothing else: no analytics,
          no advertising, and no request to any other site unless you ask to sign in there.
        </p>
        <p>
          While you fill in a form, your browser keeps what you have typed on your own device, so
          that a lost connection does not lose it. It goes when you save or close the tab.
        </p>
        <p>
          While you score, your choices and your own scoring pages are kept on your device, so that
          you can go on without a network. Pages go after a day, and all of it goes when you sign
          out; before that you are asked about choices that have not been sent.
        </p>
        <h2 className="nhsuk-heading-m">What is kept about you</h2>
        <ul className="nhsuk-list nhsuk-list--bullet">
          <li>your name, job title, e-mail address, organisation and roles</li>
          <li>your password, only in a form that cannot be turned back into it</li>
          <li>
            where you sign in with an account you have elsewhere: your number and your name or
            address there
          </li>
          <li>when you signed in, when you were last seen, and with which browser</li>
          <li>your scores, reasons and evidence notes</li>
          <li>an activity log: what was done, by whom and when, never a level or a reason</li>
        </ul>
        <h2 className="nhsuk-heading-m">Who sees your scores</h2>
        <p>
          Until the facilitator reveals a row, nobody is shown what you answered. After that, those
          who take part see answers by organisation, not by person. You choose for each reason
          whether it is shared with your organisation’s name, without it, or not at all.
        </p>
        <p>
          The people who look after the server could read the database. Public bodies may be asked
          for records under freedom-of-information law. Do not name patients or staff in anything
          you write.
        </p>
        <h2 className="nhsuk-heading-m">How long</h2>
        <p>
          The record of a closed round is kept, and cannot be changed. If a person is named in it by
          mistake, ask your facilitator: that text can be blanked. When someone leaves, the
          facilitator takes away their access; what they scored stays part of the record. What a
          guest scored who was never let in is deleted when the round closes.
        </p>
      </div>
    </>
  );
}
