import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { may } from "#app/domain/access/permissions.ts";
import { answer } from "#app/http/answer.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { BoardView } from "#app/ui/board/board-view.tsx";
import { ButtonLink } from "#app/ui/next-step.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Pack ${data?.head.number ?? ""} – ${data?.area ?? "Area"} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const issued = new URL(asked.request.url).searchParams.has("issued");
  return {
    ...services.packs.pack(viewer, asked.params.pack ?? ""),
    issued,
    maySend: may(viewer.roles, "share.manage"),
    area: area.name,
    home: `/areas/${area.slug}`,
  };
});

export default function IssuedPack() {
  const { head, report, issued, maySend, home } = useLoaderData<typeof loader>();
  const here = `${home}/board/packs`;
  return (
    <>
      <BackLink href={here} label="Issued packs" />
      {issued && (
        <Notice kind="success" focus>
          Pack {head.number} is issued. What it says will stay as it is.
        </Notice>
      )}
      <PageHeader
        eyebrow={report.meeting ? `For the ${report.meeting}` : undefined}
        title={`Pack ${head.number}, as at ${report.asAt}`}
        purpose={`${head.words}. Figures and words are as they were then; links lead to the pages as they are now.`}
        aside={
          <>
            <ButtonLink href={`${here}/${head.id}/pack.pdf`} reload>
              Download PDF
            </ButtonLink>
            {maySend && (
              <Link to={`${home}/shares?${new URLSearchParams({ what: `pack ${head.id}` })}`}>
                Share by a link
              </Link>
            )}
          </>
        }
      />
      <div className="hw-board">
        <BoardView pack={report} home={home} />
      </div>
    </>
  );
}
