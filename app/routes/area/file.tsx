import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { answer } from "#app/http/answer.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { ButtonLink } from "#app/ui/next-step.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `The area as a file – ${data?.area ?? "Area"} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  return {
    ...services.areaFiles.page(viewer),
    area: area.name,
    people: `/areas/${area.slug}/people`,
  };
});

export default function AreaFile() {
  const { sealed, people } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={people} label="People" />
      <PageHeader
        title="The area as a file"
        purpose="All of it in one file, to keep, or to bring in at another installation of Homeward."
        aside={
          <ButtonLink href={`${people}/file.json`} kind="primary" reload>
            Download the area (JSON)
          </ButtonLink>
        }
      />
      <div className="hw-halves">
        <section className="hw-panel" aria-labelledby="in-file">
          <h2 id="in-file" className="nhsuk-heading-s">
            What is in it
          </h2>
          <ul>
            <li>organisations and people, with their e-mail addresses</li>
            <li>rounds with what was agreed, and the model’s words they were scored against</li>
            <li>plan, measures, meetings, funding, returns and graduation, with their history</li>
            <li>board packs as they were issued</li>
            {sealed && <li>revealed scores and reasons, sealed</li>}
          </ul>
        </section>
        <section className="hw-panel" aria-labelledby="not-in-file">
          <h2 id="not-in-file" className="nhsuk-heading-s">
            What stays here
          </h2>
          <ul>
            <li>whatever is not revealed, and words that their writer does not share</li>
            {!sealed && <li>revealed scores, organisation by organisation</li>}
            <li>when anybody scored</li>
            <li>passwords, sign-ins, invitations and links of every kind</li>
            <li>the activity log, but for the redactions that a record shows</li>
          </ul>
        </section>
      </div>
      <section className="hw-section hw-reading">
        <h2 className="nhsuk-heading-m">Bringing it in elsewhere</h2>
        {sealed ? (
          <p>
            Give the file to whoever runs the other installation, which has to have the same key as
            this one: ask whoever runs this service. Nobody else can open the scores, nor can you.
          </p>
        ) : (
          <p>
            A closed round cannot come in without its scores, since its results would say something
            else. Ask whoever runs this service to set a key for area files: then the scores go
            along, sealed.
          </p>
        )}
        <p>
          There the file is checked as a whole, and shown before anything is saved. Its people are
          invited anew. This area stays as it is.
        </p>
        <p>
          The file names people: keep it as you keep their addresses. Its form is published in{" "}
          <a href="/schema/area-1.json">its schema</a>.
        </p>
      </section>
    </>
  );
}
