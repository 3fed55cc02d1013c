import { londonTime } from "#app/domain/dates.ts";
import { Drawer } from "#app/ui/drawer.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { PartnerMark } from "#app/ui/partner-mark.tsx";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import type { GuestShown, GuestsData } from "./guests-data.ts";

/** Those who wait, then those who are in by organisation, then those who were taken out. */
export function GuestLists({ page }: { page: GuestsData }) {
  const of = (status: GuestShown["status"]) =>
    page.guests.filter((guest) => guest.status === status);
  const [waiting, accepted, struck] = [of("waiting"), of("accepted"), of("struck")];
  const decides = page.round.status === "open";
  if (page.guests.length === 0) {
    return (
      <EmptyState title="Nobody has joined yet">
        {page.door
          ? "Show the code on the screen. Whoever joins appears here, and can score while they wait."
          : "Switch the code on when people are in the room, or send each organisation its own link from Invitations."}
      </EmptyState>
    );
  }
  return (
    <div>
      {waiting.length > 0 && (
        <section className="hw-section" aria-labelledby="waiting">
          <h2 id="waiting" className="nhsuk-heading-m">
            {waiting.length} waiting
          </h2>
          <p className="hw-reading hw-quiet">
            They can score already. It counts in what is revealed after you let them in.
          </p>
          {decides && waiting.length > 1 && (
            <PlainForm id="all">
              <input type="hidden" name="deed" value="accept" />
              {waiting.map(({ id, version }) => (
                <input key={id} type="hidden" name="guests[]" value={`${id}.${version}`} />
              ))}
              <SubmitButton>Let all {waiting.length} in</SubmitButton>
            </PlainForm>
          )}
          <ul className="hw-people hw-people--guests" aria-label="Waiting">
            {waiting.map((guest) => (
              <li key={`${guest.id}.${guest.version}`}>
                <Who guest={guest} />
                {decides && <Decide guest={guest} page={page} />}
              </li>
            ))}
          </ul>
        </section>
      )}
      {accepted.length > 0 && (
        <section className="hw-section" aria-labelledby="accepted">
          <h2 id="accepted" className="nhsuk-heading-m">
            {accepted.length} let in
          </h2>
          {page.partners.map((partner) => {
            const own = accepted.filter((guest) => guest.partnerId === partner.id);
            if (own.length === 0) return null;
            return (
              <section key={partner.id} aria-label={partner.name}>
                <h3 className="nhsuk-heading-s hw-people-heading">
                  <PartnerMark partner={partner} long />
                </h3>
                <ul
                  className="hw-people hw-people--guests"
                  aria-label={`Guests of ${partner.name}`}
                >
                  {own.map((guest) => (
                    <li key={`${guest.id}.${guest.version}`}>
                      <Who guest={guest} />
                      {decides && <Correct guest={guest} page={page} />}
                    </li>
                  ))}
                </ul>
              </section>
            );
          })}
        </section>
      )}
      {struck.length > 0 && (
        <section className="hw-section" aria-labelledby="struck">
          <h2 id="struck" className="nhsuk-heading-m">
            {struck.length} taken out
          </h2>
          <p className="hw-reading hw-quiet">
            Nothing they scored counts. It is deleted when the round closes.
          </p>
          <ul className="hw-people hw-people--guests" aria-label="Taken out">
            {struck.map((guest) => (
              <li key={`${guest.id}.${guest.version}`}>
                <Who guest={guest} />
                {decides && <Decide guest={guest} page={page} back />}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function Who({ guest }: { guest: GuestShown }) {
  return (
    <span>
      <span className="hw-people__name">{guest.name}</span>
      <span className="hw-people__title">joined at {londonTime(guest.joinedAt)}</span>
    </span>
  );
}

type DecideProps = { guest: GuestShown; page: GuestsData; back?: boolean };

/** One guest who is not in: for which organisation to let it in, or not. */
function Decide({ guest, page, back = false }: DecideProps) {
  return (
    <div className="hw-people__deeds">
      <Place guest={guest} page={page} id={`place-${guest.id}`}>
        {back ? "Let back in" : "Let in"}
      </Place>
      {!back && <Strike guest={guest}>Not in this round</Strike>}
    </div>
  );
}

/** One guest who is in: its organisation put right, or out of the round, until a reveal. */
function Correct({ guest, page }: DecideProps) {
  if (guest.fixed) {
    return (
      <span className="hw-quiet">
        In what has been revealed: its organisation stands, and it cannot be taken out.
      </span>
    );
  }
  return (
    <Drawer summary={`Correct ${guest.name}`}>
      <div className="hw-people__deeds">
        <Place guest={guest} page={page} id={`place-${guest.id}`}>
          Save
        </Place>
        <Strike guest={guest}>Take out of the round</Strike>
      </div>
    </Drawer>
  );
}

type PlaceProps = { guest: GuestShown; page: GuestsData; id: string; children: string };

function Place({ guest, page, id, children }: PlaceProps) {
  return (
    <PlainForm id={id} defaults={{ partnerId: guest.partnerId ?? "" }}>
      <input type="hidden" name="deed" value="place" />
      <input type="hidden" name="guest" value={guest.id} />
      <input type="hidden" name="version" value={guest.version} />
      <div className="hw-place">
        <SelectField
          name="partnerId"
          label={`Organisation of ${guest.name}`}
          options={page.partners.map(({ id: value, name }) => ({ value, label: name }))}
        />
        <SubmitButton kind="secondary" small>
          {children}
          <span className="nhsuk-u-visually-hidden">: {guest.name}</span>
        </SubmitButton>
      </div>
    </PlainForm>
  );
}

function Strike({ guest, children }: { guest: GuestShown; children: string }) {
  return (
    <PlainForm id={`strike-${guest.id}`}>
      <input type="hidden" name="deed" value="strike" />
      <input type="hidden" name="guest" value={guest.id} />
      <input type="hidden" name="version" value={guest.version} />
      <button type="submit" className="hw-link-button">
        {children}
        <span className="nhsuk-u-visually-hidden">: {guest.name}</span>
      </button>
    </PlainForm>
  );
}
