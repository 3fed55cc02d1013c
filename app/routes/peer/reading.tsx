import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { answer } from "#app/http/answer.server.ts";
import { limitShared } from "#app/http/rate-limit.server.ts";
import { FramedError } from "#app/http/route-error.tsx";
import { BoardView } from "#app/ui/board/board-view.tsx";
import { DocumentView } from "#app/ui/document/document-view.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { PageShell } from "#app/ui/page-shell.tsx";

/** Not for search engines: the address opens the page. */
const UNLISTED = { name: "robots", content: "noindex, nofollow" };

export const meta: MetaFunction<typeof loader> = ({ data, error }) => [
  {
    title: error
      ? "This page cannot be shown – Homeward"
      : `${nameOf(data?.content)} – ${data?.area.name} – Homeward`,
  },
  UNLISTED,
];

/** Looking spends nothing: mail programs open links too. */
export const loader = answer(async ({ context, params }: LoaderFunctionArgs) => {
  const token = params.token ?? "";
  const page = await limitShared(context, token, () => context.services.shared.page(token));
  return { ...page, here: `/shared/${token}` };
});

type Page = ReturnType<typeof useLoaderData<typeof loader>>;

function nameOf(content: Page["content"] | undefined): string {
  if (!content) return "Shared";
  return content.kind === "pack" ? content.title : content.document.title;
}

export default function Shared() {
  const { area, until, content, files, here } = useLoaderData<typeof loader>();
  const eyebrow = `To be read until ${until} · people’s names are left out`;
  return (
    <Frame area={area}>
      {content.kind === "pack" ? (
        <PageHeader
          eyebrow={eyebrow}
          title={content.title}
          purpose={`${content.issued}: figures and words are as they were then.`}
        />
      ) : (
        <PageHeader
          eyebrow={eyebrow}
          title={content.document.title}
          purpose={content.document.summary[0]}
        />
      )}
      {content.kind === "pack" ? (
        <BoardView pack={content.pack} home={null} />
      ) : (
        <>
          {content.document.summary.slice(1, -1).map((sentence) => (
            <p key={sentence} className="hw-reading">
              {sentence}
            </p>
          ))}
          <DocumentView document={content.document} />
        </>
      )}
      <section className="hw-section hw-screen-only" aria-labelledby="take-away">
        <h2 id="take-away" className="nhsuk-heading-m">
          Take away
        </h2>
        <ul className="hw-take-away">
          {files.map(({ file, name, about }) => (
            <li key={file}>
              <a href={`${here}/${file}`} download>
                {name}
              </a>
              <span className="hw-quiet">{about}</span>
            </li>
          ))}
        </ul>
      </section>
    </Frame>
  );
}

/** A page that fails says so without a way into any area. */
export function ErrorBoundary() {
  const loaded = useRouteLoaderData<typeof loader>("routes/peer/reading");
  return (
    <FramedError frame={(page) => <Frame {...(loaded && { area: loaded.area })}>{page}</Frame>} />
  );
}

/** Nobody is signed in here: the reader has no account, and no page leads further in. */
function Frame({ area, children }: { area?: Page["area"]; children: ReactNode }) {
  return (
    <PageShell path="/shared" {...(area && { area: { ...area, href: null } })}>
      {children}
    </PageShell>
  );
}
