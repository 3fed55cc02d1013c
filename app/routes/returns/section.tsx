import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { fromSlug, toSlug } from "#app/domain/measure/period.ts";
import type { Question } from "#app/domain/return/template.ts";
import { answer } from "#app/http/answer.server.ts";
import { submitForm } from "#app/http/forms.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { StoredNow } from "#app/ui/stored-now.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { GridFields, QuestionField } from "./question-field.tsx";
import { sectionForm } from "./section.form.ts";

export { revalidateAfterConflict as shouldRevalidate } from "#app/http/revalidate.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: `${data?.section.name ?? "Section"}, ${data?.quarter ?? ""} – ${data?.area ?? "Area"} – Homeward`,
  },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const quarter = fromSlug(asked.params.quarter ?? "");
  const { held: _held, ...page } = services.returns.section(
    viewer,
    quarter,
    asked.params.section ?? "",
  );
  const done = new URL(asked.request.url).searchParams.get("done");
  return { ...page, back: `/areas/${area.slug}/returns/${toSlug(quarter)}`, done };
});

export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const { returns } = services;
  const quarter = fromSlug(asked.params.quarter ?? "");
  const key = asked.params.section ?? "";
  const { section, held, completion } = returns.section(viewer, quarter, key);
  const back = `/areas/${area.slug}/returns/${toSlug(quarter)}`;
  // Read beforehand, since reading the form uses the request up.
  const fills = (await asked.request.clone().formData()).get("intent") === "fill";
  return submitForm(asked.request, sectionForm(section, held), ({ version, answers }) => {
    returns.saveSection(viewer, quarter, key, version, answers);
    if (fills) return redirect(`${back}/sections/${key}?done=filled`);
    const at = completion.findIndex((each) => each.key === key);
    const next = completion[at + 1];
    return redirect(next ? `${back}/sections/${next.key}?done=saved` : `${back}?done=saved`);
  });
});

/** A chosen answer by its name, anything else as it was typed. */
function nameChoice({ answers }: Pick<Question, "answers">, value: string): string {
  return answers.find(({ key }) => key === value)?.name ?? value;
}

export default function SectionPage() {
  const page = useLoaderData<typeof loader>();
  const { section, quarter, version, typed, completion, place, asked, signed, back, done } = page;
  const result = useActionData<typeof action>();
  const stale = result !== undefined && String(result.typed.version) !== String(version);
  const beside = { sources: page.sources, previous: page.previous, quarter: page.previousQuarter };
  const offered = page.sources.filter(({ state }) => state === "offered").length;
  const last = place === completion.length;
  return (
    <>
      <BackLink href={back} label={`Quarterly return ${quarter}`} />
      {done !== null && result === undefined && (
        <Notice kind="success" focus>
          {done === "filled"
            ? "Blanks are filled from what Homeward holds."
            : "The section before is saved."}
        </Notice>
      )}
      <PageHeader
        title={section.name}
        eyebrow={`Quarterly return ${quarter}, section ${place} of ${completion.length}`}
        purpose={section.help}
      />
      <div className="hw-desk hw-return">
        <nav aria-label="Sections" className="hw-desk__aside">
          <ol className="hw-agenda">
            {completion.map((each) => (
              <li key={each.key}>
                <Link
                  to={`${back}/sections/${each.key}`}
                  aria-current={each.key === section.key ? "page" : undefined}
                >
                  {each.name}{" "}
                  <span className="hw-quiet">
                    {each.done} of {each.total}
                  </span>
                </Link>
              </li>
            ))}
          </ol>
        </nav>
        <div className="hw-desk__main">
          {stale && (
            <StoredNow
              what="section"
              fields={section.questions.map((question) => ({
                label: question.name,
                typed: nameChoice(question, String(result.typed[question.key] ?? "")),
                stored: nameChoice(question, typed[question.key] ?? ""),
              }))}
            />
          )}
          {asked.length > 0 && (
            <Notice title="Questions about these answers">
              <ul>
                {asked.map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
              <p>
                Change the answers, or <Link to={`${back}/sign`}>explain them</Link>.
              </p>
            </Notice>
          )}
          {signed > 0 && (
            <Notice title="This return is signed">
              <p>A change of an answer withdraws the sign-off.</p>
            </Notice>
          )}
          <PlainForm key={section.key} result={result} defaults={typed} wide>
            <input type="hidden" name="version" value={version} />
            {offered > 0 && (
              <p className="hw-return-offer">
                Homeward holds {offered === 1 ? "one answer" : `${offered} answers`} that{" "}
                {offered === 1 ? "is" : "are"} still blank here. Tick what you want to use, or fill
                all blanks below.
              </p>
            )}
            {section.parts.map((part) =>
              part.kind === "grid" ? (
                <GridFields key={part.key} grid={part} beside={beside} measures={page.measures} />
              ) : (
                <QuestionField
                  key={part.question.key}
                  question={part.question}
                  beside={beside}
                  alone
                />
              ),
            )}
            <div className="hw-buttons">
              <SubmitButton name="intent" value="save">
                {last ? "Save" : "Save and go on"}
              </SubmitButton>
              {offered > 0 && (
                <SubmitButton kind="secondary" name="intent" value="fill">
                  Fill the blanks and save
                </SubmitButton>
              )}
            </div>
          </PlainForm>
        </div>
      </div>
    </>
  );
}
