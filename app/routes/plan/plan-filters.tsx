import { Form, Link } from "@remix-run/react";
import { ACTION_STATUSES, type ActionStatus } from "#app/domain/plan/action.ts";
import { NO_FILTER, PLAN_ORDERS, type PlanOrder } from "#app/domain/plan/plan-filter.ts";
import { PLAN_SHELVES } from "#app/domain/report/plan-report.ts";
import { Checkbox } from "#app/ui/checkbox-group.tsx";
import { Drawer } from "#app/ui/drawer.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { isFiltered, PLAN_VIEWS, type PlanQuery, writeQuery } from "./plan-query.ts";

const VIEW_KEYS = { table: "t", board: "b", timeline: "l" } as const;

/** The three ways to look at the plan; the filter goes along. */
export function ViewSwitch({ query, base }: { query: PlanQuery; base: string }) {
  const views = Object.keys(PLAN_VIEWS) as (keyof typeof PLAN_VIEWS)[];
  return (
    <nav className="hw-plan__views hw-screen-only" aria-label="Views of the plan">
      <ul>
        {views.map((view) => (
          <li key={view}>
            <Link
              to={`${base}${writeQuery({ ...query, view })}`}
              aria-current={view === query.view ? "page" : undefined}
              data-shortcut={VIEW_KEYS[view]}
              preventScrollReset
            >
              {PLAN_VIEWS[view]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

type Props = {
  query: PlanQuery;
  base: string;
  choices: {
    changes: readonly { key: string; number: number; shortName: string }[];
    owners: readonly { id: string; name: string }[];
  };
  shown: number;
  total: number;
  overdue: number;
  mine: number;
};

const STATUSES = Object.keys(ACTION_STATUSES) as ActionStatus[];
const ORDERS = Object.keys(PLAN_ORDERS) as PlanOrder[];
const PARTS = Object.keys(PLAN_SHELVES) as (keyof typeof PLAN_SHELVES)[];

/** Which actions are shown and in which order: plain addresses, so that each can be linked to. */
export function PlanFilters({ query, base, choices, shown, total, overdue, mine }: Props) {
  const { filter, order, view } = query;
  const to = (own: Partial<PlanQuery["filter"]>) =>
    `${base}${writeQuery({ ...query, filter: { ...NO_FILTER, ...own } })}`;
  const filtered = isFiltered(query);
  return (
    <div className="hw-plan__filters hw-screen-only">
      <p className="hw-row">
        {filtered ? (
          <>
            <strong>
              {shown} of {total} actions
            </strong>
            <Link to={to({})}>Show all</Link>
          </>
        ) : (
          <>
            {mine > 0 && <Link to={to({ mine: true })}>Mine ({mine})</Link>}
            {overdue > 0 && <Link to={to({ overdue: true })}>Overdue ({overdue})</Link>}
          </>
        )}
      </p>
      <Drawer summary="Filter and sort" open={filtered || order !== "model"} shortcut="f">
        <Form method="get" key={writeQuery(query)} className="hw-plan__filter">
          {view !== "table" && <input type="hidden" name="view" value={view} />}
          <SelectField
            name="change"
            label="Impact change"
            value={filter.change ?? ""}
            empty="All"
            options={choices.changes.map(({ key, number, shortName }) => ({
              value: key,
              label: `${number}. ${shortName}`,
            }))}
          />
          <SelectField
            name="partner"
            label="Owner"
            value={filter.partner ?? ""}
            empty="All"
            options={[
              ...choices.owners.map(({ id, name }) => ({ value: id, label: name })),
              { value: "none", label: "No owner yet" },
            ]}
          />
          <SelectField
            name="status"
            label="Status"
            value={filter.status ?? ""}
            empty="All"
            options={STATUSES.map((status) => ({
              value: status,
              label: ACTION_STATUSES[status].name,
            }))}
          />
          {view !== "timeline" && (
            <SelectField
              name="part"
              label="Part of the plan"
              value={filter.shelf ?? ""}
              empty={view === "table" ? "All" : PLAN_SHELVES.now}
              options={PARTS.filter((part) => view === "table" || part !== "now").map((part) => ({
                value: part,
                label: PLAN_SHELVES[part],
              }))}
            />
          )}
          {view === "table" && (
            <SelectField
              name="order"
              label="Order"
              value={order}
              options={ORDERS.map((each) => ({ value: each, label: PLAN_ORDERS[each] }))}
            />
          )}
          <div className="hw-plan__ticks">
            <Checkbox name="overdue" label="Overdue" checked={filter.overdue} />
            <Checkbox name="mine" label="Mine" checked={filter.mine} />
          </div>
          <SubmitButton kind="secondary" small>
            Show
          </SubmitButton>
        </Form>
      </Drawer>
    </div>
  );
}
