import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { formatDate } from "#app/domain/dates.ts";
import { SOURCE_STATE_WORDS } from "#app/domain/graduation/snapshot.ts";
import { answer } from "#app/http/answer.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { ButtonLink } from "#app/ui/next-step.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { CaseChecks } from "./case-checks.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Evidence file: ${data?.name ?? ""} – ${data?.area ?? "Area"} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const id = asked.params.case ?? "";
  const file = services.graduation.evidenceFile(viewer, id);
  return { ...file, area: area.name, back: `/areas/${area.slug}/graduation/${id}` };
});

export default function EvidenceFile() {
  const { name, about, sections, signatures, back } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={back} label={name} />
      <PageHeader
        eyebrow="Own preparation: not part of the submission"
        title={about.title}
        purpose={about.summary[0]}
      />
      <p className="hw-buttons hw-screen-only">
        <ButtonLink href={`${back}/evidence.pdf`} kind="primary" reload>
          Download the evidence file (PDF)
        </ButtonLink>
        <ButtonLink href={`${back}/evidence.docx`} reload>
          Word
        </ButtonLink>
      </p>
      {sections.map(({ title, words, source, checks, evidence, readiness, comments }) => (
        <section key={title} className="hw-section">
          <h2 className="nhsuk-heading-m">{title}</h2>
          <p className="hw-reading">
            {words} <span className="hw-quiet">{source}.</span>
          </p>
          <CaseChecks checks={checks} />
          {readiness.length > 0 && (
            <>
              <h3 className="nhsuk-heading-s">How ready partners think we are</h3>
              {readiness.map((sentence) => (
                <p key={sentence} className="hw-reading">
                  {sentence}
                </p>
              ))}
            </>
          )}
          <h3 className="nhsuk-heading-s">Evidence</h3>
          {evidence.length === 0 && <p className="hw-quiet">Nothing is kept for this criterion.</p>}
          {evidence.map((kept) => (
            <div key={`${kept.title} ${kept.keptOn}`} className="hw-kept__item">
              <h4 className="nhsuk-heading-xs">{kept.title}</h4>
              <p>
                As at {formatDate(kept.keptOn)}, kept by {kept.person}.{" "}
                <span className="hw-quiet">{SOURCE_STATE_WORDS[kept.state]}</span>
              </p>
              <dl className="hw-kept__lines">
                {kept.lines.map((line) => (
                  <div key={line.label}>
                    <dt>{line.label}</dt>
                    <dd className="hw-typed-text">{line.words}</dd>
                  </div>
                ))}
              </dl>
            </div>
          ))}
          {comments.length > 0 && (
            <>
              <h3 className="nhsuk-heading-s">Comments</h3>
              <ul className="hw-said">
                {comments.map(({ by, on, text }) => (
                  <li key={`${by} ${on} ${text}`}>
                    <span className="hw-typed-text">{text}</span>{" "}
                    <span className="hw-quiet">
                      {by}, {on}
                    </span>
                  </li>
                ))}
              </ul>
            </>
          )}
        </section>
      ))}
      <section className="hw-section">
        <h2 className="nhsuk-heading-m">Signatures</h2>
        {signatures.length === 0 ? (
          <p>Nobody is named who must sign.</p>
        ) : (
          <ul>
            {signatures.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        )}
      </section>
    </>
  );
}
