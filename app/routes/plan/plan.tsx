import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { ACTION_STATUSES } from "#app/domain/plan/action.ts";
import { answer } from "#app/http/answer.server.ts";
import { submitForm } from "#app/http/forms.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { ButtonLink } from "#app/ui/next-step.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { type ShortcutKeys, Shortcuts } from "#app/ui/shortcuts.tsx";
import { planForms } from "./action.form.ts";
import {
  DeletedActions,
  DeletedNotice,
  TakenNotice,
  TogetherDrawer,
  TogetherNotice,
} from "./deeds.tsx";
import { PlanFilters, ViewSwitch } from "./plan-filters.tsx";
import { readQuery, writeQuery } from "./plan-query.ts";
import { PlanView } from "./plan-view.tsx";
import { TakePlanAway } from "./take-away.tsx";
import { describeOffer } from "./words.ts";

export { revalidateAfterConflict as shouldRevalidate } from "#app/http/revalidate.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Action plan – ${data?.area ?? "Area"} – Homeward` },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const { searchParams } = new URL(asked.request.url);
  const query = readQuery(searchParams);
  return {
    ...services.plan.page(viewer, query.filter),
    area: area.name,
    base: `/areas/${area.slug}/plan`,
    query,
    did: {
      deleted: searchParams.get("deleted"),
      taken: searchParams.get("taken"),
      together: searchParams.get("together"),
      undone: searchParams.get("undone"),
      moved: searchParams.get("moved"),
    },
  };
});

/** Moves a card of the board, or takes back a deletion or a change of several actions. */
export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const plan = `/areas/${area.slug}/plan`;
  return submitForm(asked.request, planForms, (values) => {
    if ("restore" in values) {
      services.plan.restore(viewer, values.restore);
      return redirect(`${plan}/${values.restore}`);
    }
    if ("undo" in values) {
      const { undone, left } = services.plan.undoTogether(viewer, values.undo);
      return redirect(`${plan}?undone=${undone}-${left}`);
    }
    const { id, version, status, query } = values;
    // A stop asks for its reason.
    if (ACTION_STATUSES[status].needsReason) return redirect(`${plan}/${id}?status=${status}`);
    services.plan.setStatus(viewer, id, version, status);
    const back = writeQuery(readQuery(new URLSearchParams(query)));
    return redirect(`${plan}${back}${back === "" ? "?" : "&"}moved=${encodeURIComponent(id)}`);
  });
});

/** The plan's keys: the one list. */
const KEYS: ShortcutKeys = [
  ["j", "Next action"],
  ["k", "Action before"],
  ["x", "Tick the action, or take the tick away"],
  ["c", "Change those ticked"],
  ["m", "On the board: move the action"],
  ["f", "Filter and sort"],
  ["n", "Add an action"],
  ["t", "Table"],
  ["b", "Board"],
  ["l", "Timeline"],
  ["?", "This list"],
];

export default function Plan() {
  const page = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { report, offer, can, base, deleted, query, did } = page;
  const { counts } = report;
  const empty = counts.now + counts.later + counts.past === 0;
  const next = offer
    ? { href: `${base}/proposals`, label: "See what it proposes" }
    : can.add
      ? { href: `${base}/new`, label: "Add an action" }
      : null;
  const [headline, ...sentences] = report.sentences;
  return (
    <div className="hw-landscape">
      {result?.errors && <ErrorSummary errors={result.errors} />}
      <DeletedNotice deleted={deleted} id={did.deleted} />
      <TakenNotice taken={did.taken} />
      <TogetherNotice together={page.together} id={did.together} undone={did.undone} />
      <PageHeader
        title="Action plan"
        purpose={offer ? describeOffer(offer) : "What will be done, by whom and by when."}
        next={next}
        aside={
          <>
            {offer && can.add && <ButtonLink href={`${base}/new`}>Add an action</ButtonLink>}
            {!empty && (
              <ButtonLink href={`${base}.pdf`} reload>
                Download PDF
              </ButtonLink>
            )}
            {!empty && can.manage && (
              <Link to={`${base.replace(/plan$/, "shares")}?what=plan`}>Share by a link</Link>
            )}
          </>
        }
      />
      {empty ? (
        <EmptyState title="The plan is empty">
          When a round closes, each row below its target becomes a proposed action here.
        </EmptyState>
      ) : (
        <>
          <div className="hw-reading hw-plan__standing">
            <p className="nhsuk-lede-text">{headline}</p>
            {sentences.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </div>
          <div className="hw-plan__switch">
            <ViewSwitch query={query} base={base} />
            <Shortcuts keys={KEYS} />
          </div>
          <PlanFilters
            query={query}
            base={base}
            choices={page.choices}
            shown={page.shown}
            total={page.total}
            overdue={counts.overdue}
            mine={page.mine}
          />
          <PlanView page={page} />
        </>
      )}
      <TakePlanAway base={base} mayImport={can.manage} isEmpty={empty} />
      <div className="hw-plan__after">
        {page.hasRounds && can.manage && (
          <p className="hw-screen-only">
            <Link to={`${base}/proposals`}>What each closed round proposed</Link>
          </p>
        )}
        <DeletedActions deleted={deleted} />
        <TogetherDrawer together={page.together} shown={did.together} />
      </div>
    </div>
  );
}
