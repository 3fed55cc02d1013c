import { READINESS, READINESS_NAMES } from "#app/domain/graduation/readiness.ts";
import { SHARING_NAMES, SHARINGS } from "#app/domain/score/sharing.ts";
import { AgreementMark } from "#app/ui/agreement-mark.tsx";
import { DotSpreadFigure } from "#app/ui/dot-spread-figure.tsx";
import { Drawer } from "#app/ui/drawer.tsx";
import type { FormResult } from "#app/ui/form-values.ts";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { RadioGroup } from "#app/ui/radio-group.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import type { CriterionPage } from "./page-data.ts";

type Props = { page: CriterionPage; result: FormResult | undefined };
type Report = NonNullable<CriterionPage["readiness"]["report"]>;

const OPTIONS = [
  ...READINESS.map(({ value, name, meaning }) => ({
    value: String(value),
    label: `${value} ${name}`,
    hint: meaning,
  })),
  { value: "dont-know", label: "I don’t know" },
  { value: "not-applicable", label: "Not for my organisation to say" },
];

/** How ready partners think a criterion is: asked unseen, then shown with where they differ. */
export function ReadinessSection({ page: { readiness }, result }: Props) {
  const { open, isAsked, own, report, revealedOn, reasons } = readiness;
  return (
    <section className="hw-section" aria-labelledby="readiness">
      <h2 className="nhsuk-heading-m" id="readiness">
        How ready we are
      </h2>
      {!open && !report && <p className="hw-quiet">Partners have not been asked yet.</p>}
      {open && !isAsked && (
        <p>
          Partners have been asked since {open.on}. Nobody sees another’s answer until all are
          revealed.
        </p>
      )}
      {isAsked && (
        <>
          <p className="hw-reading">
            Your answer stands for your organisation with your colleagues’. Nobody else sees it
            until the facilitator reveals all of them; then organisations are shown, never people.
            Public records can be asked for under freedom-of-information law: name no patients and
            no staff.
          </p>
          {own && <p>You have answered this one. You can change it until the reveal.</p>}
          <PlainForm
            id="readiness"
            result={result}
            defaults={{
              ...own,
              answer: own ? String(own.answer) : "",
              sharing: own?.sharing ?? "unnamed",
            }}
          >
            <RadioGroup
              name="answer"
              label="How ready is the case on this?"
              options={OPTIONS}
              small
            />
            <TextArea name="reason" label="Why?" rows={2} optional />
            <RadioGroup
              name="sharing"
              label="Who may read the reason after the reveal?"
              options={SHARINGS.map((value) => ({ value, label: SHARING_NAMES[value] }))}
              small
            />
            <SubmitButton kind="secondary">Save my answer</SubmitButton>
          </PlainForm>
        </>
      )}
      {report && (
        <>
          <p>
            <AgreementMark label={report.label} words={report.labelWords} />
          </p>
          <p className="hw-reading">
            {report.sentence} {report.countsSentence}, revealed on {revealedOn}.
          </p>
          {report.notes.map((note) => (
            <p key={note} className="hw-reading">
              {note}
            </p>
          ))}
          <DotSpreadFigure data={spreadOf(report)} />
          {reasons.length > 0 && (
            <ul className="hw-said">
              {reasons.map(({ partner, reason }) => (
                <li key={`${partner} ${reason}`}>
                  <span className="hw-typed-text">{reason}</span>{" "}
                  <span className="hw-quiet">{partner ?? "Without a name"}</span>
                </li>
              ))}
            </ul>
          )}
          {report.before.length > 0 && (
            <Drawer summary="Asked before">
              <ul>
                {report.before.map(({ number, on, labelShort, countsSentence }) => (
                  <li key={number}>
                    {on}: {labelShort} ({countsSentence})
                  </li>
                ))}
              </ul>
            </Drawer>
          )}
        </>
      )}
    </section>
  );
}

/** Where each organisation stands; small ones as one position. */
function spreadOf({ positions, partners }: Report) {
  return {
    levelNames: READINESS_NAMES,
    agreed: null,
    positions: positions.flatMap(({ partnerId, position, without, people }) => {
      const partner = partners.find(({ id }) => id === partnerId);
      if (!partner) return [];
      return {
        partner,
        position,
        ...(without ? { standing: without } : {}),
        ...(people ? { raters: people } : {}),
      };
    }),
  };
}
