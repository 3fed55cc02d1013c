import { Form, Link } from "@remix-run/react";
import { Drawer } from "#app/ui/drawer.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PartnerMark } from "#app/ui/partner-mark.tsx";
import { useParts } from "#app/ui/parts.ts";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { Descriptors } from "./descriptors.tsx";
import { type Desk, type DiscussPage, levelNamesOf } from "./page-data.ts";

type Props = { page: DiscussPage; desk: Desk | null; confirming: boolean };

/** A change that is not revealed: who has finished, what its rows are about, and the reveal. */
export function BeforeReveal({ page, desk, confirming }: Props) {
  const { change, finished, rows, can } = page;
  const { one } = useParts();
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
        {desk && <Missing page={page} desk={desk} />}
        {page.chosen.hiddenReason && <p>Taken back: {page.chosen.hiddenReason}</p>}
        {can.reveal && desk?.leads ? (
          <Reveal change={change.number} missing={missing} page={page} confirming={confirming} />
        ) : (
          <p>
            {page.round.status === "open"
              ? `Whoever holds the desk reveals all rows of the ${one} at once.`
              : `This ${one} was not revealed.`}
          </p>
        )}
      </section>
    </div>
  );
}

/** Who has not finished, by name, for those who run the room: folded, since a desk is often seen. */
function Missing({ page, desk }: { page: DiscussPage; desk: Desk }) {
  const rows = page.rows.length;
  const missing = page.partners.flatMap((partner) => {
    const people = desk.people.find((each) => each.partnerId === partner.id)?.people ?? [];
    const late = people.filter(({ answered }) => answered < rows);
    return late.length === 0 ? [] : [{ partner, late }];
  });
  if (missing.length === 0) return null;
  return (
    <Drawer summary="Who is missing, by name">
      {missing.map(({ partner, late }) => (
        <div key={partner.id} className="hw-missing">
          <PartnerMark partner={partner} />
          <ul>
            {late.map(({ name, answered }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two people may have one name
              <li key={index}>
                {name}{" "}
                <span className="hw-quiet">
                  {answered === 0 ? "not begun" : `${answered} of ${rows} rows`}
                </span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </Drawer>
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
  const { one } = useParts();
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
        <SubmitButton shortcut="r">
          Reveal {one} {change}
        </SubmitButton>
        {line}
      </PlainForm>
    );
  }
  if (!confirming) {
    return (
      <Form method="get" preventScrollReset>
        <input type="hidden" name="reveal" value="confirm" />
        <SubmitButton shortcut="r">
          Reveal {one} {change}
        </SubmitButton>
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
          <SubmitButton shortcut="r">
            Reveal {one} {change} now
          </SubmitButton>
          <Link to="?" preventScrollReset>
            Wait for them
          </Link>
        </div>
      </PlainForm>
    </Notice>
  );
}
