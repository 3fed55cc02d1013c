import type { SerializeFrom } from "@remix-run/node";
import { Link } from "@remix-run/react";
import type { Services } from "#app/services/index.server.ts";
import { ActionStatusTag } from "#app/ui/action-status.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { DatedList } from "#app/ui/dated-list.tsx";
import { Drawer } from "#app/ui/drawer.tsx";
import type { FormResult } from "#app/ui/form-values.ts";
import { PartnerMark } from "#app/ui/partner-mark.tsx";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { TextField } from "#app/ui/text-field.tsx";

type Page = SerializeFrom<ReturnType<Services["meetings"]["page"]>>;

type Props = {
  page: Pick<Page, "decisions" | "choices" | "can" | "state">;
  plan: string;
  formKey: string;
  result: FormResult | undefined;
};

/** What a meeting decided, each beside the action it became, and the form for the next. */
export function Decisions({ page, plan, formKey, result }: Props) {
  const { decisions, can, state } = page;
  if (state === "coming" || (state === "cancelled" && decisions.length === 0)) return null;
  return (
    <section className="hw-section" aria-labelledby="decisions">
      <h2 className="nhsuk-heading-m" id="decisions">
        Decisions
      </h2>
      {decisions.length === 0 ? (
        <p>None is recorded yet.</p>
      ) : (
        <ol className="hw-comments">
          {decisions.map((decision) => (
            <li key={decision.id} className="hw-comment">
              <p className="hw-typed-text">
                <strong>{decision.text}</strong>
              </p>
              {decision.whatToDo && (
                <>
                  <p className="hw-typed-text">{decision.whatToDo}</p>
                  <p className="hw-row">
                    {decision.owner && <PartnerMark partner={decision.owner} />}
                    {decision.lead && <span>{decision.lead}</span>}
                    <span>by {decision.due}</span>
                  </p>
                </>
              )}
              {decision.actions.map(({ id, topic, status }) => (
                <p key={id} className="hw-row">
                  <span>
                    Action: <Link to={`${plan}/${id}`}>{topic}</Link>
                  </span>
                  <ActionStatusTag status={status} />
                </p>
              ))}
              <p className="hw-quiet">Recorded {decision.recorded}</p>
              {decision.corrections.length > 0 && (
                <>
                  <p>
                    <strong>Corrections</strong>
                  </p>
                  <DatedList entries={decision.corrections} />
                </>
              )}
              {can.decide && <Correct decision={decision} result={result} />}
            </li>
          ))}
        </ol>
      )}
      {can.decide && <Record {...{ page, plan, formKey, result }} key={decisions.length} />}
    </section>
  );
}

function Correct({
  decision,
  result,
}: {
  decision: Page["decisions"][number];
  result: FormResult | undefined;
}) {
  const form = `correct-${decision.id}`;
  return (
    <details className="hw-screen-only" open={result?.typed.form === form}>
      <summary>
        Add a correction
        <span className="nhsuk-u-visually-hidden"> to: {decision.text}</span>
      </summary>
      <PlainForm id={form} result={result} key={decision.corrections.length}>
        <input type="hidden" name="deed" value="correct" />
        <input type="hidden" name="decision" value={decision.id} />
        <TextArea
          name="text"
          label="Correction"
          hint="It stands beside the decision with today’s date. The decision’s own words stay."
          rows={2}
        />
        <SubmitButton kind="secondary" small>
          Add the correction
        </SubmitButton>
      </PlainForm>
    </details>
  );
}

function Record({ page, formKey, result }: Props) {
  const { changes, partners } = page.choices;
  return (
    <Drawer
      summary="Record a decision"
      open={page.decisions.length === 0 || result?.typed.form === "decide"}
    >
      <PlainForm id="decide" result={result}>
        <input type="hidden" name="deed" value="decide" />
        <input type="hidden" name="formKey" value={formKey} />
        <TextArea name="text" label="What was decided" rows={2} />
        <TextArea
          name="whatToDo"
          label="What is to be done"
          hint="Becomes an action of the plan. Leave empty where there is only something to note."
          rows={2}
        />
        <SelectField
          name="changeKey"
          label="Impact change it belongs to"
          empty="Choose a change"
          options={changes.map(({ key, number, name }) => ({
            value: key,
            label: `${number}. ${name}`,
          }))}
        />
        <SelectField
          name="ownerPartnerId"
          label="Organisation that does it"
          empty="Choose an organisation"
          options={partners.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextField
          name="ownerName"
          label="Named lead"
          hint="With or without an account here"
          autoComplete="off"
          optional
        />
        <DateField name="dueDate" label="By when" hint="For example, 30 9 2017" />
        <SubmitButton kind="secondary">Record the decision</SubmitButton>
      </PlainForm>
    </Drawer>
  );
}
