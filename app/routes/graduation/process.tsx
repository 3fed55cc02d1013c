import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { formatDate } from "#app/domain/dates.ts";
import { PROCESS_STATE_NAMES } from "#app/domain/graduation/process-dates.ts";
import { answer } from "#app/http/answer.server.ts";
import { submitForm } from "#app/http/forms.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { Drawer } from "#app/ui/drawer.tsx";
import type { FormResult } from "#app/ui/form-values.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { StoredNow } from "#app/ui/stored-now.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { DoneNotice, readDone } from "./done.tsx";
import { ObjectiveForm, Objectives } from "./objectives.tsx";
import type { ProcessPage } from "./page-data.ts";
import { processForms } from "./process.form.ts";

export { revalidateAfterConflict as shouldRevalidate } from "#app/http/revalidate.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Dates and objectives: ${data?.name ?? ""} – ${data?.area ?? "Area"} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const id = asked.params.case ?? "";
  const page = services.graduation.process(viewer, id);
  const back = `/areas/${area.slug}/graduation/${id}`;
  return { ...page, area: area.name, back, done: readDone(asked.request.url) };
});

export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const { graduation } = services;
  const caseId = asked.params.case ?? "";
  const here = `/areas/${area.slug}/graduation/${caseId}/process?done=1`;
  return submitForm(asked.request, processForms, (values) => {
    const { kindOfForm: _kind, form: _form, ...sent } = values;
    if (values.kindOfForm === "date") {
      const { key, version, dueOn, doneOn, note } = values;
      graduation.saveDate(viewer, caseId, key, version, { dueOn, doneOn, note });
      return redirect(here);
    }
    if (values.kindOfForm === "follow") {
      graduation.followObjective(viewer, caseId, values, values);
    } else if (values.kindOfForm === "remove") {
      graduation.removeObjective(viewer, caseId, values.id, values.version);
    } else if (values.kindOfForm === "restore") {
      graduation.restoreObjective(viewer, caseId, values.id);
    } else {
      const { kind, words, measure, agreedOn, dueOn } = values;
      const before = "id" in sent && "version" in sent ? sent : null;
      const fields = { kind, words, measure, agreedOn, dueOn };
      graduation.saveObjective(viewer, caseId, before, fields);
    }
    return redirect(`${here}#objectives`);
  });
});

export default function Process() {
  const page = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { name, back, wave, dates, done, summary, removed, can } = page;
  const late = dates.filter(({ state }) => state === "late").length;
  return (
    <>
      <DoneNotice done={done} />
      <BackLink href={back} label={name} />
      <PageHeader
        eyebrow={wave}
        title="Dates and objectives"
        purpose={
          late === 0
            ? "Where the case is in the process, and what the panel agreed with us."
            : `${late} of ${dates.length} dates ${late === 1 ? "is" : "are"} past without having been done.`
        }
      />
      <section className="hw-section" aria-labelledby="dates">
        <h2 className="nhsuk-heading-m" id="dates">
          Dates
        </h2>
        <ol className="hw-dates">
          {dates.map((date) => (
            <DateItem key={date.key} date={date} mayEdit={can.manage} result={result} />
          ))}
        </ol>
      </section>
      <section className="hw-section" aria-labelledby="objectives">
        <h2 className="nhsuk-heading-m" id="objectives">
          What the panel agreed
        </h2>
        <p>{summary}</p>
        <Objectives page={page} result={result} />
        {can.manage && (
          <div className="hw-screen-only">
            <Drawer
              summary="Record an objective or milestone"
              open={result?.typed.kindOfForm === "add"}
            >
              <ObjectiveForm objective={null} result={result} />
            </Drawer>
            {removed.length > 0 && (
              <Drawer summary={`Taken away (${removed.length})`}>
                <ul className="hw-plain-list">
                  {removed.map(({ id, words }) => (
                    <li key={id}>
                      <p>{words}</p>
                      <PlainForm id={`restore-${id}`} result={result}>
                        <input type="hidden" name="kindOfForm" value="restore" />
                        <input type="hidden" name="id" value={id} />
                        <SubmitButton kind="secondary" small>
                          Put back<span className="nhsuk-u-visually-hidden">: {words}</span>
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
    </>
  );
}

type DateProps = {
  date: ProcessPage["dates"][number];
  mayEdit: boolean;
  result: FormResult | undefined;
};

function DateItem({ date, mayEdit, result }: DateProps) {
  const { key, name, words, state, daysLate, doneOn, until, isFixed, isOwn, note, version } = date;
  const id = `date-${key}`;
  const typed: Record<string, unknown> = result?.typed.form === id ? result.typed : {};
  const isStale = typed.version !== undefined && String(typed.version) !== String(version);
  const late = `${daysLate} ${daysLate === 1 ? "day" : "days"} late`;
  return (
    <li>
      <h3 className="nhsuk-heading-xs">{name}</h3>
      <p className="hw-quiet">{words}</p>
      <p>
        <span className={state === "late" ? "hw-overdue" : undefined}>
          {state === "late" || state === "done-late"
            ? `${state === "done-late" ? "Done, " : ""}${late}`
            : PROCESS_STATE_NAMES[state]}
        </span>
        {doneOn && `, on ${formatDate(doneOn)}`}
        {isOwn && until && `, by ${formatDate(until)} (our own date)`}
        {note && `. ${note}`}
      </p>
      {mayEdit && (
        <div className="hw-screen-only">
          <Drawer
            summary={
              <>
                Change<span className="nhsuk-u-visually-hidden">: {name}</span>
              </>
            }
            open={typed.form === id}
          >
            {isStale && (
              <StoredNow
                fields={[
                  { label: "Done on", typed: String(typed.doneOn ?? ""), stored: doneOn ?? "" },
                  { label: "Note", typed: String(typed.note ?? ""), stored: note },
                ]}
              />
            )}
            <PlainForm
              id={id}
              result={result}
              defaults={{ dueOn: isOwn ? until : "", doneOn: doneOn ?? "", note }}
            >
              <input type="hidden" name="kindOfForm" value="date" />
              <input type="hidden" name="key" value={key} />
              <input type="hidden" name="version" value={version} />
              {!isFixed && <DateField name="dueOn" label="Our own last day" optional />}
              <DateField name="doneOn" label="Done on" optional />
              <TextField name="note" label="Note" optional autoComplete="off" />
              <SubmitButton kind="secondary">Save</SubmitButton>
            </PlainForm>
          </Drawer>
        </div>
      )}
    </li>
  );
}
