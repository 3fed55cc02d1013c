import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { answer } from "#app/http/answer.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { BoardView } from "#app/ui/board/board-view.tsx";
import { ButtonLink } from "#app/ui/next-step.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Board – ${data?.area ?? "Area"} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  return { ...services.board.page(viewer), area: area.name, home: `/areas/${area.slug}` };
});

export default function Board() {
  const { report, can, home } = useLoaderData<typeof loader>();
  return (
    <div className="hw-board">
      <PageHeader
        title="Board"
        purpose={
          report.meeting
            ? `Before the ${report.meeting}: how things stand on ${report.asAt}.`
            : `Ten minutes before the meeting: how things stand on ${report.asAt}.`
        }
        next={can.manage ? { href: `${home}/board/packs/issue`, label: "Issue the pack" } : null}
        aside={
          <>
            <ButtonLink href={`${home}/board.pdf`} reload>
              Download PDF
            </ButtonLink>
            <Link to={`${home}/board/packs`}>Issued packs</Link>
          </>
        }
      />
      <BoardView pack={report} home={home} mayAnswer={can.answer}>
        {can.manage && (
          <p className="hw-screen-only">
            <Link to={`${home}/board/decisions`}>Add or take off something to decide</Link>
          </p>
        )}
      </BoardView>
    </div>
  );
}
