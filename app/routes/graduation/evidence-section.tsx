import { Link } from "@remix-run/react";
import { formatDate } from "#app/domain/dates.ts";
import { SOURCE_STATE_WORDS } from "#app/domain/graduation/snapshot.ts";
import { Drawer } from "#app/ui/drawer.tsx";
import type { FormResult } from "#app/ui/form-values.ts";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import type { CriterionPage } from "./page-data.ts";

type Props = { page: CriterionPage; result: FormResult | undefined };

/** What is kept for a criterion, and what more can be. */
export function EvidenceSection({ page, result }: Props) {
  const { criterion, evidence, removed, choices, areaHref, can } = page;
  return (
    <section className="hw-section" aria-labelledby="evidence">
      <h2 className="nhsuk-heading-m" id="evidence">
        Evidence
      </h2>
      <p className="hw-reading">
        What the area’s own record says is kept as it stood on a day. It stays so, whatever happens
        to the record afterwards.
      </p>
      {evidence.length === 0 && <p className="hw-quiet">Nothing is kept for this criterion yet.</p>}
      <ul className="hw-kept">
        {evidence.map((each) => (
          <Kept
            key={each.id}
            kept={each}
            areaHref={areaHref}
            mayWrite={can.write}
            result={result}
          />
        ))}
      </ul>
      {can.write && (
        <div className="hw-screen-only">
          {criterion.check === "metrics" && (
            <PlainForm id="keep-metrics" result={result}>
              <SubmitButton kind="secondary">
                Keep all national metrics as they stand today
              </SubmitButton>
            </PlainForm>
          )}
          <Drawer
            summary="Keep something of the area’s record"
            open={result?.typed.form === "keep"}
          >
            <PlainForm id="keep" result={result}>
              <SelectField
                name="choice"
                label="What to keep, as it stands today"
                options={choices}
                empty="Choose from the record"
              />
              <SubmitButton kind="secondary">Keep it</SubmitButton>
            </PlainForm>
          </Drawer>
          <Drawer summary="Note a page elsewhere" open={result?.typed.form === "link"}>
            <PlainForm id="link" result={result}>
              <TextField name="title" label="What it is" autoComplete="off" />
              <TextField
                name="url"
                label="Address"
                hint="It is listed in the evidence file alone: nothing can be attached to the expression of interest."
                type="url"
                autoComplete="off"
              />
              <SubmitButton kind="secondary">Note it</SubmitButton>
            </PlainForm>
          </Drawer>
          {removed.length > 0 && (
            <Drawer summary={`Taken out (${removed.length})`}>
              <ul className="hw-plain-list">
                {removed.map(({ id, title, keptOn }) => (
                  <li key={id}>
                    <p>
                      {title}, as at {formatDate(keptOn)}
                    </p>
                    <PlainForm id="restore" result={result}>
                      <input type="hidden" name="evidence" value={id} />
                      <SubmitButton kind="secondary" small>
                        Put back<span className="nhsuk-u-visually-hidden">: {title}</span>
                      </SubmitButton>
                    </PlainForm>
                  </li>
                ))}
              </ul>
            </Drawer>
          )}
        </div>
      )}
    </section>
  );
}

type KeptProps = {
  kept: CriterionPage["evidence"][number];
  areaHref: string;
  mayWrite: boolean;
  result: FormResult | undefined;
};

function Kept({ kept, areaHref, mayWrite, result }: KeptProps) {
  const { id, kind, value, place, snapshot, keptOn, person, state } = kept;
  const isLink = kind === "link";
  return (
    <li className="hw-kept__item">
      <h3 className="nhsuk-heading-xs">
        {isLink ? (
          <a href={place} rel="noreferrer">
            {snapshot.title}
          </a>
        ) : state === "gone" ? (
          snapshot.title
        ) : (
          <Link to={`${areaHref}/${place}`}>{snapshot.title}</Link>
        )}
      </h3>
      <p>
        {isLink ? "Noted" : "As at"} {formatDate(keptOn)},{" "}
        <span className="hw-quiet">kept by {person}</span>
      </p>
      <p className={state === "changed" || state === "gone" ? "hw-kept__moved" : "hw-quiet"}>
        {SOURCE_STATE_WORDS[state]}
      </p>
      {!isLink && (
        <details className="hw-evidence">
          <summary>
            What was kept<span className="nhsuk-u-visually-hidden">: {snapshot.title}</span>
          </summary>
          <dl className="hw-kept__lines">
            {snapshot.lines.map(({ label, words }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd className="hw-typed-text">{words}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      {mayWrite && (
        <div className="hw-buttons hw-screen-only">
          {state === "changed" && (
            <PlainForm id="keep" result={result}>
              <input type="hidden" name="choice" value={value} />
              <SubmitButton kind="secondary" small>
                Keep it as it is today
                <span className="nhsuk-u-visually-hidden">: {snapshot.title}</span>
              </SubmitButton>
            </PlainForm>
          )}
          <PlainForm id="remove" result={result}>
            <input type="hidden" name="evidence" value={id} />
            <SubmitButton kind="secondary" small>
              Take out<span className="nhsuk-u-visually-hidden">: {snapshot.title}</span>
            </SubmitButton>
          </PlainForm>
        </div>
      )}
    </li>
  );
}
