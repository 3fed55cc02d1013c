import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { answer } from "#app/http/answer.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { DefinitionList } from "#app/ui/definition-list.tsx";
import { ButtonLink } from "#app/ui/next-step.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { PartnerMark } from "#app/ui/partner-mark.tsx";
import { RecordChange } from "./record-change.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.record.title} – ${data?.record.area} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const page = services.record.page(viewer, asked.params.round ?? "");
  return { ...page, home: `/areas/${area.slug}/rounds/${page.round}` };
});

export default function RecordPage() {
  const { record, name, home } = useLoaderData<typeof loader>();
  const marks = record.partners.map(({ mark }) => mark);
  return (
    <>
      <BackLink href={home} label={name} />
      <PageHeader
        eyebrow={`As at ${record.asAt}`}
        title={record.title}
        purpose="Who took part, how the scores lay, what the room agreed and when, and who sees it otherwise."
        aside={
          <ButtonLink href={`${home}/record.pdf`} reload>
            Record (PDF)
          </ButtonLink>
        }
      />
      {record.draft && <Notice title={record.draft} />}
      <div className="hw-split">
        <div className="hw-reading">
          {record.sentences.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
        <section aria-labelledby="took-part">
          <h2 id="took-part" className="nhsuk-heading-s">
            Who took part
          </h2>
          <ul className="hw-record-people">
            {record.partners.map(({ mark, words }) => (
              <li key={mark.id}>
                <PartnerMark partner={mark} long />
                {words && <span className="hw-quiet">{words}</span>}
              </li>
            ))}
          </ul>
        </section>
      </div>
      <section className="hw-section" aria-labelledby="scope">
        <h2 id="scope" className="nhsuk-heading-m">
          Scope
        </h2>
        <DefinitionList items={record.scope} />
      </section>
      {record.changes.map((change) => (
        <RecordChange key={change.number} change={change} marks={marks} />
      ))}
      <p className="hw-reading hw-quiet">{record.method}</p>
      {record.parked.length > 0 && (
        <section className="hw-section hw-reading" aria-labelledby="parked">
          <h2 id="parked" className="nhsuk-heading-m">
            Parked questions
          </h2>
          <ul>
            {record.parked.map(({ key, topic, note }) => (
              <li key={key}>
                <strong>{topic}:</strong> {note}
              </li>
            ))}
          </ul>
        </section>
      )}
      {record.beside.length > 0 && (
        <section className="hw-section hw-reading" aria-labelledby="beside">
          <h2 id="beside" className="nhsuk-heading-m">
            Beside the record
          </h2>
          <ul>
            {record.beside.map(({ on, topic, text }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two remarks may say the same
              <li key={at}>
                <span className="hw-quiet">
                  {on}
                  {topic && `, ${topic}`}:
                </span>{" "}
                {text}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
