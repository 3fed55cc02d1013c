import { ACTION_STATUSES, type ActionStatus } from "#app/domain/plan/action.ts";
import {
  PLAN_ORDERS,
  type PlanFilter,
  type PlanOrder,
  type Shelf,
} from "#app/domain/plan/plan-filter.ts";

/** The ways to look at a plan, and what each is called. */
export const PLAN_VIEWS = { table: "Table", board: "Board", timeline: "Timeline" } as const;

type PlanView = keyof typeof PLAN_VIEWS;

/** What the address of the plan's page asks for. */
export type PlanQuery = { view: PlanView; order: PlanOrder; filter: PlanFilter };

const SHELVES: readonly Shelf[] = ["now", "later", "past"];

/** Reads an address; what it does not know is as if it were not there. */
export function readQuery(search: URLSearchParams): PlanQuery {
  const text = (name: string) => search.get(name) || null;
  const isKey = <K extends string>(list: Record<K, unknown>, key: string | null): key is K =>
    key !== null && Object.hasOwn(list, key);
  const view = text("view");
  const order = text("order");
  const status = text("status");
  const shelf = text("part");
  return {
    view: isKey(PLAN_VIEWS, view) ? view : "table",
    order: isKey(PLAN_ORDERS, order) ? order : "model",
    filter: {
      change: text("change"),
      partner: text("partner"),
      status: isKey(ACTION_STATUSES, status) ? (status as ActionStatus) : null,
      shelf: SHELVES.find((each) => each === shelf) ?? null,
      overdue: search.get("overdue") === "yes",
      mine: search.get("mine") === "yes",
    },
  };
}

/** The address of a query, to be linked to: "" for the plan as it opens. */
export function writeQuery({ view, order, filter }: PlanQuery): string {
  const search = new URLSearchParams();
  const put = (name: string, value: string | null) => value && search.set(name, value);
  put("view", view === "table" ? null : view);
  put("change", filter.change);
  put("partner", filter.partner);
  put("status", filter.status);
  put("part", filter.shelf);
  put("overdue", filter.overdue ? "yes" : null);
  put("mine", filter.mine ? "yes" : null);
  put("order", order === "model" ? null : order);
  const text = search.toString();
  return text === "" ? "" : `?${text}`;
}

/** Whether a filter holds anything back. */
export function isFiltered({ filter }: PlanQuery): boolean {
  return Object.values(filter).some(Boolean);
}
