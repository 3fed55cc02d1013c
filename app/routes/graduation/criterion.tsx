import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { answer } from "#app/http/answer.server.ts";
import { submitForm } from "#app/http/forms.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { CaseChecks } from "./case-checks.tsx";
import { criterionForms } from "./criterion.form.ts";
import { CareSection, CommentSection } from "./criterion-people.tsx";
import { DoneNotice, readDone, tellDone } from "./done.tsx";
import { EvidenceSection } from "./evidence-section.tsx";
import { ReadinessSection } from "./readiness-section.tsx";
import { Words, WordsForm } from "./words-form.tsx";

export { revalidateAfterConflict as shouldRevalidate } from "#app/http/revalidate.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.criterion.title ?? "Criterion"} – ${data?.area ?? "Area"} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const { case: id = "", criterion = "" } = asked.params;
  const page = services.graduation.criterion(viewer, id, criterion);
  return {
    ...page,
    meter: page.can.write ? await services.graduation.measure(viewer, id, null) : null,
    area: area.name,
    areaHref: `/areas/${area.slug}`,
    back: `/areas/${area.slug}/graduation/${id}`,
    done: readDone(asked.request.url),
  };
});

export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const { graduation } = services;
  const { case: id = "", criterion = "" } = asked.params;
  const here = `/areas/${area.slug}/graduation/${id}/criteria/${criterion}`;
  const kept = (withdrawn: readonly string[]) =>
    redirect(`${tellDone(here, { withdrawn: withdrawn.length })}#evidence`);
  return submitForm(asked.request, criterionForms, (values) => {
    switch (values.form) {
      case "words": {
        const { version, texts, facts } = values;
        const { pictures, withdrawn } = graduation.saveCriterion(viewer, id, criterion, version, {
          texts,
          facts,
        });
        return redirect(tellDone(here, { pictures, withdrawn: withdrawn.length }));
      }
      case "care": {
        const { form: _form, version, ...care } = values;
        graduation.saveCare(viewer, id, criterion, version, care);
        return redirect(`${here}?done=1`);
      }
      case "readiness": {
        const { form: _form, ...said } = values;
        graduation.giveReadiness(viewer, id, criterion, said);
        return redirect(`${here}?done=1#readiness`);
      }
      case "keep":
        return kept(graduation.keepEvidence(viewer, id, criterion, [values.choice]));
      case "keep-metrics":
        return kept(graduation.keepMetrics(viewer, id, criterion));
      case "link":
        return kept(graduation.keepLink(viewer, id, criterion, values));
      case "remove":
        return kept(graduation.removeEvidence(viewer, id, criterion, values.evidence));
      case "restore":
        return kept(graduation.restoreEvidence(viewer, id, criterion, values.evidence));
      case "comment":
        graduation.commentOn(viewer, id, criterion, values.text);
        return redirect(`${here}#comments`);
    }
  });
});

export default function CriterionOf() {
  const page = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { criterion, name, back, checks, done, before, after, can, meter } = page;
  return (
    <>
      <DoneNotice done={done} />
      <BackLink href={back} label={name} />
      <PageHeader title={criterion.title} purpose={criterion.words} />
      <p className="hw-quiet hw-reading">{criterion.source}.</p>
      {criterion.judged && (
        <section className="hw-section" aria-labelledby="checks">
          <h2 className="nhsuk-heading-m" id="checks">
            What it asks for
          </h2>
          <CaseChecks checks={checks} />
        </section>
      )}
      <section className="hw-section" aria-labelledby="words">
        <h2 className="nhsuk-heading-m" id="words">
          Our words
        </h2>
        {can.write && meter ? (
          <WordsForm key={criterion.key} page={page} meter={meter} result={result} />
        ) : (
          <Words page={page} />
        )}
      </section>
      <EvidenceSection page={page} result={result} />
      {criterion.judged && <ReadinessSection page={page} result={result} />}
      <CommentSection page={page} result={result} />
      <CareSection page={page} result={result} />
      <nav className="hw-row hw-screen-only" aria-label="Other criteria">
        {before && <Link to={`${back}/criteria/${before.key}`}>← {before.name}</Link>}
        {after && <Link to={`${back}/criteria/${after.key}`}>{after.name} →</Link>}
      </nav>
    </>
  );
}
