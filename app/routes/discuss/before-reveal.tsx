import { Form, Link } from "@remix-run/react";
import { Drawer } from "#app/ui/drawer.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PartnerMark } from "#app/ui/partner-mark.tsx";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { Descriptors } from "./descriptors.tsx";
import { type DiscussPage, levelNamesOf } from "./page-data.ts";

type Props = { page: DiscussPage; home: string; confirming: boolean };

/** A change that is not revealed: who has finished, what its rows are about, and the reveal. */
export function BeforeReveal({ page, home, confirming }: Props) {
  const { change, finished, rows, can } = page;
  const hidden = rows.filter((row) => !row.revealed);
  const missing = finished.asked - finished.finished;
  return (
    <div className="hw-split">
      <section aria-labelledby="rows-hidden">
        <h2 className="nhsuk-heading-m" id="rows-hidden">
          What the rows are about
        </h2>
        <ol className="hw-topics">
          {hidden.map((row) => (
            <li key={row.key}>
              <Drawer summary={row.topic}>
                <Descriptors levelNames={levelNamesOf(page)} descriptors={row.descriptors} />
              </Drawer>
            </li>
          ))}
        </ol>
      </section>
      <section aria-labelledby="who-finished" className="hw-panel">
        <h2 className="nhsuk-heading-m" id="who-finished">
          Who has finished
        </h2>
        <ul className="hw-tally">
          {page.partners.map((partner) => {
            const own = finished.byPartner.find((each) => each.partnerId === partner.id);
            return (
              <li key={partner.id}>
                <PartnerMark partner={partner} />
                <span className="hw-tally__count">
                  {own?.finished} of {own?.asked}
                </span>
              </li>
            );
          })}
        </ul>
        {page.chosen.hiddenReason && <p>Taken back: {page.chosen.hiddenReason}</p>}
        {can.reveal ? (
          <Reveal change={change.number} missing={missing} page={page} confirming={confirming} />
        ) : (
          <p>
            {page.round.status === "open"
              ? "The facilitator reveals all rows of the change at once."
              : "This change was not revealed."}
          </p>
        )}
        {page.round.status === "open" && (
          <p className="hw-screen-only">
            <Link to={`${home}/discuss/${change.number}`}>Check again</Link>
          </p>
        )}
      </section>
    </div>
  );
}

/** "Hospitals (1), Voluntary (1)": how many of each organisation have not finished. */
function nameMissing({ finished, partners }: DiscussPage): string {
  return finished.byPartner
    .filter((each) => each.finished < each.asked)
    .map((each) => {
      const name = partners.find((partner) => partner.id === each.partnerId)?.shortName;
      return `${name} (${each.asked - each.finished})`;
    })
    .join(", ");
}

type RevealProps = { change: number; missing: number; page: DiscussPage; confirming: boolean };

function Reveal({ change, missing, page, confirming }: RevealProps) {
  const line = (
    <p className="hw-quiet">
      Shows everyone who takes part where each organisation stands. First scores can no longer
      change.
    </p>
  );
  if (missing === 0) {
    return (
      <PlainForm id="reveal">
        <input type="hidden" name="intent" value="reveal" />
        <SubmitButton>Reveal change {change}</SubmitButton>
        {line}
      </PlainForm>
    );
  }
  if (!confirming) {
    return (
      <Form method="get" preventScrollReset>
        <input type="hidden" name="reveal" value="confirm" />
        <SubmitButton>Reveal change {change}</SubmitButton>
        {line}
      </Form>
    );
  }
  return (
    <Notice title={missing === 1 ? "One person is missing" : `${missing} people are missing`} focus>
      <p>{nameMissing(page)}. After the reveal they can give no first score, only a second one.</p>
      <PlainForm id="reveal">
        <input type="hidden" name="intent" value="reveal" />
        <div className="hw-buttons">
          <SubmitButton>Reveal change {change} now</SubmitButton>
          <Link to="?" preventScrollReset>
            Wait for them
          </Link>
        </div>
      </PlainForm>
    </Notice>
  );
}
